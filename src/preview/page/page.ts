/** The page around the views: it keeps what it is told, shows it in one or two panes, and lets one view lead to another. */
import type { EditRequest, Parts } from '../protocol.ts';
import { drawBudgets } from './aside/budgets-panel.ts';
import { Connection, requestEdit, start } from './connect.ts';
import { button, byId, el } from './dom.ts';
import { foundAgain } from './found.ts';
import type { Found } from './found.ts';
import { FoundBar } from './found-bar.ts';
import { Outline } from './aside/outline.ts';
import { Pane } from './pane.ts';
import { Picker } from './picker.ts';
import { ProblemsPanel } from './aside/problems-panel.ts';
import { loadSettings, saveSettings, viewNames } from './settings.ts';
import type { ViewName } from './settings.ts';
import { Status } from './status.ts';
import { Tools } from './tools.ts';
import type { Known, Page, View } from './view.ts';

let known: Known = {};
let settings = loadSettings();
let found: Found | undefined;
/** Views that have scrolled to what was found: a reader who comes back to one reads on where they were. */
let scrolled = new Set<View | undefined>();
const unfolded = new Set<string>();
const begun = start();

const page: Page = {
  known: () => known,
  settings: () => settings,
  pick(block, from) {
    const located = known.blocks?.[block];
    find({ block, line: located?.lines?.[0], label: located?.path ?? '' }, from);
  },
  pickLine: (line, from) => find({ line, label: '' }, from),
  change(changed) {
    settings = { ...settings, ...changed };
    saveSettings(settings);
    draw();
  },
  press,
  accept,
  isLive: begun.live,
  scrolled(position, from) {
    if (!settings.isTogether) return;
    for (const { current } of shownPanes()) if (current !== from) current?.follow?.(position);
  },
};

const panes = [1, 2].map(
  (number) => new Pane({ number, page, choose: (name) => choose(number - 1, name) }),
) as [Pane, Pane];
byId('panes').append(...panes.map(({ element }) => element));

const status = new Status(begun.live);
const foundBar = new FoundBar({ isLive: begun.live, showLine, accept, close: () => find(undefined) });
const problemsPanel = new ProblemsPanel({
  isLive: begun.live,
  pick({ line, column, code = '' }) {
    if (line === undefined) return;
    find({ line, column, label: code });
    showLine(line);
  },
  fix({ code = '', line = 0, column = 0 }) {
    edit({ act: 'fix', code, line, column });
  },
  accept: (target) => edit({ act: 'accept', targets: [target] }),
});
const outline = new Outline({ isLive: begun.live, known: page.known, go: goToPaper, say: sayDone });
const picker = new Picker((name) => visit(name));
const tools = new Tools(page);
const keysDialog = byId('keys') as HTMLDialogElement;
keysDialog.append(button('Close', () => keysDialog.close()));

function shownPanes(): Pane[] {
  return settings.isSplit ? panes : [panes[0]];
}

function choose(pane: number, name: ViewName): void {
  const [first, second] = settings.panes;
  page.change({ panes: pane === 0 ? [name, second] : [first, name] });
  reveal();
}

function draw(): void {
  const { isSplit } = settings;
  tools.show(known);
  byId('panes').classList.toggle('split', isSplit);
  panes[1].element.hidden = !isSplit;
  for (const [i, pane] of shownPanes().entries()) pane.show(settings.panes[i] ?? 'forum', known, settings);
}

function told(changed: Partial<Parts>): void {
  const isAnother = changed.issue !== undefined && changed.issue.name !== known.issue?.name;
  const before = known;
  // Nothing of another issue is shown as if it were this one, which may have nothing to show.
  known = isAnother ? { issues: known.issues ?? [], ...changed } : { ...known, ...changed };
  const { issue, issues = [] } = known;
  if (changed.issues !== undefined || changed.issue !== undefined) picker.show(issues, issue?.name ?? '');
  if (issue !== undefined) document.title = `${issue.name} · digest preview`;
  // What readers see comes before what is beside it.
  draw();
  if (isAnother) {
    sayDone('');
    find(undefined);
  } else if (found !== undefined && (changed.blocks !== undefined || known.source !== before.source)) {
    found = foundAgain(found, before, known);
    foundBar.update(found, known);
    reveal();
  }
  showAside(isAnother ? { budgets: [], ...known } : changed);
}

function showAside({ state, blocks, budgets }: Partial<Parts>): void {
  if (budgets !== undefined) byId('budgets').replaceChildren(...drawBudgets(budgets, unfolded, titles()));
  if (budgets !== undefined || blocks !== undefined || state !== undefined) outline.show(known, titles());
  if (state === undefined) return;
  problemsPanel.show(state, known.issue?.file ?? '');
  status.show(known);
  byId('saved').textContent = begun.live ? new Date().toLocaleTimeString() : '';
}

/** The papers' titles, for those who know none by its number. */
function titles(): string[] {
  const own = (known.blocks ?? []).flatMap(({ path, text }) => {
    const [, number] = /^papers\[(\d+)\](?:\.title(?:\.[\w-]+)?)?$/.exec(path) ?? [];
    return number === undefined ? [] : [[Number(number), text] as const];
  });
  return Object.assign<string[], Record<number, string>>([], Object.fromEntries(own.toReversed()));
}

