import { type Block, type Inline, isHref, type ListItem, withoutEdges } from '../../markdown/index.ts';
import { bareLink, type HtmlReading, readInlines } from './inlines.ts';
import { alignOf, cellsOf, isLayout, linesIn, rowsOf } from './table.ts';
import {
  attribute,
  type Element,
  findElement,
  hasClass,
  isElement,
  isUnseen,
  type Node,
  parseHtml,
  textOf,
} from './tree.ts';

const at = { start: 0, end: 0 };

/** Deeper boxes are read for their text alone. */
const deepest = 40;

/**
 * HTML as the blocks that its readers see, whoever made it: nothing of it is copied through, so that nothing in it stays active.
 * Text in what is not known here is text; links lead where `isHref` lets them.
 */
export function readHtml(html: string, reading: HtmlReading = {}): Block[] {
  return new BlockReader(reading).blocks(parseHtml(html), 0);
}

const inBlocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe li main nav ol p pre section summary table tbody tfoot thead tr ul video audio'.split(
    ' ',
  ),
);

class BlockReader {
  private readonly reading: HtmlReading;

  constructor(reading: HtmlReading) {
    this.reading = reading;
  }

  /** What stands between two blocks is a paragraph of its own. */
  blocks(nodes: readonly Node[], depth: number): Block[] {
    const out: Block[] = [];
    let line: Node[] = [];
    const close = (): void => {
      for (const one of this.paragraph(line)) out.push(one);
      line = [];
    };
    for (const node of nodes) {
      if (!isElement(node) || !this.isBlock(node)) line.push(node);
      else if (!isUnseen(node)) {
        close();
        for (const one of depth > deepest ? this.flat(node) : this.block(node, depth + 1)) out.push(one);
      }
    }
    close();
    return out;
  }

  /** A link or a mark around blocks is one, too. */
  private isBlock(element: Element): boolean {
    if (inBlocks.has(element.tagName)) return true;
    return (
      /^(?:a|span|strong|em|b|i|font|u)$/.test(element.tagName) &&
      findElement(element, ({ tagName }) => inBlocks.has(tagName)) !== undefined
    );
  }

  private flat(element: Element): Block[] {
    const text = textOf(element).replace(/\s+/g, ' ').trim();
    return text === '' ? [] : [{ type: 'paragraph', children: [{ type: 'text', text, ...at }], ...at }];
  }

  private paragraph(nodes: readonly Node[]): Block[] {
    const children = withoutEdges(readInlines(nodes, this.reading));
    return children.length === 0 ? [] : [{ type: 'paragraph', children, ...at }];
  }

  private block(element: Element, depth: number): Block[] {
    const { tagName, childNodes } = element;
    const onebox = hasClass(element, 'onebox') ? attribute(element, 'data-onebox-src') : undefined;
    if (onebox !== undefined && isHref(onebox))
      return [{ type: 'paragraph', children: [bareLink(onebox)], ...at }];
    if (/^h[1-6]$/.test(tagName)) {
      const children = withoutEdges(readInlines(childNodes, this.reading));
      const level = Number(tagName[1]) as 1;
      return children.length === 0 ? [] : [{ type: 'heading', level, children, ...at }];
    }
    switch (tagName) {
      case 'p':
        return this.blocks(childNodes, depth);
      case 'hr':
        return hasClass(element, 'footnotes-sep') ? [] : [{ type: 'rule', ...at }];
      case 'blockquote':
        return [{ type: 'quote', children: this.blocks(childNodes, depth), ...at }];
      case 'pre':
        return [this.code(element)];
      case 'ul':
      case 'ol':
        return this.list(element, depth);
      case 'table':
        return isLayout(element)
          ? rowsOf(element)
              .flatMap(cellsOf)
              .flatMap((cell) => this.blocks(cell.childNodes, depth))
          : this.table(element, depth);
      case 'details':
        return [this.details(element, depth)];
      case 'iframe':
      case 'video':
      case 'audio':
        return this.media(element, depth);
      case 'aside':
        return hasClass(element, 'quote') ? this.quotation(element, depth) : this.blocks(childNodes, depth);
      default:
        if (hasClass(element, 'spoiler'))
          return [
            {
              type: 'wrapper',
              name: 'spoiler',
              attributes: '',
              children: this.blocks(childNodes, depth),
              ...at,
            },
          ];
        if (hasClass(element, 'callout'))
          return [{ type: 'quote', children: this.blocks(childNodes, depth), ...at }];
        return this.blocks(childNodes, depth);
    }
  }

