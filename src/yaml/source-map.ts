import type { Alias, Node, Pair, Range, Scalar, YAMLMap } from 'yaml';
import { firstBehind } from '../data.ts';
import type { Path, Place } from '../problem/index.ts';
import { targetsOf } from './anchors.ts';
import { nameOfKey } from './keys.ts';
import { Layout } from './layout/layout.ts';
import { LineIndex } from './line-index.ts';
import { LiteralBlock } from './literal.ts';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, writtenEnd } from './nodes.ts';
import { pathAt, pathOfKey } from './path-at.ts';

interface Found {
  readonly node: Node | undefined;
  readonly key: Node | undefined;
  /** Whether the path led all the way. */
  readonly whole: boolean;
}

const escapes = /\\[xuU]/;

/**
 * Maps a path, or an offset inside a text, to line and column. An offset inside a literal block maps exactly;
 * in other scalars it maps to the start of the scalar.
 */
export class SourceMap {
  readonly text: string;
  /** Whether all texts have ordinary characters alone (`isOrdinary`), for certain: no escape spells another. */
  readonly isOrdinary: boolean;
  private readonly lines: LineIndex;
  private document: Document | undefined;
  private targets: ReadonlyMap<Node, Node> | undefined;
  private lineLayout: Layout | undefined;
  private readonly keys = new WeakMap<YAMLMap, ReadonlyMap<string | number, Pair>>();
  private readonly literals = new WeakMap<Scalar, LiteralBlock>();
  private readonly found = new WeakMap<Path, Found>();
  private readonly signs = new Map<RegExp, boolean>();

  constructor(text: string, isOrdinary = false) {
    this.text = text;
    this.isOrdinary = isOrdinary;
    this.lines = new LineIndex(text);
  }

  /** Whether the text has something anywhere; it is looked for once. */
  mentions(sign: RegExp): boolean {
    let is = this.signs.get(sign);
    if (is === undefined) this.signs.set(sign, (is = sign.test(this.text)));
    return is;
  }

  /** Whether an escape may spell a character that is looked for as it is. */
  get hasEscapes(): boolean {
    return this.mentions(escapes);
  }

  use(document: Document): void {
    this.document = document;
  }

  /** Offsets in UTF-16 code units; the end is exclusive. */
  fromOffsets(start: number, end: number): Place {
    const from = this.lines.position(start);
    const to = this.lines.position(Math.max(start, end));
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** The offset of a place. */
  offsetOf({ line, column }: Pick<Place, 'line' | 'column'>): number {
    return this.lines.start(line) + column - 1;
  }

  /**
   * The place of the value at `path`; of its key where it has no value; where it is not there at all, of the map it
   * belongs to.
   */
  ofValue(path: Path): Place {
    const { node, key, whole } = this.find(path);
    if (!whole) return node === undefined ? this.start() : this.ofCollection(node, key, path);
    if (node === undefined || isEmpty(node)) return key === undefined ? this.ofEmpty(node) : this.ofNode(key);
    return isMap(node) || isSeq(node) ? this.ofCollection(node, key, path) : this.ofNode(node);
  }

  /** The place of the key that `path` ends in. */
  ofKey(path: Path): Place {
    const { key, whole } = this.find(path);
    return key === undefined || !whole ? this.ofValue(path) : this.ofNode(key);
  }

  ofNode(node: Node): Place {
    const [start, end] = node.range ?? [0, 0];
    if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
      return this.ofBlock(start, end);
    }
    return this.fromOffsets(start, end);
  }

  /**
   * The place of `value.slice(start, end)` for the text at `path` (as `parseYaml` gives it): exact inside a literal
   * block, the whole scalar elsewhere.
   */
  inText(path: Path, start: number, end: number): Place {
    const node = this.scalar(path);
    if (node?.type !== 'BLOCK_LITERAL') return this.ofValue(path);
    let block = this.literals.get(node);
    if (block === undefined) this.literals.set(node, (block = new LiteralBlock(this.text, node)));
    const from = block.toOffset(start);
    const to = block.toOffset(end);
    return from === undefined || to === undefined ? this.ofValue(path) : this.fromOffsets(from, to);
  }

  /** The scalar at `path`, for rules that look at how a value was written. */
  scalar(path: Path): Scalar | undefined {
    const { node, whole } = this.find(path);
    return whole && isScalar(node) ? node : undefined;
  }

  /** Whether the value at `path` is a list or a map in [ ] or { }. */
  isInBrackets(path: Path): boolean {
    const { node, whole } = this.find(path);
    return whole && (isMap(node) || isSeq(node)) && node.flow === true;
  }

  /** How a value was written, without quotation marks; `undefined` where it is no scalar. */
  source(path: Path): string | undefined {
    return this.scalar(path)?.source;
  }

  /** From where to where the value at `path` and its key go, without what stands behind them; `undefined` for what is not there. */
  rangesOf(
    path: Path,
  ): { readonly key: Range | undefined; readonly value: readonly [number, number] } | undefined {
    const { node, key, whole } = this.find(path);
    return whole && node?.range
      ? { key: key?.range ?? undefined, value: [node.range[0], writtenEnd(node)] }
      : undefined;
  }

  /** Whether the key is there, with or without a value. */
  has(path: Path): boolean {
    return this.find(path).whole;
  }

