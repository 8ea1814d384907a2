import { isMap } from '../data.ts';
import { lineStart } from '../text/index.ts';
import {
  type BlockList,
  type BlockMap,
  columnOf,
  contentEnd,
  entriesOf,
  type Item,
  keyOf,
  nextLine,
  placeAfter,
  placeBefore,
  type Read,
  rootMap,
  startOf,
} from '../yaml/index.ts';

/**
 * An entry of a map or a list as lines of a file: put together, its parts are these lines to the letter. The first entry behind a
 * dash stands on the dash's line; its `text` begins with as many spaces as stand before its key there.
 */
export interface Entry {
  /** Of an entry of a map. */
  readonly key: string | undefined;
  /** As it is read; `undefined` for a key without a value. */
  readonly data: unknown;
  /** Blank lines, and comments apart from it, between the one before and this; `undefined` where it is the first. */
  readonly gap: string | undefined;
  /** Comments directly above it. */
  readonly lead: string;
  readonly indent: string;
  /** All of it but the gap. */
  readonly text: string;
  readonly value: Text | Collection;
}

/** What is not looked into any further: a text, a number, a list between brackets. */
interface Text {
  readonly kind: 'text';
  /** What stands on one line is cut around its value: the key, the value, a comment. */
  readonly parts: readonly string[];
}

export interface Collection {
  readonly kind: 'map' | 'list';
  /** From the key or the dash to the first entry. */
  readonly opening: string;
  readonly entries: readonly Entry[];
  /** Comments that belong to it, behind the last entry. */
  readonly closing: string;
}

/** Why a file is not cut: it is no sound YAML, or not written in block style. */
export type Uncut = 'broken' | 'flow';

/** Cuts a whole file (without byte order mark) at its entries. One in which nothing stands has none. */
export function cutFile(text: string, read: Read): Entry | Uncut {
  if (text.trim() === '')
    return fileOf({ text, entries: [], data: {}, first: text.length, last: text.length });
  const { data, findings } = read(new TextEncoder().encode(text));
  if (findings.length > 0 || !isMap(data)) return 'broken';
  const root = rootMap(text);
  const cut = root && cutEntries(text, root.map, { from: 0, data });
  return cut === undefined ? 'flow' : fileOf({ text, data, ...cut });
}

function fileOf({ text, data, entries, first, last }: Cut & { text: string; data: unknown }): Entry {
  const value = { kind: 'map', opening: text.slice(0, first), entries, closing: text.slice(last) } as const;
  return { key: undefined, data, gap: undefined, lead: '', indent: '', text, value };
}

interface Cut {
  readonly entries: readonly Entry[];
  /** Where the first begins, and the last ends. */
  readonly first: number;
  readonly last: number;
}

/** `from`: where the first may begin at the earliest. `undefined` for what is not in the usual form, such as a key behind a `?`. */
function cutEntries(
  text: string,
  collection: BlockList | BlockMap,
  { from, data }: { readonly from: number; readonly data: unknown },
): Cut | undefined {
  const entries: Entry[] = [];
  let first = from;
  let last = from;
  for (const [i, item] of entriesOf(collection).entries()) {
    const at = startOf(item);
    if (at === undefined || item.start.some(({ type }) => type === 'explicit-key-ind')) return undefined;
    const key = collection.type === 'block-map' ? keyOf(item) : undefined;
    if (collection.type === 'block-map' && key === undefined) return undefined;
    const line = lineStart(text, at);
    const isInline = text.slice(line, at).trim() !== '';
    if (isInline && i > 0) return undefined;
    const start = isInline ? at : placeBefore(text, at, last);
    const end = placeAfter(text, contentEnd(item), columnOf(text, at));
    const own =
      key === undefined ? (Array.isArray(data) ? (data[i] as unknown) : undefined) : valueOf(data, key);
    const indent = isInline ? ' '.repeat(at - line) : text.slice(line, at);
    const value = cutValue(text, item, { at, end, data: own });
    if (value === undefined) return undefined;
    entries.push({
      key,
      data: own,
      gap: i === 0 ? undefined : text.slice(last, start),
      lead: isInline ? '' : text.slice(start, line),
      indent,
      text: isInline ? indent + text.slice(at, end) : text.slice(start, end),
      value,
    });
    if (i === 0) first = start;
    last = end;
  }
  return { entries, first, last };
}

function valueOf(data: unknown, key: string): unknown {
  return isMap(data) && Object.hasOwn(data, key) ? data[key] : undefined;
}

interface Place {
  readonly at: number;
  readonly end: number;
  readonly data: unknown;
}

function cutValue(text: string, item: Item, { at, end, data }: Place): Text | Collection | undefined {
  const { value } = item;
  if (value?.type === 'block-map' || value?.type === 'block-seq') {
    const cut = cutEntries(text, value, { from: nextLine(text, at), data });
    if (cut === undefined) return undefined;
    return {
      kind: value.type === 'block-map' ? 'map' : 'list',
      opening: text.slice(at, cut.first),
      entries: cut.entries,
      closing: text.slice(cut.last, end),
    };
  }
  const whole = text.slice(at, end);
  const isLine = whole.indexOf('\n') === whole.length - 1;
  if (!isLine || value === undefined || value === null || !('source' in value))
    return { kind: 'text', parts: [whole] };
  const behind = value.offset + value.source.length;
  return {
    kind: 'text',
    parts: [text.slice(at, value.offset), value.source, text.slice(behind, end)],
  };
}

/** What stands behind the comments and the indent. */
export function bodyOf({ lead, indent, text }: Entry): string {
  return text.slice(lead.length + indent.length);
}
