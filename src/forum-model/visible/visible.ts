import type { OwnEmoji } from '../../emoji/index.ts';
import { classes, type Element, isElement, type Node, parse, textOf } from '../html.ts';
import type { Container, MarkKind, VisibleBlock, VisibleImage, VisibleLink, VisibleMark } from './block.ts';
import { type Address, addressOf, pictureOf } from './address.ts';
import { emojiText, markOf } from './marks.ts';
import { boxes, isUnseen, markerOf, type Shape, shapeOf, transparent } from './shape.ts';
import { TextFlow } from './text.ts';

type Layer = { readonly mark: MarkKind } | { readonly address: Address };

/** Where the walk is: the boxes around it and what lies on its text. */
interface Situation {
  readonly within: readonly Container[];
  readonly layers: readonly Layer[];
}

/**
 * Lists the blocks that readers of a cooked post or of a mail see, to compare them with what was written. The forum's own `emoji`
 * are read as the texts that stand for them elsewhere.
 */
export function visibleBlocks(html: string, emoji?: OwnEmoji): VisibleBlock[] {
  const reader = new Reader(emoji);
  reader.read(parse(html).childNodes, { within: [], layers: [] });
  reader.close();
  return reader.blocks;
}

class Reader {
  readonly blocks: VisibleBlock[] = [];
  readonly #emoji: OwnEmoji | undefined;
  #flow = new TextFlow<Layer>();
  #shape: Shape | undefined;
  #within: readonly Container[] = [];
  #images: VisibleImage[] = [];
  #marker: string | undefined;
  readonly #marks = new Map<MarkKind, Layer>();
  readonly #counts = new Map<Container['kind'], number>();

  constructor(emoji: OwnEmoji | undefined) {
    this.#emoji = emoji;
  }

  read(nodes: readonly Node[], situation: Situation): void {
    for (const node of nodes) {
      if (isElement(node)) {
        if (!isUnseen(node)) this.#element(node, situation);
      } else if ('value' in node) this.#text(node.value, situation);
    }
  }

  #text(text: string, { within, layers }: Situation): void {
    if (this.#flow.isEmpty) this.#within = within;
    this.#flow.write(text, layers);
  }

  #element(element: Element, situation: Situation): void {
    const { tagName } = element;
    const box = boxes[tagName];
    if (box !== undefined) this.#box(element, box, situation);
    else if (tagName === 'li') this.#item(element, situation);
    else if (tagName === 'pre') this.#code(element, situation);
    else if (tagName === 'hr') this.#rule(element, situation);
    else if (tagName === 'div' || tagName === 'aside') this.#division(element, situation);
    else if (transparent.has(tagName)) this.#apart(element, situation);
    else {
      const shape = shapeOf(element);
      if (shape === undefined) this.#inline(element, situation);
      else this.#shaped(element, shape, situation);
    }
  }

  /** An element that stands on lines of its own and says nothing else. */
  #apart(element: Element, situation: Situation): void {
    this.close();
    this.read(element.childNodes, situation);
    this.close();
  }

  #box(element: Element, kind: Container['kind'], { within, layers }: Situation): readonly Container[] {
    const index = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, index);
    const inside = [...within, { kind, index }];
    this.#apart(element, { within: inside, layers });
    return inside;
  }

  #division(element: Element, situation: Situation): void {
    if (classes(element).includes('spoiler')) this.#box(element, 'spoiler', situation);
    else this.#apart(element, situation);
  }

  #item(element: Element, situation: Situation): void {
    this.close();
    this.#marker = markerOf(element);
    const within = this.#box(element, 'item', situation);
    if (this.#marker !== undefined) this.#push({ kind: 'paragraph' }, within, '');
  }

  #shaped(element: Element, shape: Shape, situation: Situation): void {
    this.close();
    this.#shape = shape;
    this.#within = situation.within;
    this.read(element.childNodes, situation);
    // An empty cell still takes its place in the row.
    if (shape.kind === 'cell' && this.#flow.isEmpty) this.#push(shape, situation.within, '');
    this.close();
  }

  #code(element: Element, { within }: Situation): void {
    this.close();
    const code = element.childNodes.filter(isElement).find(({ tagName }) => tagName === 'code');
    const language =
      code &&
      classes(code)
        .find((name) => name.startsWith('lang-'))
        ?.slice(5);
    const shape: Shape = {
      kind: 'code',
      ...(language === undefined || language === 'auto' ? {} : { language }),
    };
    this.#push(shape, within, textOf(element).replace(/\n$/, ''));
  }

  #rule(element: Element, { within }: Situation): void {
    this.close();
    if (!classes(element).includes('footnotes-sep')) this.#push({ kind: 'rule' }, within, '');
  }

  #inline(element: Element, { within, layers }: Situation): void {
    if (element.tagName === 'br') this.#flow.break();
    else if (element.tagName === 'img') this.#image(element, { within, layers });
    else if (!classes(element).includes('footnote-backref')) {
      const mark = markOf(element);
      const marked = mark === undefined ? layers : [...layers, this.#mark(mark)];
      const inside = element.tagName === 'a' ? [...marked, { address: addressOf(element) }] : marked;
      if (mark === 'checkbox')
        this.#text(classes(element).includes('checked') ? '☑' : '☐', { within, layers: inside });
      this.read(element.childNodes, { within, layers: inside });
    }
  }

  /** Marks of one kind are one layer, so that they melt together where they touch or nest; links never do. */
  #mark(mark: MarkKind): Layer {
    const layer = this.#marks.get(mark) ?? { mark };
    this.#marks.set(mark, layer);
    return layer;
  }

  #image(element: Element, { within, layers }: Situation): void {
    if (this.#flow.isEmpty) this.#within = within;
    if (classes(element).includes('emoji')) {
      // Discourse puts it before an emoji that it found right after a Latin letter.
      this.#flow.dropLast('\u200B');
      this.#flow.writeAsIs(emojiText(element, this.#emoji), layers);
      return;
    }
    this.#images.push({ at: this.#flow.length, ...pictureOf(element) });
    this.#flow.writeAsIs('\uFFFC', layers);
  }

  /** Ends the block being read; one without text is nothing. */
  close(): void {
    const shape = this.#shape ?? { kind: 'paragraph' };
    const text = this.#flow.finish();
    if (text !== '') this.#push(shape, this.#within, text);
    this.#flow = new TextFlow<Layer>();
    this.#shape = undefined;
    this.#images = [];
  }

  #push(shape: Shape, within: readonly Container[], text: string): void {
    const marker = this.#marker;
    this.#marker = undefined;
    const marks: VisibleMark[] = [];
    const links: VisibleLink[] = [];
    for (const [layer, spans] of this.#flow.spans()) {
      for (const span of spans) {
        if ('mark' in layer) marks.push({ kind: layer.mark, ...span });
        else links.push({ ...span, ...layer.address });
      }
    }
    marks.sort((a, b) => a.start - b.start || (a.kind < b.kind ? -1 : 1));
    const images = this.#images;
    this.blocks.push({
      ...shape,
      ...(marker === undefined ? {} : { marker }),
      within,
      text,
      marks,
      links,
      images,
    });
  }
}
