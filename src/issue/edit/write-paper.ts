import type { PaperDraft } from '../../papers/index.ts';
import { fileKeys, paperParts, type Style } from '../parts.ts';
import { key, literal, plainOrQuoted, quoted } from '../../yaml/index.ts';
import { dictionary } from '../../data.ts';

/** How the cards of a file are laid out. All numbers are columns. */
export interface Layout {
  /** Of the dash before each card, counted from 0. */
  readonly dash: number;
  /** From the dash to the card's first key. */
  readonly gap: number;
  /** From a key to what it holds. */
  readonly step: number;
  /** From a key to the dashes of a list that it holds. */
  readonly lists: number;
  readonly newline: '\n' | '\r\n';
}

export const usualLayout: Layout = { dash: 2, gap: 2, step: 2, lists: 2, newline: '\n' };

/** The keys of marks are those of other texts. */
const markKeys: readonly string[] = [];
const innerKeys: Readonly<Record<string, readonly string[]>> = dictionary({
  'x-draft': markKeys,
  more: ['title', 'url'],
  image: ['url', 'alt', 'width', 'height'],
});
/** How the strings under a key are written where that is not as around it. */
const styles: Readonly<Record<string, Style>> = dictionary({
  ...Object.fromEntries(
    fileKeys.map((name) => [name, paperParts[name].style] as const).filter(([, style]) => style !== 'plain'),
  ),
  alt: 'quoted',
  theme: 'quoted',
  text: 'long',
  'x-draft': 'quoted',
});

/**
 * A paper as one entry of a block list, its last line ended: keys in the order of a file, then the x- keys as they come;
 * titles quoted, long texts as literal blocks. Reading it gives exactly `paper` back.
 */
export function writePaper(paper: PaperDraft, layout: Layout = usualLayout): string {
  return writeEntry(paper, fileKeys, layout);
}

/** The same for any entry, whose keys have this order. */
export function writeEntry(data: object, order: readonly string[], layout: Layout): string {
  let lines = write(data, order, { layout, keep: true });
  // Blank lines at an entry's end would be counted with those that follow it: its last text is quoted instead.
  if (lines.at(-1) === '') lines = write(data, order, { layout, keep: false });
  return lines.map((line) => line + layout.newline).join('');
}

function write(
  data: object,
  order: readonly string[],
  { layout, keep }: { readonly layout: Layout; readonly keep: boolean },
): string[] {
  const writer = new Writer(layout, keep);
  const lines = writer.map(data, order, 'plain') ?? ['{}'];
  return indent(item(lines, layout.gap), layout.dash);
}

class Writer {
  private readonly layout: Layout;
  /** Whether a literal block may keep blank lines at its end. */
  private readonly keep: boolean;

  constructor(layout: Layout, keep: boolean) {
    this.layout = layout;
    this.keep = keep;
  }

  /** `undefined` for a map without entries. */
  map(data: object, order: readonly string[], style: Style): string[] | undefined {
    const entries = Object.entries(data).filter(([, value]) => value !== undefined);
    const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
    const sorted = entries.toSorted(([a], [b]) => rank(a) - rank(b));
    const lines = sorted.flatMap(([name, value]) => {
      const own = order === markKeys ? undefined : styles[name];
      return this.entry(name, value, own ?? style);
    });
    return lines.length === 0 ? undefined : lines;
  }

  private entry(name: string, value: unknown, style: Style): string[] {
    const { step, lists } = this.layout;
    const start = `${key(name)}:`;
    if (Array.isArray(value)) {
      const lines = this.list(value, innerKeys[name] ?? [], style === 'long' ? 'quoted' : style);
      return lines === undefined ? [`${start} []`] : [start, ...indent(lines, lists)];
    }
    if (typeof value === 'object' && value !== null) {
      const lines = this.map(value, innerKeys[name] ?? [], style);
      return lines === undefined ? [`${start} {}`] : [start, ...indent(lines, step)];
    }
    const block = style === 'long' && typeof value === 'string' ? literal(value, step) : undefined;
    if (block === undefined || (!this.keep && block.header.endsWith('+')))
      return [`${start} ${scalar(value, style)}`];
    return [`${start} ${block.header}`, ...indent(block.lines, step)];
  }

  private list(values: readonly unknown[], order: readonly string[], style: Style): string[] | undefined {
    if (values.length === 0) return undefined;
    return values.flatMap((value) => {
      if (Array.isArray(value)) return item(this.list(value, order, style) ?? ['[]'], 2);
      if (typeof value === 'object' && value !== null)
        return item(this.map(value, order, style) ?? ['{}'], 2);
      return item([scalar(value, style)], 2);
    });
  }
}

function scalar(value: unknown, style: Style): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  if (style === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  return style === 'plain' ? plainOrQuoted(value) : quoted(value);
}

function item([first = '', ...rest]: readonly string[], gap: number): string[] {
  return [`-${' '.repeat(gap - 1)}${first}`, ...indent(rest, gap)];
}

function indent(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));
}
