import type { Path } from '../../problem/index.ts';
import { catalogue, isProblemCode, nameOf, sayProblem } from '../../problem/index.ts';
import { forGithub } from '../../report/index.ts';
import {
  type ChangedFile,
  cutTo,
  most,
  type Report,
  type ReportedChange,
  type ReportedGroup,
  type ReportedProblem,
  type Weight,
} from '../ci-report/model.ts';
import { linesInMarkdown } from '../diff/markdown.ts';

/**
 * In UTF-16 code units. GitHub refuses a comment over 262,144 bytes, and speaks of 65,536 characters then; by either count, and however
 * many bytes a character has, this is less: a unit has three bytes of UTF-8 at most.
 */
const mostCharacters = 60_000;

/** So much of a sentence, a path or a piece of text is shown, in code points. */
const mostOfSentence = 600;

/** The comment is found by the beginning of this line, which nobody sees. */
const mark = '<!-- digest: report';

/**
 * A report as a comment on a pull request. The words are ours; what the branch says is text in them, without markup, mentions and
 * links. Its first line is a hidden mark, which says whether there is anything to tell.
 */
export function commentOf(report: Report): string {
  const { head, counts, problems, files } = report;
  const isSilent = counts.errors + counts.unread + problems.length + files.length === 0;
  const first = `${mark}${isSilent ? ', nothing to tell' : ''} -->\n### digest: ${verdict(report)}\n\n`;
  const last = `\nChecked at \`${head.slice(0, 12)}\`.\n`;
  const entries = [
    ...problemEntries(report),
    ...files.flatMap(fileEntries),
    ...(report.left === 0
      ? []
      : [`\n${counted(report.left, 'more change')} ${report.left === 1 ? 'is' : 'are'} not shown.\n`]),
  ];
  return `${first}${whole(entries, mostCharacters - first.length - last.length - cutNote.length)}${last}`;
}

const cutNote = '\nThe rest does not fit into a comment. The log of the check has all problems.\n';

/** As many whole entries as fit, in UTF-16 code units. */
function whole(entries: readonly string[], room: number): string {
  let text = '';
  for (const entry of entries) {
    if (text.length + entry.length > room) return text + cutNote;
    text += entry;
  }
  return text;
}

function verdict({ counts: { errors, warnings, unread } }: Report): string {
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(unread > 0 ? [`${counted(unread, 'file')} could not be looked at`] : []),
  ];
  return found.length === 0 ? 'nothing is wrong' : found.join(', ');
}

function problemEntries({ problems, counts }: Report): string[] {
  const others = counts.errors + counts.warnings - problems.length;
  if (others <= 0) return problems.map(problemEntry);
  const listed = problems.filter(({ severity }) => severity === 'error').length;
  // A list with room to spare has all errors, and the warnings in issues that changed; one that is full says nothing of the others.
  const isWhole = problems.length < most.problems && listed >= counts.errors;
  const where = isWhole ? ', mostly in files that this pull request leaves as they are' : '';
  const more = counted(others, problems.length === 0 ? 'problem' : 'more problem');
  return [...problems.map(problemEntry), `\n${more}${where}: the log of the check has them.\n`];
}

function problemEntry(problem: ReportedProblem): string {
  const { message, hint } = words(problem);
  const code = isProblemCode(problem.code) ? `\`${problem.code}\`` : shown(problem.code);
  const place = `${problem.file}:${problem.line}`;
  const advice = hint === undefined ? '' : `  \n  ${shown(hint)}`;
  return `- **${problem.severity}** ${shown(place)}: ${shown(message)} (${code})${advice}\n`;
}

/** What a code means, with the values that are reported where they are of the kinds that its sentence takes. */
function words({ code, args }: ReportedProblem): { readonly message: string; readonly hint?: string } {
  if (!isProblemCode(code)) return { message: 'a problem that this version of digest does not know' };
  try {
    const { message, hint } = sayProblem({ code, args });
    if (typeof message === 'string' && typeof (hint ?? '') === 'string')
      return hint === undefined ? { message } : { message, hint };
  } catch {
    // The values are another program's.
  }
  return { message: catalogue[code].about };
}

function fileEntries({ file, groups, weights }: ChangedFile): string[] {
  const changes =
    groups === undefined
      ? ['What changed cannot be told: a version of the file cannot be read.\n']
      : groups.flatMap((group) => linesInMarkdown(told(group)).map((line) => `${line}\n`));
  return [
    `\n#### ${shown(file)}\n\n`,
    ...(groups?.length === 0 ? ['Nothing that readers or programs see changed.\n'] : changes),
    ...(weights.length === 0 ? [] : [`\n${weights.map(weighed).join(' · ')}\n`]),
  ];
}

function told({ owner, changes }: ReportedGroup): Parameters<typeof linesInMarkdown>[0] {
  return {
    owner:
      owner === undefined
        ? undefined
        : { ...owner, name: nameOf([owner.root, Math.max(0, owner.position - 1)]) },
    changes: changes.map((change) => ({ line: lineOf(change), pieces: change.pieces })),
  };
}

function lineOf({ path, was }: ReportedChange): string {
  const name: string = named(path);
  return was === undefined ? name : `${name} (was ${was})`;
}

/** A path of the report may lead nowhere. */
function named(path: Path): string {
  try {
    return cutTo(nameOf(path), mostOfSentence);
  } catch {
    return 'a value';
  }
}

function weighed({ format, used, limit }: Weight): string {
  const [what, unit] = format === 'forum' ? ['The post', 'characters'] : ['The mail', 'bytes'];
  const share = limit === 0 ? '' : ` (${Math.round((100 * used) / limit)} %)`;
  return `${what} has ${grouped(used)} of at most ${grouped(limit)} ${unit}${share}`;
}

function shown(text: string): string {
  return forGithub(cutTo(text, mostOfSentence));
}

function counted(n: number, noun: string): string {
  return `${grouped(n)} ${noun}${n === 1 ? '' : 's'}`;
}

function grouped(n: number): string {
  return `${n}`.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
