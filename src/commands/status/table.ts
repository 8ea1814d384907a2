import { severityOfSize } from '../../formats/index.ts';
import { displayWidth, wrap } from '../../text/index.ts';
import { cut, oneLine, type Paint } from '../../terminal/index.ts';
import type { Budget } from './budgets.ts';
import type { IssueStatus } from './issue-status.ts';
import { type Published, reachOf, sayPublished } from '../../ledger/index.ts';

/** The longest name of an issue that the table has room for. */
const longestName = 24;
const gap = '  ';
/** So many missing parts are named; the rest is counted. */
const mostNamed = 5;

export interface TableOptions {
  readonly columns: number;
  readonly colours: Paint;
  /** Whether what is missing in an issue is named, not counted alone. */
  readonly isDetailed: (status: IssueStatus) => boolean;
  /** Whether it is told how far each channel is. */
  readonly isShown: { readonly forum: boolean; readonly mail: boolean };
}

/** A text in a cell, and how it is painted. */
interface Cell {
  readonly text: string;
  readonly colour?: ((text: string) => string) | undefined;
  readonly isNumber?: true;
}

/** All issues for a person to look at: a row for each, or a paragraph where the terminal is too narrow for that. */
export function statusTable(statuses: readonly IssueStatus[], options: TableOptions): string {
  return rowsFor(statuses, options) ?? paragraphs(statuses, options);
}

function rowsFor(statuses: readonly IssueStatus[], options: TableOptions): string | undefined {
  const { colours, columns } = options;
  const names = ['issue', 'state', 'papers', 'problems', 'forum', 'mail'];
  const head: Cell[] = [...names, ...shownChannels(options).map(({ head: name }) => name)].map((text, i) => ({
    text,
    colour: colours.dim,
    ...(isNumeric(i) ? { isNumber: true } : {}),
  }));
  const rows = statuses.map((status) => cellsOf(status, options));
  const widths = head.map((_, i) =>
    Math.max(...[head, ...rows].map((cells) => displayWidth(cells[i]?.text ?? ''))),
  );
  if (widths.reduce((sum, width) => sum + width + gap.length, -gap.length) > columns) return undefined;
  const lines = [rowText(head, widths)];
  for (const [i, status] of statuses.entries())
    lines.push(rowText(rows[i] ?? [], widths), ...linesBelow(status, options));
  return lines.map((line) => `${line}\n`).join('');
}

function isNumeric(column: number): boolean {
  return [2, 4, 5].includes(column);
}

function cellsOf(status: IssueStatus, options: TableOptions): Cell[] {
  const { colours } = options;
  const isBroken = status.state === 'broken';
  return [
    { text: nameIn(status) },
    { text: status.state, colour: stateColour(status, colours) },
    { text: isBroken ? '–' : `${status.papers}`, isNumber: true },
    { text: problemsIn(status) || '–', colour: problemsColour(status, colours) },
    budgetCell(status, 'forum', colours),
    budgetCell(status, 'email', colours),
    ...shownChannels(options).map(({ channel }) => channelCell(status, channel, colours)),
  ];
}

type Channel = keyof Published;

function shownChannels({ isShown }: TableOptions): { readonly channel: Channel; readonly head: string }[] {
  const all = [
    { channel: 'forum', head: 'posted' },
    { channel: 'mail', head: 'mailed' },
  ] as const;
  return all.filter(({ channel }) => isShown[channel]);
}

function channelCell({ published }: IssueStatus, channel: Channel, { red, yellow, cyan }: Paint): Cell {
  if (published === undefined) return { text: '?', colour: red };
  const own = published[channel];
  const reach = own === undefined ? '–' : reachOf(own);
  if (reach === '–' || reach === 'yes') return { text: reach };
  if (reach === 'behind') return { text: reach, colour: yellow };
  return { text: reach, colour: reach === 'pending' || reach === 'draft' ? cyan : red };
}

