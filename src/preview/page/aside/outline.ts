import { requestEdit } from '../connect.ts';
import { button, byId, el } from '../dom.ts';
import { patchChildren } from '../patch.ts';
import type { Known } from '../view.ts';

export interface OutlineOptions {
  /** Whether there is a server to change the file. */
  readonly isLive: boolean;
  readonly known: () => Known;
  /** Shows the paper of this number, from 1. */
  readonly go: (paper: number) => void;
  /** Says what was done, or why not. */
  readonly say: (words: string, canUndo: boolean) => void;
}

/** The papers of the week, with what is wrong with them and what they weigh; they can be moved. */
export class Outline {
  private readonly element = byId('outline');
  private readonly options: OutlineOptions;
  private dragged: number | undefined;

  constructor(options: OutlineOptions) {
    this.options = options;
    const { element } = this;
    element.addEventListener('click', ({ target }) => {
      const paper = paperOf(target);
      const by =
        target instanceof Element ? target.closest<HTMLElement>('[data-by]')?.dataset['by'] : undefined;
      if (paper === undefined) return;
      if (by === undefined) options.go(paper);
      else this.move(paper, paper + Number(by));
    });
    element.addEventListener('keydown', (event) => {
      const by = new Map([
        ['ArrowUp', -1],
        ['ArrowDown', 1],
      ]).get(event.key);
      const paper = paperOf(event.target);
      if (by === undefined || paper === undefined) return;
      event.preventDefault();
      if (event.altKey) this.move(paper, paper + by);
      else this.focus(paper + by);
    });
    element.addEventListener('dragstart', (event) => {
      this.dragged = paperOf(event.target);
      event.dataTransfer?.setData('text/plain', String(this.dragged));
    });
    element.addEventListener('dragover', (event) => {
      if (this.dragged === undefined) return;
      event.preventDefault();
      this.mark(paperOf(event.target));
    });
    element.addEventListener('dragend', () => this.mark(undefined));
    element.addEventListener('drop', (event) => {
      event.preventDefault();
      const to = paperOf(event.target);
      const from = this.dragged;
      this.dragged = undefined;
      this.mark(undefined);
      if (from !== undefined && to !== undefined && from !== to) this.move(from, to);
    });
  }

  show(known: Known, titles: readonly string[]): void {
    const { state, budgets = [] } = known;
    const [forum] = budgets;
    const weights = forum?.papers ?? [];
    const count = Math.max(titles.length, weights.length);
    const next = el(
      'section',
      {},
      el('h2', {}, 'This week ', el('span', { class: 'count' }, countOf(count))),
    );
    const items = Array.from({ length: count }, (_, i) => {
      const problems = state?.problems.filter(({ paper }) => paper === i + 1) ?? [];
      return this.item(i + 1, { title: titles[i] ?? '', weight: weights[i], problems, all: count });
    });
    if (count > 0) next.append(el('ol', { class: 'outline' }, ...items));
    patchChildren(this.element, next);
  }

  private item(
    number: number,
    {
      title,
      weight,
      problems,
      all,
    }: {
      readonly title: string;
      readonly weight: number | undefined;
      readonly problems: NonNullable<Known['state']>['problems'];
      readonly all: number;
    },
  ): HTMLElement {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const state = errors > 0 ? 'error' : problems.length > 0 ? 'warning' : 'well';
    const words = state === 'well' ? 'nothing to mend' : `${problems.length} to mend`;
    const { isLive } = this.options;
    return el(
      'li',
      { 'data-paper': String(number), class: state, ...(isLive ? { draggable: 'true' } : {}) },
      el(
        'button',
        { type: 'button', class: 'paper', title: isLive ? 'Alt+↑ and Alt+↓ move it' : '' },
        el('span', { class: 'number' }, `${number}`),
        el('span', { class: 'title', dir: 'auto' }, title === '' ? 'Without a title' : title),
        el('span', { class: 'amount' }, weight === undefined ? '' : weight.toLocaleString('en')),
        el('span', { class: 'dot', role: 'img', 'aria-label': words }),
      ),
      ...(isLive
        ? [
            mover(number, { by: -1, sign: '↑', word: 'up', isOff: number === 1 }),
            mover(number, { by: 1, sign: '↓', word: 'down', isOff: number === all }),
          ]
        : []),
    );
  }

  private move(from: number, to: number): void {
    const { isLive, known, say } = this.options;
    const { issue, version } = known();
    const count = this.element.querySelectorAll('li').length;
    if (!isLive || issue === undefined || version === undefined || to < 1 || to > count) return;
    const move = async (): Promise<void> => {
      const { isDone, words } = await requestEdit({ issue: issue.name, version, act: 'move', from, to });
      // Its button becomes that of the paper when the list is drawn, if it is not yet.
      if (isDone) this.focus(to);
      say(words, isDone);
    };
    void move();
  }

  private focus(paper: number): void {
    this.element.querySelector<HTMLElement>(`li[data-paper="${paper}"] .paper`)?.focus();
  }

  private mark(paper: number | undefined): void {
    for (const item of this.element.querySelectorAll<HTMLElement>('li'))
      item.classList.toggle('target', paper !== undefined && item.dataset['paper'] === String(paper));
  }
}

function mover(
  number: number,
  { by, sign, word, isOff }: { by: number; sign: string; word: string; isOff: boolean },
): HTMLElement {
  return button(sign, () => {}, {
    class: 'mover',
    'data-by': String(by),
    'aria-label': `Move paper ${number} ${word}`,
    ...(isOff ? { disabled: '' } : {}),
  });
}

function paperOf(target: EventTarget | null): number | undefined {
  const item = target instanceof Element ? target.closest<HTMLElement>('li[data-paper]') : null;
  return item === null ? undefined : Number(item.dataset['paper']);
}

function countOf(count: number): string {
  return `${count} ${count === 1 ? 'paper' : 'papers'} · characters`;
}
