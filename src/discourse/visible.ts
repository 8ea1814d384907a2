import { attribute, classes, isElement, parse, textOf, type Element, type Node } from './html.ts';
import type {
  Container,
  MarkKind,
  VisibleBlock,
  VisibleImage,
  VisibleLink,
  VisibleMark,
} from './visible-block.ts';
import { emojiText, markOf } from './visible-marks.ts';
import { TextFlow, type Layer } from './visible-text.ts';

export type { Container, MarkKind, VisibleBlock, VisibleImage, VisibleLink, VisibleMark };

type Shape = Omit<VisibleBlock, 'within' | 'text' | 'marks' | 'links' | 'images' | 'marker'>;
type Address = Omit<VisibleLink, 'start' | 'end'>;

/** Where the walk is: the boxes around it and what lies on its text. */
interface Situation {
  readonly within: readonly Container[];
  readonly layers: readonly Layer[];
}

/** What readers of a cooked post see, block by block, for comparing with what was written. */
export function visibleBlocks(html: string): VisibleBlock[] {
  const reader = new Reader();
  reader.read(parse(html).childNodes, { within: [], layers: [] });
  reader.close();
  return reader.blocks;
}

class Reader {
  readonly blocks: VisibleBlock[] = [];
  #flow = new TextFlow();
  #shape: Shape | undefined;
  #within: readonly Container[] = [];
  #images: VisibleImage[] = [];
  #marker: string | undefined;
  readonly #links = new Map<string, Address>();
  readonly #counts = new Map<Container['kind'], number>();

  read(nodes: readonly Node[], situation: Situation): void {
    for (const node of nodes) {
      if (isElement(node)) this.#element(node, situation);
      else if ('value' in node) this.#text(node.value, situation);
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
      const marked = mark === undefined ? layers : [...layers, { key: mark }];
      const inside = element.tagName === 'a' ? [...marked, this.#link(element)] : marked;
      if (mark === 'checkbox')
        this.#text(classes(element).includes('checked') ? '☑' : '☐', { within, layers: inside });
      this.read(element.childNodes, { within, layers: inside });
    }
  }

  #link(element: Element): Layer {
    const href = attribute(element, 'href');
    const names = classes(element);
    const preview = names.includes('onebox')
      ? 'card'
      : names.includes('inline-onebox-loading')
        ? 'title'
        : undefined;
    const key = `link ${this.#links.size}`;
    this.#links.set(key, { ...(href === undefined ? {} : { href }), ...(preview && { preview }) });
    return { key };
  }

  #image(element: Element, { within, layers }: Situation): void {
    if (this.#flow.isEmpty) this.#within = within;
    if (classes(element).includes('emoji')) {
      // Discourse puts it before an emoji that it found right after a Latin letter.
      this.#flow.dropLast('\u200B');
      this.#flow.writeAsIs(emojiText(element), layers);
      return;
    }
    const [width, height] = ['width', 'height'].map((name) => attribute(element, name));
    this.#images.push({
      at: this.#flow.length,
      src: attribute(element, 'data-orig-src') ?? attribute(element, 'src') ?? '',
      alt: attribute(element, 'alt') ?? '',
      ...(width === undefined ? {} : { width: Number.parseFloat(width) }),
      ...(height === undefined ? {} : { height: Number.parseFloat(height) }),
    });
    this.#flow.writeAsIs('\uFFFC', layers);
  }

  /** Ends the block being read; one without text is nothing. */
  close(): void {
    const shape = this.#shape ?? { kind: 'paragraph' };
    const text = this.#flow.finish();
    if (text !== '') this.#push(shape, this.#within, text);
    this.#flow = new TextFlow();
    this.#shape = undefined;
    this.#images = [];
  }

  #push(shape: Shape, within: readonly Container[], text: string): void {
    const marker = this.#marker;
    this.#marker = undefined;
    const keys = this.#flow.keys();
    this.blocks.push({
      ...shape,
      ...(marker === undefined ? {} : { marker }),
      within,
      text,
      marks: keys
        .filter((key) => !key.startsWith('link '))
        .flatMap((key) => this.#flow.spansOf(key).map((span) => ({ kind: key as MarkKind, ...span })))
        .toSorted((a, b) => a.start - b.start || (a.kind < b.kind ? -1 : 1)),
      links: keys.flatMap((key) => {
        const address = this.#links.get(key);
        return address === undefined ? [] : this.#flow.spansOf(key).map((span) => ({ ...span, ...address }));
      }),
      images: this.#images,
    });
  }
}

const boxes: Readonly<Record<string, Container['kind']>> = {
  blockquote: 'quote',
  ul: 'list',
  ol: 'list',
  details: 'details',
  table: 'table',
  tr: 'row',
};

const transparent = new Set(['thead', 'tbody', 'tfoot', 'dl', 'dt', 'dd', 'section']);

function shapeOf(element: Element): Shape | undefined {
  const { tagName } = element;
  if (tagName === 'p') return { kind: 'paragraph' };
  if (tagName === 'summary') return { kind: 'summary' };
  if (/^h[1-6]$/.test(tagName)) return { kind: 'heading', level: Number(tagName[1]) };
  if (tagName !== 'td' && tagName !== 'th') return undefined;
  const align = /text-align:\s?(left|center|right)/.exec(attribute(element, 'style') ?? '')?.[1];
  return {
    kind: 'cell',
    header: tagName === 'th',
    ...(align === undefined ? {} : { align: align as 'left' | 'center' | 'right' }),
  };
}

/** `•`, or the number that the list gives the item. */
function markerOf(item: Element): string {
  const list = item.parentNode;
  if (list === null || !('tagName' in list) || list.tagName !== 'ol') return '•';
  const items = list.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'li');
  return `${Number(attribute(list, 'start') ?? 1) + items.indexOf(item)}.`;
}