function budgetCell({ budget }: IssueStatus, format: Budget['format'], colours: Paint): Cell {
  const own = budget.find((entry) => entry.format === format);
  if (own === undefined) return { text: '–', isNumber: true };
  return { text: share(own), colour: budgetColour(own, colours), isNumber: true };
}

function rowText(cells: readonly Cell[], widths: readonly number[]): string {
  return cells
    .map(({ text, colour, isNumber }, i) => {
      const room = ' '.repeat((widths[i] ?? 0) - displayWidth(text));
      const painted = colour?.(text) ?? text;
      return isNumber === true ? room + painted : painted + room;
    })
    .join(gap)
    .trimEnd();
}

function paragraphs(statuses: readonly IssueStatus[], options: TableOptions): string {
  const { columns, colours } = options;
  return statuses
    .map((status) => {
      const { state, papers, budget } = status;
      const shares = budget.map((one) => budgetColour(one, colours)(`${nameOf(one)} ${share(one)}`));
      const problems = problemsIn(status);
      const lines = [
        `${cut(nameIn(status), columns - state.length - gap.length)}${gap}${stateColour(status, colours)(state)}`,
        ...(state === 'broken' ? [] : [`  ${papers} ${papers === 1 ? 'paper' : 'papers'}`]),
        ...(problems === '' ? [] : [`  ${problemsColour(status, colours)(problems)}`]),
        ...(shares.length === 0 ? [] : [`  ${shares.join(', ')}`]),
        ...channelLine(status, options),
        ...linesBelow(status, options),
      ];
      return lines.map((line) => `${line}\n`).join('');
    })
    .join('\n');
}

function channelLine(status: IssueStatus, options: TableOptions): string[] {
  const channels = shownChannels(options).flatMap(({ channel, head }) => {
    const { text, colour = plain } = channelCell(status, channel, options.colours);
    return text === '–' ? [] : [`${head}: ${colour(text)}`];
  });
  return channels.length === 0 ? [] : [`  ${channels.join(', ')}`];
}

/** Below the issue, what is missing, and where it went if that is asked for or asks for something. */
function linesBelow(status: IssueStatus, { columns, isDetailed }: TableOptions): string[] {
  const { missing, published = {}, issue, state } = status;
  const isAsked = isDetailed(status);
  const named = missing.length <= mostNamed + 1 ? missing : missing.slice(0, mostNamed);
  const left = missing.length - named.length;
  const lines = [
    ...(isAsked ? named : []),
    ...(isAsked && left > 0 ? [`… and ${left} more`] : []),
    ...sayPublished(published, { week: issue, isAll: isAsked, isDraft: state === 'draft' }),
  ];
  return lines.map((text) => wrap(oneLine(text), { width: columns, first: '  - ', rest: '    ' }));
}

function nameIn({ issue }: IssueStatus): string {
  return cut(issue, longestName);
}

/** `1 error, 2 warnings`; empty where there is none. */
function problemsIn({ errors, warnings }: IssueStatus): string {
  const counted = (count: number, noun: string): string[] =>
    count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
  return [...counted(errors, 'error'), ...counted(warnings, 'warning')].join(', ');
}

function nameOf({ format }: Budget): string {
  return format === 'email' ? 'mail' : format;
}

/** Never 100 % of what is over it. */
function share({ used, limit }: Budget): string {
  const exact = (used / limit) * 100;
  return `${exact > 100 ? Math.ceil(exact) : Math.floor(exact)}%`;
}

function budgetColour({ used, limit }: Budget, { red, yellow }: Paint): (text: string) => string {
  const severity = severityOfSize(used, limit);
  return severity === 'error' ? red : severity === 'warning' ? yellow : plain;
}

function stateColour({ state }: IssueStatus, { red, cyan }: Paint): (text: string) => string {
  return state === 'broken' ? red : state === 'draft' ? cyan : plain;
}

function problemsColour({ errors, warnings }: IssueStatus, { red, yellow }: Paint): (text: string) => string {
  return errors > 0 ? red : warnings > 0 ? yellow : plain;
}

function plain(text: string): string {
  return text;
}
