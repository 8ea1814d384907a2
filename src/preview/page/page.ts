/** The page around the views: it keeps what it is told, shows it in one or two panes, and lets one view lead to another. */
import type { PageProblem, Parts } from '../protocol.ts';
import { drawBudgets } from './budgets-panel.ts';
import { follow, openInEditor, start } from './connect.ts';
import { button, byId, el } from './dom.ts';
import { Pane } from './pane.ts';
import { countOf, drawProblems } from './problems-panel.ts';
import { loadSettings, saveSettings, viewNames } from './settings.ts';
import type { ViewName } from './settings.ts';
import type { Desk, Known, View } from './view.ts';

let known: Known = {};
let settings = loadSettings();
let block: number | undefined;
let place: { readonly line: number; readonly column?: number | undefined } | undefined;
const unfolded = new Set<string>();
const begun = start();

const desk: Desk = {
  pick(picked, from) {
    block = picked;
    const located = known.blocks?.[picked];
    place = located?.lines === undefined ? undefined : { line: located.lines[0] };
    for (const { current } of shownPanes()) current?.reveal(block, current !== from);
    tellPlace(located?.path ?? '');
  },
  pickLine(line, from) {
    place = { line };
    for (const pane of shownPanes()) if (pane.current !== from) pane.source?.revealLine(line);
    tellPlace('');
  },
  change(changed) {
    settings = { ...settings, ...changed };
    saveSettings(settings);
    draw();
  },
  press,
};

const panes = [1, 2].map(
  (number) => new Pane({ number, desk, choose: (name) => choose(number - 1, name) }),
) as [Pane, Pane];
byId('panes').append(...panes.map(({ element }) => element));

const splitButton = button('Side by side', () => desk.change({ isSplit: !settings.isSplit }));
byId('layout').append(splitButton);
const picker = byId('issue') as HTMLSelectElement;
picker.addEventListener('change', () => visit(picker.value));

function shownPanes(): Pane[] {
  return settings.isSplit ? panes : [panes[0]];
}

function choose(pane: number, name: ViewName): void {
  const [first, second] = settings.panes;
  desk.change({ panes: pane === 0 ? [name, second] : [first, name] });
  panes[pane]?.current?.reveal(block, true);
}

function draw(): void {
  const { isSplit } = settings;
  splitButton.setAttribute('aria-pressed', String(isSplit));
  byId('panes').classList.toggle('split', isSplit);
  panes[1].element.hidden = !isSplit;
  for (const [i, pane] of shownPanes().entries()) pane.show(settings.panes[i] ?? 'forum', known, settings);
}

function told(changed: Partial<Parts>): void {
  const isAnother = changed.issue !== undefined && changed.issue.name !== known.issue?.name;
  // Nothing of another issue is shown as if it were this one, which may have nothing to show.
  known = isAnother ? { issues: known.issues ?? [], ...changed } : { ...known, ...changed };
  if (isAnother || changed.blocks !== undefined) forget();
  draw();
  const { issue, issues = [], state, budgets } = known;
  if (changed.issues !== undefined || changed.issue !== undefined) drawPicker(issues, issue?.name ?? '');
  if (issue !== undefined) document.title = `${issue.name} · digest preview`;
  if (changed.state !== undefined && state !== undefined) {
    byId('problems').replaceChildren(
      ...drawProblems(state, { file: issue?.file ?? '', pick: (problem) => showProblem(problem) }),
    );
    document.body.classList.toggle('stale', state.isStale);
  }
  if (changed.budgets !== undefined && budgets !== undefined)
    byId('budgets').replaceChildren(...drawBudgets(budgets, unfolded));
  tellStatus();
}

function drawPicker(names: readonly string[], current: string): void {
  const all = current === '' || names.includes(current) ? names : [current, ...names];
  picker.replaceChildren(...all.map((name) => el('option', { value: name }, name)));
  picker.value = current;
}

function tellStatus(): void {
  const { state } = known;
  if (state === undefined) return;
  const errors = state.problems.filter(({ severity }) => severity === 'error').length;
  const words = countOf(errors, state.problems.length - errors);
  say(begun.live ? `Live. Problems: ${words}.` : `A copy, which follows no file. Problems: ${words}.`);
}

function say(words: string): void {
  const status = byId('status');
  // Said again, it would be read out again.
  if (status.textContent !== words) status.textContent = words;
}

/** Where a block stands in the file, with the ways there. */
function tellPlace(path: string): void {
  const found = byId('found');
  const { issue } = known;
  if (issue === undefined) return;
  const where =
    place === undefined ? 'not from this file, but from digest.config.yaml' : `${issue.file}:${place.line}`;
  const answer = el('span', { role: 'status' });
  const { line, column } = place ?? {};
  found.replaceChildren(
    el('span', { class: 'where' }, path === '' ? where : `${path} · ${where}`),
    ...(line === undefined ? [] : [button('Show in source', () => showLine(line))]),
    ...(line === undefined || !begun.live
      ? []
      : [
          button('Open in editor', () => {
            void openInEditor({ issue: issue.name, line, ...(column === undefined ? {} : { column }) }).then(
              (words) => (answer.textContent = words),
            );
          }),
        ]),
    button('Close', forget),
    answer,
  );
  found.hidden = false;
}

/** After an edit a block may be another one. */
function forget(): void {
  block = undefined;
  place = undefined;
  byId('found').hidden = true;
  for (const { current } of shownPanes()) current?.reveal(undefined, false);
}

function showProblem({ line, column, code }: PageProblem): void {
  if (line === undefined) return;
  place = { line, column };
  tellPlace(code ?? '');
  showLine(line);
}

/** Shows a line of the file beside what is looked at, where there is room. */
function showLine(line: number): void {
  if (!shownPanes().some((pane) => pane.source !== undefined)) choose(settings.isSplit ? 1 : 0, 'source');
  for (const pane of shownPanes()) pane.source?.revealLine(line);
}

/** The block before or after; the first one where none is chosen. */
function step(by: 1 | -1): void {
  const blocks: readonly unknown[] = known.blocks ?? [];
  const next = block === undefined ? 0 : Math.min(blocks.length - 1, Math.max(0, block + by));
  if (blocks.length > 0) desk.pick(next, none);
}

/** Stands for no view at all: all of them scroll to what was chosen. */
const none: View = { element: el('span'), tools: () => [], show: () => {}, reveal: () => {} };

function press(key: string): void {
  const name = viewNames[Number(key) - 1];
  if (name !== undefined) choose(0, name);
  else if (key === 'j') step(1);
  else if (key === 'k') step(-1);
  else if (key === 's') desk.change({ isSplit: !settings.isSplit });
  else if (key === 'd') desk.change({ isDark: !settings.isDark });
}

document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
  const isTyping = target instanceof HTMLSelectElement || target instanceof HTMLInputElement;
  if (!isTyping && !ctrlKey && !metaKey && !altKey) press(key);
});

let stop = (): void => {};

function visit(name: string | undefined): void {
  stop();
  if (name !== undefined) history.replaceState(null, '', `?issue=${encodeURIComponent(name)}`);
  stop = follow(name, {
    told,
    connected(isConnected) {
      document.body.classList.toggle('ended', !isConnected);
      if (!isConnected) say('The preview has ended. Start it again, and this page goes on.');
    },
    unknown: (missing) => say(`There is no issue ${missing}. Choose another.`),
  });
}

draw();
if (begun.live) visit(new URLSearchParams(location.search).get('issue') ?? undefined);
else told(begun.parts);
