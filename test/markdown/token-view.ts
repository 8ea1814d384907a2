import type { VisibleBlock } from '../../src/forum-model/visible/block.ts';
import type { Block, Inline } from '../../src/markdown/ast.ts';
import { texToUnicode } from '../../src/markdown/tex/tex.ts';

/** What a reader should see of one block, and where: comparable with what the model of the forum shows. */
export interface Seen {
  readonly kind: string;
  readonly level?: number;
  readonly within: string;
  readonly text: string;
  readonly marks: readonly string[];
  readonly links: readonly string[];
  readonly images: readonly string[];
}

const markOf: Record<string, string> = {
  ...{ strong: 'bold', emphasis: 'italic', strike: 'strike', code: 'code' },
  ...{
    sub: 'sub',
    sup: 'sup',
    kbd: 'kbd',
    mark: 'highlight',
    ins: 'underline',
    small: 'small',
    abbr: 'abbr',
  },
};

/** Emoji may lack or have the selector that asks for a picture; white space between words is one space. */
export const clean = (text: string) =>
  text
    .replace(/[\ufe0f\u200b]/g, '')
    // The forum shows its red heart for both.
    .replaceAll('♥', '❤')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

/** Addresses are compared as a browser takes them, decoded: the forum encodes them. */
export function address(href: string): string {
  const decoded = href.normalize('NFC').toLowerCase().replaceAll('\\', '%5c');
  const whole = URL.canParse(decoded) ? new URL(decoded).href : decoded;
  return whole
    .replace(/(?:%[0-9a-f]{2})+/gi, decode)
    .replace(/\/$/, '')
    .normalize('NFC')
    .toLowerCase();
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

interface Line {
  text: string;
  readonly marks: [kind: string, start: number, end: number][];
  readonly links: string[];
  readonly images: string[];
}

function write(inlines: readonly Inline[], line: Line): void {
  for (const inline of inlines) {
    const start = line.text.length;
    switch (inline.type) {
      case 'text':
      case 'mention':
        line.text += inline.text;
        break;
      case 'code':
        line.text += inline.text;
        line.marks.push(['code', start, line.text.length]);
        break;
      case 'emoji':
        line.text += inline.unicode;
        break;
      case 'math':
        line.text += texToUnicode(inline.source);
        break;
      case 'break':
        line.text += '\n';
        break;
      case 'image':
        line.text += '\ufffc';
        line.images.push(`${address(inline.src)} ${clean(inline.alt)}`);
        break;
      case 'link':
        write(inline.children, line);
        if (line.text.length === start) line.text += inline.href;
        if (/^(?:https?:|mailto:)/i.test(inline.href))
          line.links.push(`${address(inline.href)} ${clean(line.text.slice(start))}`);
        break;
      case 'strong':
      case 'emphasis':
      case 'strike':
        write(inline.children, line);
        line.marks.push([markOf[inline.type] ?? '', start, line.text.length]);
        break;
      case 'html':
        write(inline.children, line);
        line.marks.push([markOf[inline.tag] ?? '', start, line.text.length]);
    }
  }
}

/** Each character that is marked, under its mark: nesting and neighbours of one kind do not matter. */
function marked(text: string, marks: readonly (readonly [string, number, number])[]): string[] {
  const kinds = [...new Set(marks.map(([kind]) => kind))].toSorted();
  return kinds.flatMap((kind) => {
    let out = '';
    for (let i = 0; i < text.length; i++)
      if (marks.some(([k, s, e]) => k === kind && i >= s && i < e)) out += text.charAt(i);
    const seen = clean(out).replace(/\s/g, '');
    return seen === '' ? [] : [`${kind}: ${seen}`];
  });
}

function line(inlines: readonly Inline[], rest: Pick<Seen, 'kind' | 'within'> & { level?: number }): Seen {
  const made: Line = { text: '', marks: [], links: [], images: [] };
  write(inlines, made);
  return {
    ...rest,
    text: clean(made.text),
    marks: marked(made.text, made.marks),
    links: made.links,
    images: made.images,
  };
}

function boxAlone(text: string, within: string): Seen {
  return { kind: 'paragraph', within, text, marks: [], links: [], images: [] };
}

/** What the tokens say, as blocks. Blocks without anything to see are left out. */
export function fromTokens(blocks: readonly Block[], within = ''): Seen[] {
  return blocks
    .flatMap((block): Seen[] => {
      switch (block.type) {
        case 'paragraph':
          return [line(block.children, { kind: 'paragraph', within })];
        case 'heading':
          return [line(block.children, { kind: 'heading', level: block.level, within })];
        case 'list':
          return block.items.flatMap((item) => {
            const inside = fromTokens(item.children, `${within}/list/item`);
            const box = item.checked === undefined ? '' : item.checked ? '☑ ' : '☐ ';
            if (inside.length === 0 && box !== '') return [boxAlone(clean(box), `${within}/list/item`)];
            return inside.map((seen, index) =>
              index === 0 ? { ...seen, text: clean(box + seen.text) } : seen,
            );
          });
        case 'quote':
          return fromTokens(block.children, `${within}/quote`);
        case 'code':
          return [{ kind: 'code', within, text: clean(block.text), marks: [], links: [], images: [] }];
        case 'table':
          return [block.header, ...block.rows].flatMap((row) =>
            block.header.map((_, index) =>
              line(row[index] ?? [], { kind: 'cell', within: `${within}/table/row` }),
            ),
          );
        case 'rule':
          return [{ kind: 'rule', within, text: '', marks: [], links: [], images: [] }];
        case 'details':
          return [
            {
              kind: 'summary',
              within: `${within}/details`,
              text: clean(block.title),
              marks: [],
              links: [],
              images: [],
            },
            ...fromTokens(block.children, `${within}/details`),
          ];
        case 'wrapper':
          return fromTokens(block.children, within);
      }
    })
    .filter(isSeen);
}

/** What the forum shows. Mentions and hashtags stand as they were typed; whether they link is the site's affair. */
export function fromForum(blocks: readonly VisibleBlock[]): Seen[] {
  return blocks
    .map((block) => ({
      kind: block.kind,
      ...(block.level !== undefined && { level: block.level }),
      within: block.within.map(({ kind }) => `/${kind}`).join(''),
      text: clean(block.text),
      marks: marked(
        block.text,
        block.marks
          .filter(({ kind }) => !/mention|hashtag|checkbox/.test(kind))
          .map(({ kind, start, end }) => [kind, start, end] as const),
      ),
      links: block.links.map(
        ({ href = '', start, end }) => `${address(href)} ${clean(block.text.slice(start, end))}`,
      ),
      images: block.images.map(({ src, alt }) => `${address(src)} ${clean(alt)}`),
    }))
    .filter(isSeen);
}

function isSeen({ kind, text }: Seen): boolean {
  return kind === 'rule' || kind === 'cell' || text.replace(/[\p{Cf}\p{Cc}\s]/gu, '') !== '';
}
