import type { PageProblem, State } from '../../protocol.ts';
import { byId, el } from '../dom.ts';
import { patchChildren } from '../patch.ts';

export interface ProblemsOptions {
  /** Whether there is a server to change the file. */
  readonly isLive: boolean;
  readonly pick: (problem: PageProblem) => void;
  readonly fix: (problem: PageProblem) => void;
  /** Says that a text was read; it is named as `draft --accept` takes it. */
  readonly accept: (target: string) => void;
}

/** Lists what is wrong by its code, errors first. Problems in the issue's own file lead to their line. */
export class ProblemsPanel {
  private readonly element = byId('problems');
  private readonly options: ProblemsOptions;
  private readonly folded = new Set<string>();
  /** In the order in which they are listed. */
  private listed: readonly PageProblem[] = [];
  private all: State['problems'] = [];
  private file = '';
  private current: PageProblem | undefined;
  private readonly filter = el('input', {
    type: 'search',
    'aria-label': 'Filter problems',
    placeholder: 'Filter by code or words',
  });
  private readonly list = el('div', {});
  private readonly head = el('span', { class: 'count' });

  constructor(options: ProblemsOptions) {
    this.options = options;
    this.element.replaceChildren(el('h2', {}, 'Problems ', this.head), this.filter, this.list);
    this.filter.addEventListener('input', () => this.draw());
    this.list.addEventListener('click', ({ target }) => {
      const place = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
      const problem = this.listed[Number(place?.dataset['index'])];
      if (problem === undefined) return;
      if (place?.classList.contains('fix') !== true) this.pick(problem);
      else if (problem.accepts !== undefined) options.accept(problem.accepts);
      else options.fix(problem);
    });
    this.list.addEventListener(
      'toggle',
      ({ target }) => {
        if (!(target instanceof HTMLDetailsElement)) return;
        const code = target.dataset['code'] ?? '';
        if (target.open) this.folded.delete(code);
        else this.folded.add(code);
      },
      true,
    );
  }

  /** `file` is the issue's. Buttons stay where they are the same, with the focus that one may have. */
  show({ problems }: State, file: string): void {
    this.all = problems;
    this.file = file;
    this.draw();
  }

  /** Goes to the problem before or after the one that was picked last. */
  step(by: 1 | -1): void {
    const here = this.listed.filter((problem) => this.isHere(problem));
    const at = here.findIndex((problem) => isSame(problem, this.current));
    const next = here[at === -1 ? (by === 1 ? 0 : here.length - 1) : at + by];
    if (next !== undefined) this.pick(next);
  }

  private pick(problem: PageProblem): void {
    this.current = problem;
    this.draw();
    this.options.pick(problem);
  }

  private isHere({ file, line }: PageProblem): boolean {
    return file === this.file && line !== undefined;
  }

  private draw(): void {
    const wanted = this.filter.value.trim().toLowerCase();
    const groups = byCode(this.all.filter((one) => holds(one, wanted)));
    this.listed = groups.flatMap(([, problems]) => problems);
    this.head.textContent = countOf(this.all);
    this.filter.hidden = this.all.length < 2;
    const next = el('div', {});
    let index = 0;
    for (const [code, problems] of groups) {
      const items = problems.map((problem) => el('li', {}, ...this.item(problem, index++)));
      const group = el(
        'details',
        { class: 'group', 'data-code': code, ...(this.folded.has(code) ? {} : { open: '' }) },
        el('summary', {}, el('code', {}, code), ` ×${problems.length}`),
        el('ul', { class: 'problems' }, ...items),
      );
      next.append(group);
    }
    if (groups.length === 0 && this.all.length > 0) next.append(el('p', {}, 'None has these words.'));
    patchChildren(this.list, next);
  }

  private item(problem: PageProblem, index: number): HTMLElement[] {
    const { severity, message, hint, line, file, isFixable, accepts } = problem;
    const isHere = this.isHere(problem);
    const place = line === undefined ? undefined : isHere ? `line ${line}` : `${file ?? ''}:${line}`;
    const words = [
      el('span', { class: 'severity' }, severity),
      place === undefined ? undefined : el('span', { class: 'place' }, place),
      el('span', { class: 'message' }, message),
      hint === undefined ? undefined : el('span', { class: 'hint' }, hint),
    ];
    const isCurrent = isSame(problem, this.current);
    const attributes = { class: `problem ${severity}`, ...(isCurrent ? { 'aria-current': 'true' } : {}) };
    const number = { type: 'button', 'data-index': String(index) };
    const act = accepts !== undefined ? 'Accept' : isFixable === true ? 'Fix' : undefined;
    return [
      isHere ? el('button', { ...attributes, ...number }, ...words) : el('div', attributes, ...words),
      ...(this.options.isLive && act !== undefined
        ? [el('button', { ...number, class: 'fix', 'aria-label': `${act}: ${message}` }, act)]
        : []),
    ];
  }
}

/** Codes with errors first, then in the order in which they come; what one of them holds likewise. */
function byCode(problems: readonly PageProblem[]): [code: string, problems: PageProblem[]][] {
  const groups = new Map<string, PageProblem[]>();
  for (const problem of problems.toSorted((a, b) => rank(a) - rank(b))) {
    const { code = '' } = problem;
    const group = groups.get(code) ?? [];
    groups.set(code, group);
    group.push(problem);
  }
  return [...groups];
}

export function countOf(problems: readonly PageProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counted = (count: number, word: string): string[] =>
    count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
  const parts = [...counted(errors, 'error'), ...counted(problems.length - errors, 'warning')];
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function holds({ code = '', message, hint = '' }: PageProblem, wanted: string): boolean {
  return `${code} ${message} ${hint}`.toLowerCase().includes(wanted);
}

function isSame(a: PageProblem, b: PageProblem | undefined): boolean {
  return a.code === b?.code && a.message === b?.message && a.line === b.line;
}

function rank({ severity }: PageProblem): number {
  return severity === 'error' ? 0 : 1;
}