type Act = EditRequest extends infer T
  ? T extends EditRequest
    ? Omit<T, 'issue' | 'version'>
    : never
  : never;

function edit(act: Act): void {
  const { issue, version } = known;
  if (issue === undefined || version === undefined) return;
  void requestEdit({ issue: issue.name, version, ...act }).then(({ isDone, words }) =>
    sayDone(words, isDone && act.act !== 'undo'),
  );
}

/** Says of what is unread in a block that it was read. */
function accept(block: number | undefined): void {
  const unread = known.blocks?.[block ?? -1]?.unread;
  if (unread !== undefined) edit({ act: 'accept', targets: unread.targets });
}

/** Says what became of the file, with the way back. */
function sayDone(words: string, canUndo = false): void {
  const done = byId('done');
  done.hidden = words === '';
  done.replaceChildren(
    el('span', { role: 'status' }, words),
    ...(canUndo ? [button('Undo', () => edit({ act: 'undo' }))] : []),
    button('Close', () => sayDone('')),
  );
}

/** Marks what was picked in every view but the one it was picked in, where it is seen already. */
function find(next: Found | undefined, from?: View): void {
  found = next;
  scrolled = new Set(from === undefined ? [] : [from]);
  foundBar.show(found, known);
  reveal();
}

function reveal(): void {
  for (const { current, source } of shownPanes()) {
    const scroll = !scrolled.has(current);
    scrolled.add(current);
    if (found?.block === undefined && found?.line !== undefined && source !== undefined)
      source.revealLine(found.line, scroll);
    else current?.reveal(found?.block, scroll);
  }
}

/** Shows a line of the file beside what is looked at, where there is room. */
function showLine(line: number): void {
  if (!shownPanes().some((pane) => pane.source !== undefined)) choose(settings.isSplit ? 1 : 0, 'source');
  for (const { source } of shownPanes()) source?.revealLine(line, true);
}

/** The block before or after; the first one where none is chosen. */
function step(by: 1 | -1): void {
  const count = known.blocks?.length ?? 0;
  const at = found?.block;
  if (count > 0) page.pick(at === undefined ? 0 : Math.min(count - 1, Math.max(0, at + by)));
}

/** The number of the paper that a block is of, from 1. */
function paperOf(path: string | undefined): number | undefined {
  const [, index] = /^papers\[(\d+)\]/.exec(path ?? '') ?? [];
  return index === undefined ? undefined : Number(index) + 1;
}

function goToPaper(paper: number): void {
  const block = known.blocks?.findIndex(({ path }) => paperOf(path) === paper) ?? -1;
  if (block !== -1) page.pick(block);
}

/** The paper before or after what is found; the first one where nothing is. */
function stepPaper(by: 1 | -1): void {
  const blocks = known.blocks ?? [];
  const at = found?.block ?? -1;
  const here = paperOf(blocks[at]?.path);
  if (here !== undefined) return goToPaper(here + by);
  const papers = blocks.flatMap(({ path }, block) => ({ block, paper: paperOf(path) }));
  const next =
    by === 1
      ? papers.find(({ block, paper }) => block > at && paper !== undefined)
      : papers.findLast(({ block, paper }) => block < at && paper !== undefined);
  if (next?.paper !== undefined) goToPaper(next.paper);
}

const acts = new Map([
  ['j', () => step(1)],
  ['k', () => step(-1)],
  ['J', () => stepPaper(1)],
  ['K', () => stepPaper(-1)],
  ['n', () => problemsPanel.step(1)],
  ['p', () => problemsPanel.step(-1)],
  ['a', () => accept(found?.block)],
  ['?', () => keysDialog.showModal()],
  ['t', () => page.change({ isTogether: !settings.isTogether })],
  ['s', () => page.change({ isSplit: !settings.isSplit })],
  ['d', () => page.change({ isDark: !settings.isDark })],
]);

/** `isAsked`: by a button, and not by a key that may be off. */
function press(key: string, isAsked = false): void {
  if (key === 'Escape') find(undefined);
  if (!settings.hasKeys && !isAsked) return;
  const name = viewNames[Number(key) - 1];
  if (name !== undefined) choose(0, name);
  else acts.get(key)?.();
}

document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
  const isTyping =
    target instanceof HTMLSelectElement ||
    target instanceof HTMLInputElement ||
    document.querySelector('dialog[open]') !== null;
  if (!isTyping && !ctrlKey && !metaKey && !altKey) press(key);
});

function connect(): Connection {
  return new Connection({
    told,
    connected(isConnected) {
      const wasEnded = document.body.classList.contains('ended');
      document.body.classList.toggle('ended', !isConnected);
      if (!isConnected) status.ended();
      else if (wasEnded) status.show(known);
    },
    unknown(missing, issues) {
      picker.show(issues, '');
      status.say(`There is no issue ${missing}.`);
      status.notify(`There is no issue ${missing}. Choose another.`);
    },
  });
}

const connection = begun.live ? connect() : undefined;

function visit(name: string): void {
  history.replaceState(null, '', `?issue=${encodeURIComponent(name)}`);
  connection?.follow(name);
}

draw();
if (begun.live) {
  const named = new URLSearchParams(location.search).get('issue');
  if (named === null) connection?.follow(begun.issue);
  else visit(named);
} else told(begun.parts);
