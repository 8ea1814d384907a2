import { Failure } from '../../problem/index.ts';
import { layoutOf, newLayout } from './layout.ts';
import { lineStart } from '../../text/index.ts';
import { behind, keyEnd, spansOf } from './spans.ts';
import {
  type BlockList,
  type BlockMap,
  columnOf,
  contentEnd,
  endsInBlock,
  entriesOf,
  type Item,
  keyOf,
  newlineAt,
  nextLine,
  placeAfter,
  rootMap,
  startOf,
} from '../../yaml/index.ts';
import type { Layout } from './write-paper.ts';

/** A change of a text: `insertion` goes in at `at`, after `removed` was taken out somewhere before it. */
export interface Proposal {
  readonly at: number;
  readonly insertion: string;
  /** The `[]` of an empty list; empty (`from === to`) otherwise. */
  readonly removed: { readonly from: number; readonly to: number };
}

/** An entry of a list, as it can be laid out in any file. */
export interface Entry {
  /** As it is read. */
  readonly data: unknown;
  /** As it is written, its last line ended. */
  readonly write: (layout: Layout) => string;
}

export interface Wish {
  /** The key of the list at the root of the file. */
  readonly key: 'papers' | 'intro' | 'credits';
  readonly entries: readonly Entry[];
  /** 1-based; `undefined`: after the last. */
  readonly at: number | undefined;
  /** For failures. */
  readonly path: string;
}

const nothing = { from: 0, to: 0 };

/**
 * Ways to put entries into a list of an issue file (without byte order mark), the best-looking first. None is proven yet. Throws
 * Failure `list-not-editable` or `edit-refused`.
 */
export function propose(text: string, wish: Wish): Proposal[] {
  const root = rootMap(text);
  if (root === undefined) throw flowFile(text, wish.path);
  const pair = entriesOf(root.map).find((item) => keyOf(item) === wish.key);
  const value = pair?.value;
  if (pair !== undefined && value?.type === 'block-seq') return intoList(text, pair, value, wish);
  if (wish.at !== undefined && wish.at !== 1)
    throw new Failure('edit-refused', { path: wish.path, why: 'position' });
  if (pair === undefined) return asNewKey(text, root.map, root.end, wish);
  const written =
    value === undefined || value === null
      ? { from: contentEnd(pair), to: contentEnd(pair) }
      : emptyValue(text, pair);
  if (written !== undefined) return intoNothing(text, root.map, pair, written, wish);
  throw noBlockList(text, value, wish);
}

