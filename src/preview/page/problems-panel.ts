import type { PageProblem, State } from '../protocol.ts';
import { byId, el } from './dom.ts';
import { patchChildren } from './patch.ts';

/** Lists what is wrong, errors first. Those in the issue's own file lead to their line. */
export class ProblemsPanel {
  private readonly element = byId('problems');
  private shown: readonly PageProblem[] = [];

  constructor(pick: (problem: PageProblem) => void) {
    this.element.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('button.problem') : null;
      const problem = this.shown[Number(button?.dataset['index'])];
      if (problem === undefined) return;
      for (const other of this.element.querySelectorAll('[aria-current]'))
        other.removeAttribute('aria-current');
      button?.setAttribute('aria-current', 'true');
      pick(problem);
    });
  }

  /** `file` is the issue's. Buttons stay where they are the same, with the focus that one may have. */
  show({ problems }: State, file: string): void {
    this.shown = problems.toSorted((a, b) => rank(a) - rank(b));
    const next = document.createElement('section');
    next.append(el('h2', {}, 'Problems ', el('span', { class: 'count' }, countOf(problems))));
    if (problems.length > 0) {
      const items = this.shown.map((problem, i) => el('li', {}, draw(problem, i, file)));
      next.append(el('ul', { class: 'problems' }, ...items));
    }
    patchChildren(this.element, next);
  }
}

export function countOf(problems: readonly PageProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counted = (count: number, word: string): string[] =>
    count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
  const parts = [...counted(errors, 'error'), ...counted(problems.length - errors, 'warning')];
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function rank({ severity }: PageProblem): number {
  return severity === 'error' ? 0 : 1;
}

function draw(problem: PageProblem, index: number, file: string): HTMLElement {
  const { severity, message, hint, line } = problem;
  const isHere = problem.file === file && line !== undefined;
  const place = line === undefined ? undefined : isHere ? `line ${line}` : `${problem.file ?? ''}:${line}`;
  const words = [
    el('span', { class: 'severity' }, severity),
    place === undefined ? undefined : el('span', { class: 'place' }, place),
    el('span', { class: 'message' }, message),
    hint === undefined ? undefined : el('span', { class: 'hint' }, hint),
  ];
  const attributes = { class: `problem ${severity}` };
  return isHere
    ? el('button', { type: 'button', ...attributes, 'data-index': String(index) }, ...words)
    : el('div', attributes, ...words);
}
