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
  private drawn = '';
  private blocks: readonly string[] = [];
  private texts: readonly UnreadText[] = [];

  constructor(places: Places, accept: (block: number) => void) {
    this.places = places;
    this.accept = accept;
  }

  /** `blocks` are the keys of their texts. Buttons stay where they are the same: one may be under a finger. */
  show({ unread, canAccept }: Told, blocks: readonly string[]): void {
    this.blocks = blocks;
    const drawn = JSON.stringify([unread, canAccept]);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      this.texts = textsIn(unread, (block) => this.accept(block));
      this.layer.replaceChildren(
        ...this.texts.flatMap(({ edge, accept }) => (canAccept ? [edge, accept] : [edge])),
      );
    }
    this.find();
  }

  /** Finds it anew, for what is shown has changed. */
  find(): void {
    if (this.texts.length === 0) return this.layer.remove();
    for (const text of this.texts) text.elements = text.blocks.flatMap((block) => this.elementsOf(block));
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
    for (const text of this.texts) put(text);
  }
}

/** A text that nobody has read; its paragraphs have one edge. */
interface UnreadText {
  readonly blocks: readonly number[];
  readonly edge: HTMLElement;
  readonly accept: HTMLElement;
  elements: readonly Element[];
}

function textsIn(unread: Told['unread'], accept: (block: number) => void): UnreadText[] {
  return unread.flatMap((what, first) => {
    if (what === undefined || unread[first - 1] === what) return [];
    let last = first;
    while (unread[last + 1] === what) last++;
    return {
      blocks: Array.from({ length: last + 1 - first }, (_, i) => first + i),
      edge: el('div', { class: 'edge' }),
      accept: button('Accept', () => accept(first), { 'aria-label': `Accept ${what}` }),
      elements: [],
    };
  });
}

/** An edge stands before the lines, and its button above their end. */
function put({ edge, accept, elements }: UnreadText): void {
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