  /** The rest of the line after the value at `path`, or after its key if it has no value. */
  behind(path: Path): { readonly text: string; readonly offset: number } {
    const { node, key } = this.find(path);
    const offset = (isScalar(node) ? node : (key ?? node))?.range?.[1] ?? 0;
    const end = this.text.indexOf('\n', offset);
    return { text: this.text.slice(offset, end === -1 ? undefined : end), offset };
  }

  /** The path of the value that `offset` stands in or right behind: of the outermost that begins on that line. */
  pathAt(offset: number): Path {
    return pathAt(this.document, this.text, offset);
  }

  /** The path of the key that begins at `offset`; empty where none does. */
  pathOfKey(offset: number): Path {
    return pathOfKey(this.document, offset);
  }

  /** Whether `offset` stands inside a text, so that a # there begins no comment. */
  isInText(offset: number): boolean {
    let node: unknown = this.document?.contents;
    for (;;) {
      if (isSeq(node)) {
        node = lastBefore(node.items, offset, (item) => item);
      } else if (isMap(node)) {
        const pair = lastBefore(node.items, offset, ({ key }) => key);
        node = pair !== undefined && startOf(pair.value) < offset ? pair.value : pair?.key;
      } else {
        return isScalar(node) && startOf(node) < offset && offset < (node.range?.[1] ?? 0);
      }
    }
  }

  /** The lines as people see them; asked only where something is wrong. */
  get layout(): Layout {
    return (this.lineLayout ??= new Layout(this.text));
  }

  sourceOf(node: Node | null): string {
    return node?.range ? this.text.slice(node.range[0], node.range[1]) : '';
  }

  /** The text of a 1-based line, without its line end. */
  line(number: number): string | undefined {
    return this.lines.line(number);
  }

  resolve(alias: Alias): Node | undefined {
    this.targets ??= targetsOf(this.document);
    return this.targets.get(alias);
  }

  private start(): Place {
    return this.fromOffsets(0, Math.min(1, this.text.length));
  }

  /** A list entry that is nothing but its dash. */
  private ofEmpty(node: Node | undefined): Place {
    const [start = 0, end = 0] = node?.range ?? [];
    if (end > start) return this.fromOffsets(start, end);
    const dash = this.text.lastIndexOf('-', start - 1);
    return dash === -1 ? this.fromOffsets(start, start) : this.fromOffsets(dash, dash + 1);
  }

  /** A map or list is long: its key names it, the root's first key the root, its first line any other. */
  private ofCollection(node: Node, key: Node | undefined, path: Path): Place {
    if (key !== undefined) return this.ofNode(key);
    const first: unknown = isMap(node) ? node.items[0]?.key : undefined;
    if (isNode(first) && (path.length < 2 || node === this.document?.contents)) return this.ofNode(first);
    const [start, end] = node.range ?? [0, 0];
    const lineEnd = this.text.indexOf('\n', start);
    const stop = Math.min(end, lineEnd === -1 ? end : lineEnd);
    return this.fromOffsets(start, this.text[stop - 1] === '\r' ? stop - 1 : stop);
  }

  /** A block scalar is named by its first line of text, or by its header where it has none. */
  private ofBlock(start: number, end: number): Place {
    const trim = (to: number): number => (this.text[to - 1] === '\r' ? to - 1 : to);
    const header = this.text.indexOf('\n', start);
    if (header === -1 || header >= end) return this.fromOffsets(start, end);
    let from = header + 1;
    while (from < end && /\s/.test(this.text[from] ?? '')) from++;
    if (from >= end) return this.fromOffsets(start, trim(header));
    const to = this.text.indexOf('\n', from);
    return this.fromOffsets(from, trim(to === -1 || to > end ? end : to));
  }

  /** The pairs of a map by their keys as data has them; the last of two equal ones, as in the data. */
  private pairsOf(map: YAMLMap): ReadonlyMap<string | number, Pair> {
    const known = this.keys.get(map);
    if (known !== undefined) return known;
    const pairs = new Map<string | number, Pair>();
    for (const pair of map.items) if (isScalar(pair.key)) pairs.set(nameOfKey(pair.key), pair);
    this.keys.set(map, pairs);
    return pairs;
  }

  /** Several rules ask about the same path, which is one object for all of them. */
  private find(path: Path): Found {
    let found = this.found.get(path);
    if (found === undefined) this.found.set(path, (found = this.walk(path)));
    return found;
  }

  private walk(path: Path): Found {
    let node = nodeOf(this.document?.contents);
    let key: Node | undefined;
    for (const step of path) {
      if (isAlias(node)) node = this.resolve(node);
      if (isMap(node)) {
        const pair = this.pairsOf(node).get(step);
        if (pair === undefined) return { node, key, whole: false };
        key = nodeOf(pair.key);
        node = nodeOf(pair.value);
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(step)];
        if (item === undefined) return { node, key, whole: false };
        key = undefined;
        node = nodeOf(item);
      } else {
        return { node, key, whole: false };
      }
    }
    if (isAlias(node)) node = this.resolve(node) ?? node;
    return { node, key, whole: true };
  }
}

function nodeOf(item: unknown): Node | undefined {
  return isNode(item) ? item : undefined;
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null;
}

/** The last item whose node begins before an offset. There may be thousands, and a line of each may be asked about. */
function lastBefore<T>(items: readonly T[], offset: number, nodeIn: (item: T) => unknown): T | undefined {
  const behind = firstBehind(items.length, (i) => {
    const item = items[i];
    return item === undefined || startOf(nodeIn(item)) >= offset;
  });
  return items[behind - 1];
}

function startOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? Infinity;
}
