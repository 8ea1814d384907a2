import { breakable, breakBetween, breakLongWords, type Longest, longestWhole } from './break-words.ts';
import { escapeHtml } from './escape-html.ts';
import { encodeHref, isHref } from '../href.ts';
import { plainInlines } from './plain.ts';
import { texToUnicode } from '../tex/tex.ts';
import { joined } from '../../data.ts';
import type { Align, Block, Cell, Inline, ListItem } from '../ast.ts';

export interface HtmlOptions {
  /** Inline CSS for an element, by its tag; mails need it. */
  readonly style?: (tag: string) => string | undefined;
  /** For mails, where a table that is wider than the screen would make all of the mail so. */
  readonly tables?: TableFit;
  /** Whether a word longer than a line of a phone may be broken in a program that knows no CSS. Mails need it. */
  readonly breaksLongWords?: boolean;
  /** Paragraphs without their element, apart by `<br>`: for a heading or a cell that is already there. */
  readonly inline?: boolean;
}

export interface TableFit {
  readonly className: string;
  /** Width that the words of a table may take, in em of its type, by the number of its columns. */
  readonly room: (columns: number, inset: number) => number;
  /**
   * The same on the narrowest screen, where there is a style that says `.class span{white-space:normal}` and
   * `.class span span{word-break:break-all}`; elsewhere those words stay whole.
   */
  readonly narrow?: (columns: number, inset: number) => number;
  /** CSS pixels that a quote and a list leave free at the side. */
  readonly insets: { readonly quote: number; readonly list: number };
}

/**
 * Writes HTML that is safe wherever it stands: every text and attribute is escaped, elements come from a fixed list, links
 * are http, https or mailto, pictures http or https. Nothing of the author's is ever copied through.
 */
export function toHtml(blocks: readonly Block[], options: HtmlOptions = {}): string {
  return new HtmlPrinter(options).blocks(blocks);
}

const whole: Longest = { wide: Infinity, narrow: Infinity };

/** Code is read from left to right in texts of any language. */
const leftToRight = { dir: 'ltr' };

class HtmlPrinter {
  private readonly options: HtmlOptions;
  /** Pixels at the side of what is written. */
  private inset = 0;
  /** Of words in a table's cell, in em: those that are longer may be broken. */
  private longest = whole;
  /** Between the parts of a cell with such a word, which may be made of several. */
  private between = '';

  constructor(options: HtmlOptions) {
    this.options = options;
  }

  blocks(blocks: readonly Block[], tight = false): string {
    const bare = this.options.inline === true;
    const write = (block: Block): string =>
      block.type === 'paragraph' && (bare || tight) ? this.inlines(block.children) : this.block(block);
    return joined(blocks, write, bare ? '<br>' : '\n');
  }

  private block(block: Block): string {
    switch (block.type) {
      case 'paragraph':
        return this.element('p', this.inlines(block.children));
      case 'heading':
        return this.element(`h${block.level}`, this.inlines(block.children));
      case 'list': {
        const items = this.within('list', () =>
          joined(block.items, (item) => this.item(item, block.loose), ''),
        );
        const tag = block.ordered ? 'ol' : 'ul';
        return this.element(
          tag,
          items,
          block.ordered && block.first !== 1 ? { start: String(block.first) } : {},
        );
      }
      case 'quote':
        return this.quote(block.children);
      case 'code':
        return this.element('pre', this.element('code', escapeHtml(block.text)), leftToRight);
      case 'table':
        return this.table(block.header, block.rows, block.align);
      case 'rule':
        return this.empty('hr');
      // Mail programs know no <details>: its title is a line before what it holds.
      case 'details': {
        const title =
          block.title === '' ? '' : `${this.element('p', this.element('strong', escapeHtml(block.title)))}\n`;
        return title + this.blocks(block.children);
      }
      case 'wrapper':
        return block.name === 'quote' ? this.quote(block.children) : this.blocks(block.children);
    }
  }

  /** Only cells have padding in every mail program: there, an element within keeps the text off the quote's bar. */
  private quote(blocks: readonly Block[]): string {
    const content = this.within('quote', () => this.blocks(blocks));
    const isApart = this.options.style?.('div') !== undefined;
    return this.element('blockquote', isApart ? this.element('div', content) : content);
  }

  private within(kind: 'quote' | 'list', write: () => string): string {
    const side = this.options.tables?.insets[kind] ?? 0;
    this.inset += side;
    const content = write();
    this.inset -= side;
    return content;
  }