  private code(element: Element): Block {
    const code = findElement(element, ({ tagName }) => tagName === 'code');
    const lang = /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(
      code === undefined ? '' : (attribute(code, 'class') ?? ''),
    )?.[1];
    const text = textOf(element).replace(/\n$/, '');
    return {
      type: 'code',
      lang: lang === undefined || /^(?:auto|plaintext)$/.test(lang) ? '' : lang,
      text,
      ...at,
    };
  }

  private list(element: Element, depth: number): Block[] {
    const items = element.childNodes.filter(isElement).filter((one) => !isUnseen(one));
    const loose = items.some((item) =>
      item.childNodes.some((child) => isElement(child) && child.tagName === 'p'),
    );
    const read = items.map((item) => this.item(item, depth));
    const first = Number(attribute(element, 'start') ?? 1);
    const ordered = element.tagName === 'ol';
    return read.length === 0
      ? []
      : [
          {
            type: 'list',
            ordered,
            first: Number.isInteger(first) && first >= 0 ? first : 1,
            loose,
            items: read,
            ...at,
          },
        ];
  }

  /** A task begins with its box. */
  private item(element: Element, depth: number): ListItem {
    const [first, ...rest] =
      element.tagName === 'li' ? this.blocks(element.childNodes, depth) : this.blocks([element], depth);
    if (first?.type !== 'paragraph') return { children: first === undefined ? [] : [first, ...rest], ...at };
    const [box, ...others] = first.children;
    const sign = box?.type === 'text' ? /^([☑☐]) /.exec(box.text) : null;
    if (box?.type !== 'text' || sign === null) return { children: [first, ...rest], ...at };
    const text = box.text.slice(2).trimStart();
    const children = withoutEdges(text === '' ? others : [{ ...box, text }, ...others]);
    const body: Block[] = children.length === 0 ? rest : [{ ...first, children }, ...rest];
    return { checked: sign[1] === '☑', children: body, ...at };
  }

  private table(element: Element, depth: number): Block[] {
    const cells = rowsOf(element).map(cellsOf);
    const [first, ...rows] = cells.map((row) => row.map((cell) => this.cell(cell, depth)));
    const caption = element.childNodes.filter(isElement).find(({ tagName }) => tagName === 'caption');
    const above = caption === undefined ? [] : this.blocks(caption.childNodes, depth);
    if (first === undefined) return above;
    // A printer writes as many columns as the header has.
    const columns = cells.reduce((most, { length }) => Math.max(most, length), 0);
    const header = [...first, ...Array.from({ length: columns - first.length }, () => [])];
    const align = header.map((_, i) => alignOf(cells[0]?.[i]));
    return [...above, { type: 'table', align, header, rows, ...at }];
  }

  /** Blocks in a cell are lines of it. */
  private cell(cell: Element, depth: number): Inline[] {
    const lines = this.blocks(cell.childNodes, depth).flatMap(linesIn);
    return withoutEdges(
      lines.flatMap((line, i): Inline[] => (i === 0 ? line : [{ type: 'break' as const, ...at }, ...line])),
    );
  }

  private details(element: Element, depth: number): Block {
    const summary = element.childNodes.filter(isElement).find(({ tagName }) => tagName === 'summary');
    const rest = element.childNodes.filter((child) => child !== summary);
    const title = summary === undefined ? '' : textOf(summary).replace(/\s+/g, ' ').trim();
    const open = attribute(element, 'open') !== undefined;
    return { type: 'details', title, open, children: this.blocks(rest, depth), ...at };
  }

  private quotation(element: Element, depth: number): Block[] {
    const name = attribute(element, 'data-username');
    const places = ['post', 'topic'].flatMap((key) => {
      const value = attribute(element, `data-${key}`);
      return value === undefined || !/^\d+$/.test(value) ? [] : [`, ${key}:${value}`];
    });
    const isPlain = name !== undefined && /^[^"\]\n<]+$/.test(name);
    const body = element.childNodes.filter((child) => !isElement(child) || !hasClass(child, 'title'));
    const children = body.flatMap((child) =>
      isElement(child) && child.tagName === 'blockquote'
        ? this.blocks(child.childNodes, depth)
        : this.blocks([child], depth),
    );
    const attributes = isPlain ? `="${name}${places.join('')}"` : '';
    return [{ type: 'wrapper', name: 'quote', attributes, children, ...at }];
  }

  private media(element: Element, depth: number): Block[] {
    const src = attribute(element, 'src') ?? '';
    if (isHref(src)) return [{ type: 'paragraph', children: [bareLink(src)], ...at }];
    return this.blocks(element.childNodes, depth);
  }
}
