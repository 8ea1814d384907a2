/** The page around the views: it keeps what it is told, shows it in one or two panes, and lets one view lead to another. */
import type { Parts } from '../protocol.ts';
import { drawBudgets } from './budgets-panel.ts';
import { Connection, start } from './connect.ts';
import { button, byId, el } from './dom.ts';
import { foundAgain } from './found.ts';
import type { Found } from './found.ts';
import { FoundBar } from './found-bar.ts';
import { Pane } from './pane.ts';
import { ProblemsPanel } from './problems-panel.ts';
import { loadSettings, saveSettings, viewNames } from './settings.ts';
import type { ViewName } from './settings.ts';
import { Status } from './status.ts';
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
};

const panes = [1, 2].map(
  (number) => new Pane({ number, page, choose: (name) => choose(number - 1, name) }),
) as [Pane, Pane];
byId('panes').append(...panes.map(({ element }) => element));

const status = new Status(begun.live);
const foundBar = new FoundBar({ isLive: begun.live, showLine, close: () => find(undefined) });
const problemsPanel = new ProblemsPanel(({ line, column, code = '' }) => {
  if (line === undefined) return;
  find({ line, column, label: code });
  showLine(line);
});
const splitButton = button('Side by side', () => page.change({ isSplit: !settings.isSplit }));
byId('layout').append(splitButton);
const picker = byId('issue') as HTMLSelectElement;
const keys = byId('keys') as HTMLInputElement;
keys.addEventListener('change', () => page.change({ hasKeys: keys.checked }));

function shownPanes(): Pane[] {
  return settings.isSplit ? panes : [panes[0]];
}

function choose(pane: number, name: ViewName): void {
  const [first, second] = settings.panes;
  page.change({ panes: pane === 0 ? [name, second] : [first, name] });
  reveal();
}

function draw(): void {
  const { isSplit, hasKeys } = settings;
  splitButton.setAttribute('aria-pressed', String(isSplit));
  keys.checked = hasKeys;
  byId('panes').classList.toggle('split', isSplit);
  panes[1].element.hidden = !isSplit;
  for (const [i, pane] of shownPanes().entries()) pane.show(settings.panes[i] ?? 'forum', known, settings);
}

function told(changed: Partial<Parts>): void {
  const isAnother = changed.issue !== undefined && changed.issue.name !== known.issue?.name;
  const before = known;
  // Nothing of another issue is shown as if it were this one, which may have nothing to show.
  known = isAnother ? { issues: known.issues ?? [], ...changed } : { ...known, ...changed };
  const { issue, issues = [], state, budgets = [] } = known;
  if (changed.issues !== undefined || changed.issue !== undefined) drawPicker(issues, issue?.name ?? '');
  if (issue !== undefined) document.title = `${issue.name} · digest preview`;
  if (isAnother || changed.budgets !== undefined)
    byId('budgets').replaceChildren(...drawBudgets(budgets, unfolded, titles()));
  if (state !== undefined && (isAnother || changed.state !== undefined)) {
    problemsPanel.show(state, issue?.file ?? '');
    status.show(known);
    byId('saved').textContent = begun.live ? new Date().toLocaleTimeString() : '';
  }
  draw();
  if (isAnother) find(undefined);
  else if (found !== undefined && (changed.blocks !== undefined || known.source !== before.source)) {
    found = foundAgain(found, before, known);
    foundBar.update(found, known);
    reveal();
  }
}

/** The papers' titles, for those who know none by its number. */
function titles(): string[] {
  const own = (known.blocks ?? []).flatMap(({ path, text }) => {
    const [, number] = /^papers\[(\d+)\](?:\.title(?:\.[\w-]+)?)?$/.exec(path) ?? [];
    return number === undefined ? [] : [[Number(number), text] as const];
  });
  return Object.assign<string[], Record<number, string>>([], Object.fromEntries(own.toReversed()));
}

function drawPicker(names: readonly string[], current: string): void {
  const all = current === '' || names.includes(current) ? names : [current, ...names];
  picker.replaceChildren(...all.map((name) => el('option', { value: name }, name)));
  picker.value = current;
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

function press(key: string): void {
  if (key === 'Escape') find(undefined);
  if (!settings.hasKeys) return;
  const name = viewNames[Number(key) - 1];
  if (name !== undefined) choose(0, name);
  else if (key === 'j') step(1);
  else if (key === 'k') step(-1);
  else if (key === 's') page.change({ isSplit: !settings.isSplit });
  else if (key === 'd') page.change({ isDark: !settings.isDark });
}

document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
  const isTyping = target instanceof HTMLSelectElement;
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
      drawPicker(issues, '');
      status.say(`There is no issue ${missing}.`);
      status.notify(`There is no issue ${missing}. Choose another.`);
    },
  });
}

draw();
if (begun.live) {
  const connection = connect();
  const visit = (name: string): void => {
    history.replaceState(null, '', `?issue=${encodeURIComponent(name)}`);
    connection.follow(name);
  };
  picker.addEventListener('change', () => visit(picker.value));
  const named = new URLSearchParams(location.search).get('issue');
  if (named === null) connection.follow(begun.issue);
  else visit(named);
} else told(begun.parts);
