import { blockOf } from './block.ts';
import { inlineOf } from './inline.ts';
import { Lines } from './lines.ts';
import { MadeList, MadeMap, type MadeNode, MadePair, MadeScalar } from './made.ts';
import { NotSimple } from './not-simple.ts';
import type { Root } from '../parsed.ts';

/** Twice as deep as an issue. */
const deepest = 12;
/** An ordinary word before a colon. */
const key = /(?!(?:true|false|null):)[a-z_][\w./-]{0,99}(?=:(?:[ \r\n]|$))/iy;

/**
 * The root of a file in the plainest of YAML, in which nearly all are: maps and lists by indent, texts on one line, in
 * quotation marks or not, and blocks. Refuses with `NotSimple` whatever may mean something else to the library, values that are
 * not there and faults among it. Every node has the place that the library gives it. `isOrdinary`: what is known of all characters.
 */
export function composeSimply(text: string, isOrdinary: boolean, root: Root): MadeMap | MadeList {
  const lines = new Lines(text, isOrdinary);
  if (lines.column !== 0) throw new NotSimple();
  if (root === 'map') return map(lines, 0);
  if (!isDash(lines)) throw new NotSimple();
  const node = list(lines, 0);
  // Something that is no entry follows.
  if (lines.at < text.length) throw new NotSimple();
  return node;
}

function map(lines: Lines, depth: number): MadeMap {
  const { at: start, column } = lines;
  const pairs: MadePair[] = [];
  const names = new Set<string>();
  let end = start;
  do {
    const name = keyAt(lines);
    if (name === undefined || names.has(name) || depth > deepest) throw new NotSimple();
    names.add(name);
    const [from, to] = [lines.at, lines.at + name.length];
    lines.skip(name.length + 1);
    const value = lines.isOver() ? below(lines, column, depth + 1) : behind(lines, column);
    pairs.push(new MadePair(new MadeScalar('PLAIN', name, [from, to, to]), value));
    end = value.range[2];
  } while (lines.column === column);
  requireEnd(lines, column, pairs);
  return new MadeMap(pairs, [start, end, end]);
}

function list(lines: Lines, depth: number): MadeList {
  const { at: start, column } = lines;
  const items: MadeNode[] = [];
  let end = start;
  do {
    lines.skip(1);
    if (lines.isOver() || depth > deepest) throw new NotSimple();
    const item = keyAt(lines) === undefined ? behind(lines, column) : map(lines, depth + 1);
    items.push(item);
    end = item.range[2];
  } while (lines.column === column && isDash(lines));
  requireEnd(lines, column, items);
  return new MadeList(items, [start, end, end]);
}

/** The map or list below a key; a list may be as little indented as the key. */
function below(lines: Lines, column: number, depth: number): MadeNode {
  lines.next();
  const isList = isDash(lines);
  if (lines.column < column || (lines.column === column && !isList)) throw new NotSimple();
  return isList ? list(lines, depth) : map(lines, depth);
}

/** What stands behind a key or a dash. */
function behind(lines: Lines, column: number): MadeNode {
  const block = blockOf(lines, column);
  if (block !== undefined) return block;
  const node = inlineOf(lines);
  lines.next();
  return node;
}

/** What is deeper than what it follows goes on with that, or is a fault; so are too many entries. */
function requireEnd(lines: Lines, column: number, entries: readonly unknown[]): void {
  if (lines.column > column) throw new NotSimple();
  lines.count(entries);
}

function keyAt({ text, at }: Lines): string | undefined {
  key.lastIndex = at;
  return key.exec(text)?.[0];
}

function isDash({ text, at }: Lines): boolean {
  return text[at] === '-' && text[at + 1] === ' ';
}