/** For a file that is no block map. */
export function flowFile(text: string, path: string): Failure {
  const line = lineOf(text, Math.max(0, text.search(/^(?:---)?[ \t]*\{/m)));
  return new Failure('list-not-editable', { path, line, written: 'file' });
}

/** For a list that is there and not written as a block list. */
export function noBlockList(
  text: string,
  value: Item['value'],
  { path, key }: Pick<Wish, 'path' | 'key'>,
): Failure {
  if (value?.type === 'flow-collection' && value.start.type === 'flow-seq-start')
    return new Failure('list-not-editable', { path, line: lineOf(text, value.offset), written: key });
  return new Failure('edit-refused', { path, why: value?.type === 'alias' ? 'alias' : 'not-a-list' });
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Whether a list has an anchor (`papers: &name`), by which it may stand elsewhere in the file too. */
export function hasAnchor(text: string, key: Wish['key']): boolean {
  const root = rootMap(text);
  const pair = root && entriesOf(root.map).find((item) => keyOf(item) === key);
  return pair?.sep?.some(({ type }) => type === 'anchor') === true;
}

function intoList(text: string, pair: Item, list: BlockList, { entries, at, path }: Wish): Proposal[] {
  const cards = spansOf(text, entriesOf(list), keyEnd(pair));
  const index = at === undefined ? cards.length : at - 1;
  if (index < 0 || index > cards.length) throw new Failure('edit-refused', { path, why: 'position' });
  const next = cards[index];
  const near = Math.min(index, cards.length - 1);
  const place =
    next?.start ?? placeAfter(text, cards.at(-1)?.end ?? keyEnd(pair), columnOf(text, list.offset));
  const layout = { ...layoutOf(text, list, near), newline: newlineAt(text, place) };
  return spaced(cards[Math.max(1, near)]?.apart, layout.newline).map((gap) => {
    const lines = entries.map(({ write }) => write(layout)).join(gap);
    const insertion = asLines(text, place, next === undefined ? gap + lines : lines + gap);
    return { at: place, insertion, removed: nothing };
  });
}

/** `papers:` with no value, or one that means none: `written` is where that stands. */
function intoNothing(
  text: string,
  map: BlockMap,
  pair: Item,
  written: Proposal['removed'],
  { entries }: Wish,
): Proposal[] {
  const removed = written.from === written.to ? nothing : withSpace(text, written);
  const place = placeAfter(
    text,
    Math.max(written.to, removed.to),
    columnOf(text, startOf(pair) ?? map.offset),
  );
  const layout: Layout = { ...newLayout(text, map), newline: newlineAt(text, place) };
  const cards = entries.map(({ write }) => write(layout)).join('');
  return [{ at: place, insertion: asLines(text, place, cards), removed }];
}

/** The keys that come after the papers in the order of a file. */
const behindPapers = ['sections', 'credits', 'closing', 'web_url'];
const keysBehind = {
  intro: new Set(['papers', ...behindPapers]),
  papers: new Set(behindPapers),
  credits: new Set(['closing', 'web_url']),
};

/** Before the first key that comes after the list, else at the end of the document. */
function asNewKey(text: string, map: BlockMap, end: number, { key, entries }: Wish): Proposal[] {
  const items = entriesOf(map);
  const keys = spansOf(text, items, 0);
  const next = keys[items.findIndex((item) => keysBehind[key].has(keyOf(item) ?? ''))];
  const place = next?.start ?? Math.max(lastLine(text, end), behind(text, keys.at(-1)?.end ?? 0));
  const layout: Layout = { ...newLayout(text, map), newline: newlineAt(text, place) };
  const cards = entries.map(({ write }) => write(layout)).join('');
  const lines = `${' '.repeat(columnOf(text, map.offset))}${key}:${layout.newline}${cards}`;
  return spaced((next ?? keys.at(-1))?.apart, layout.newline).map((gap) => {
    const insertion = asLines(text, place, next === undefined ? gap + lines : lines + gap);
    return { at: place, insertion, removed: nothing };
  });
}

/** Keeps blank lines between entries that have them, unless a blank line would change the text above it. */
function spaced(apart: boolean | undefined, newline: string): string[] {
  return apart === true ? [newline, ''] : [''];
}

/** Where `[]`, `null` or `~` stands; `undefined` where the value is something else or has comments inside. */
function emptyValue(text: string, { value }: Item): Proposal['removed'] | undefined {
  if (value?.type === 'flow-collection') {
    const close = value.end.find((token) => token.type === 'flow-seq-end');
    if (close === undefined || !/^\[\s*\]$/.test(text.slice(value.offset, close.offset + 1)))
      return undefined;
    return { from: value.offset, to: close.offset + 1 };
  }
  const none = value?.type === 'scalar' && /^(?:~|null|Null|NULL)$/.test(value.source);
  return none ? { from: value.offset, to: value.offset + value.source.length } : undefined;
}

/** With the spaces before it, and with its line where it stands there alone. */
function withSpace(text: string, { from, to }: Proposal['removed']): Proposal['removed'] {
  const start = lineStart(text, from);
  const space = /(?<![ \t])[ \t]*$/.exec(text.slice(start, from))?.index ?? 0;
  const alone = space === 0 && text.slice(to, nextLine(text, to)).trim() === '';
  return alone ? { from: start, to: nextLine(text, to) } : { from: start + space, to };
}

/** Behind the last line before `end` that is not blank. */
function lastLine(text: string, end: number): number {
  const last = text.slice(0, end).trimEnd().length;
  return Math.min(end, nextLine(text, last));
}

/** A text without a line end at its end gets one before the new lines, and goes on without one where it can. */
export function asLines(text: string, at: number, lines: string): string {
  if (at === 0 || text[at - 1] === '\n') return lines;
  const newline = newlineAt(text, at);
  return newline + (endsInBlock(lines) ? lines : lines.slice(0, -newline.length));
}
