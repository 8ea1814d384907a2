import { keyOf } from './align.ts';
import { button, el } from './dom.ts';
import type { ToFrame } from './messages.ts';

type Told = Pick<Extract<ToFrame, { readonly type: 'blocks' }>, 'unread' | 'canAccept'>;
type Places = () => { readonly elements: readonly Element[]; readonly starts: readonly number[] };

/** Which of what a frame shows nobody has read: it has a tinted edge, and a button for whoever has. */
export class Unread {
  private readonly places: Places;
  private readonly accept: (block: number) => void;
  /** Beside what is shown, which stays as its author wrote it. */
  private readonly layer = el('div', { id: 'unread' });
  private readonly observer = new ResizeObserver(() => this.place());
  private told: Told = { unread: [], canAccept: false };
  private blocks: readonly string[] = [];
  /** What puts edges and buttons where their texts are by now. */
  private putting: (() => void)[] = [];

  constructor(places: Places, accept: (block: number) => void) {
    this.places = places;
    this.accept = accept;
  }

  /** `blocks` are the keys of their texts. */
  show(told: Told, blocks: readonly string[]): void {
    this.told = told;
    this.blocks = blocks;
    this.draw();
  }

  /** Draws it anew, for what is shown has changed. */
  draw(): void {
    const { unread, canAccept } = this.told;
    this.layer.replaceChildren();
    this.putting = [];
    for (const [block, what] of unread.entries()) {
      // The paragraphs of a text have one edge.
      if (what === undefined || unread[block - 1] === what) continue;
      let last = block;
      while (unread[last + 1] === what) last++;
      const elements = Array.from({ length: last + 1 - block }, (_, i) => this.elementsOf(block + i)).flat();
      if (elements.length === 0) continue;
      const edge = el('div', { class: 'edge' });
      const accept = button('Accept', () => this.accept(block), { 'aria-label': `Accept ${what}` });
      this.layer.append(edge, ...(canAccept ? [accept] : []));
      this.putting.push(() => put(edge, accept, elements));
    }
    if (this.putting.length === 0) return this.layer.remove();
    document.documentElement.append(this.layer);
    this.observer.observe(document.body);
    this.place();
  }

  /** What stands between the beginnings of two blocks may be a template's words. */
  private elementsOf(block: number): Element[] {
    const { elements, starts } = this.places();
    const start = starts[block] ?? -1;
    const text = this.blocks[block] ?? '';
    if (start === -1) return [];
    const end = elements.findIndex((_, i) => i > start && starts.includes(i));
    return elements
      .slice(start, end === -1 ? undefined : end)
      .filter((element, i) => i === 0 || text.includes(keyOf(element.textContent ?? '')));
  }

  private place(): void {
    for (const act of this.putting) act();
  }
}

/** An edge stands before the lines, and its button above their end. */
function put(edge: HTMLElement, accept: HTMLElement, elements: readonly Element[]): void {
  const boxes = elements.map((element) => element.getBoundingClientRect()).filter(({ width }) => width > 0);
  const [first] = boxes;
  edge.hidden = accept.hidden = first === undefined;
  if (first === undefined) return;
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const isRtl = elements[0] !== undefined && getComputedStyle(elements[0]).direction === 'rtl';
  for (const one of [edge, accept]) one.classList.toggle('rtl', isRtl);
  edge.style.top = accept.style.top = `${first.top + window.scrollY}px`;
  edge.style.height = `${bottom - first.top}px`;
  edge.style.left = `${isRtl ? first.right : first.left}px`;
  accept.style.left = `${isRtl ? first.left : first.right}px`;
}