  /** A task begins with its box, which takes the bullet's place. */
  private item({ checked, children }: ListItem, loose: boolean): string {
    if (checked === undefined) return this.element('li', this.blocks(children, !loose));
    const nowhere = { start: 0, end: 0 };
    const box: Inline = { type: 'text', text: checked ? '☑ ' : '☐ ', ...nowhere };
    const [first, ...rest] = children;
    const opened: readonly Block[] =
      first?.type === 'paragraph'
        ? [{ ...first, children: [box, ...first.children] }, ...rest]
        : [{ type: 'paragraph', children: [box], ...nowhere }, ...children];
    return this.element('li', this.blocks(opened, !loose), { style: 'list-style:none' });
  }

  private table(
    header: readonly Cell[],
    rows: readonly (readonly Cell[])[],
    align: readonly Align[],
  ): string {
    const row = (cells: readonly Cell[], tag: 'th' | 'td') => {
      const written = cells.map((cell, index) => {
        const side = align[index];
        const attributes = {
          ...(tag === 'th' && { scope: 'col' }),
          ...(side !== undefined && { align: side }),
        };
        this.between = breakBetween(plainInlines(cell), this.longest);
        return this.element(tag, this.inlines(cell), attributes);
      });
      return this.element('tr', written.join(''));
    };
    const { tables } = this.options;
    if (tables !== undefined) {
      const columns = header.map((_, i) => [header, ...rows].map((cells) => plainInlines(cells[i] ?? [])));
      const longest = ({ room }: Pick<TableFit, 'room'>): number =>
        longestWhole(columns, room(columns.length, this.inset));
      const wide = longest(tables);
      this.longest = { wide, narrow: tables.narrow === undefined ? wide : longest({ room: tables.narrow }) };
    }
    const head = this.element('thead', row(header, 'th'));
    const body = this.element('tbody', rows.map((cells) => row(cells, 'td')).join(''));
    this.longest = whole;
    this.between = '';
    return this.element('table', head + body, tables === undefined ? {} : { class: tables.className });
  }

  private inlines(inlines: readonly Inline[]): string {
    let html = '';
    for (const [i, inline] of inlines.entries()) html += (i === 0 ? '' : this.between) + this.inline(inline);
    return html;
  }

  private inline(inline: Inline): string {
    switch (inline.type) {
      case 'text':
      case 'mention':
        return this.words(inline.text);
      case 'emoji':
        return escapeHtml(inline.unicode);
      case 'math':
        return this.words(texToUnicode(inline.source));
      case 'strong':
        return this.element('strong', this.inlines(inline.children));
      case 'emphasis':
        return this.element('em', this.inlines(inline.children));
      case 'strike':
        return this.element('del', this.inlines(inline.children));
      case 'code':
        return this.element('code', this.words(inline.text), leftToRight);
      case 'break':
        return '<br>';
      case 'html':
        return this.element(
          inline.tag,
          this.inlines(inline.children),
          inline.title === undefined ? {} : { title: inline.title },
        );
      case 'link': {
        const children = this.inlines(inline.children);
        if (!isHref(inline.href)) return children;
        const title = inline.title === undefined ? {} : { title: inline.title };
        return this.element('a', children === '' ? this.words(inline.href) : children, {
          href: encodeHref(inline.href),
          ...title,
        });
      }
      case 'image': {
        // The forum's own `upload://` and anything else that a browser cannot fetch is shown by its description.
        if (!/^https?:\/\//i.test(inline.src)) return escapeHtml(inline.alt);
        const size = {
          ...(inline.width !== undefined && { width: String(inline.width) }),
          ...(inline.height !== undefined && { height: String(inline.height) }),
        };
        return this.empty('img', { src: encodeHref(inline.src), alt: inline.alt, ...size });
      }
    }
  }

  private words(text: string): string {
    const isInTable = this.longest.narrow !== Infinity;
    return this.options.breaksLongWords === true && !isInTable
      ? breakLongWords(text)
      : breakable(text, this.longest);
  }

  private element(tag: string, content: string, attributes: Record<string, string> = {}): string {
    return `${this.empty(tag, attributes)}${content}</${tag}>`;
  }

  private empty(tag: string, attributes: Record<string, string> = {}): string {
    const style = this.options.style?.(tag);
    let html = `<${tag}`;
    for (const [name, value] of Object.entries(attributes)) {
      const isAdded = name === 'style' && style !== undefined;
      html += attribute(name, isAdded ? `${style};${value}` : value);
    }
    if (style !== undefined && attributes['style'] === undefined) html += attribute('style', style);
    return `${html}>`;
  }
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escapeHtml(value)}"`;
}
