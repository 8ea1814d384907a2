import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Document, LineCounter, Node, Scalar } from 'yaml';
import type { Path, Place } from '../problem/index.ts';

/**
 * The way from a path, or an offset inside a text, to line and column. An offset inside a literal block maps exactly;
 * in other scalars it maps to where the scalar starts. Nothing promises more.
 */
export class Places {
  private readonly text: string;
  private readonly lines: LineCounter;
  private document: Document | undefined;

  constructor(text: string, lines: LineCounter) {
    this.text = text;
    this.lines = lines;
  }

  use(document: Document): void {
    this.document = document;
  }

  /** Offsets in UTF-16 code units; the end is exclusive. */
  fromOffsets(start: number, end: number): Place {
    const from = this.position(start);
    const to = this.position(Math.max(start, end));
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** The place of the value at `path`, or of the nearest thing above it that is there. */
  ofValue(path: Path): Place {
    const { node, key, whole } = this.find(path);
    // A key without a value, or a path that ends above where it wanted to: the key says more than a whole map would.
    if (!whole && key !== undefined) return this.ofNode(key);
    if (node === undefined) return key === undefined ? this.start() : this.ofNode(key);
    if (isMap(node) || isSeq(node)) return this.ofCollection(node, key);
    return this.ofNode(node);
  }

  /** The place of the key that `path` ends in. */
  ofKey(path: Path): Place {
    const { key, whole } = this.find(path);
    return key === undefined || !whole ? this.ofValue(path) : this.ofNode(key);
  }

  ofNode(node: Node): Place {
    const [start, end] = node.range ?? [0, 0];
    if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) return this.ofBlock(start, end);
    return this.fromOffsets(start, end);
  }

  /**
   * The place of `value.slice(start, end)` for the text at `path`: exact inside a literal block, the whole scalar
   * elsewhere.
   */
  inText(path: Path, start: number, end: number): Place {
    const { node, whole } = this.find(path);
    if (!whole || !isScalar(node) || node.type !== 'BLOCK_LITERAL' || node.range === undefined || node.range === null) {
      return this.ofValue(path);
    }
    const map = this.literalLines(node);
    const locate = (offset: number): number | undefined => {
      for (const { from, at, length } of map) {
        if (offset <= from + length) return at + Math.max(0, offset - from);
      }
      return undefined;
    };
    const from = locate(start);
    const to = locate(end);
    return from === undefined || to === undefined ? this.ofValue(path) : this.fromOffsets(from, to);
  }

  /** The scalar at `path`, for rules that look at how a value was written. */
  scalar(path: Path): Scalar | undefined {
    const { node, whole } = this.find(path);
    return whole && isScalar(node) ? node : undefined;
  }

  /** How a value was written, without quotation marks; `undefined` where it is no scalar. */
  source(path: Path): string | undefined {
    return this.scalar(path)?.source;
  }

  /** Whether the key is there, with or without a value. */
  has(path: Path): boolean {
    return this.find(path).whole;
  }

  sourceOf(node: Node | null): string {
    return node?.range ? this.text.slice(node.range[0], node.range[1]) : '';
  }

  /** The text of a 1-based line, without its line end. */
  line(number: number): string | undefined {
    const start = this.lines.lineStarts[number - 1];
    if (start === undefined) return undefined;
    const end = this.lines.lineStarts[number] ?? this.text.length + 1;
    return this.text.slice(start, end).replace(/\r?\n?$/, '');
  }

  resolve(alias: Node): Node | undefined {
    return isAlias(alias) && this.document !== undefined ? (alias as Alias).resolve(this.document) : undefined;
  }

  private start(): Place {
    return this.fromOffsets(0, Math.min(1, this.text.length));
  }

  private position(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(Math.min(offset, this.text.length));
    // The counter has no lines for a text without any.
    return line === 0 ? { line: 1, column: offset + 1 } : { line, column: col };
  }

  /** A map or list is long: its key names it, else its first line does. */
  private ofCollection(node: Node, key: Node | undefined): Place {
    if (key !== undefined) return this.ofNode(key);
    const [start, end] = node.range ?? [0, 0];
    const lineEnd = this.text.indexOf('\n', start);
    return this.fromOffsets(start, Math.min(end, lineEnd === -1 ? end : lineEnd));
  }

  /** A block scalar is named by its header and first line of text, not by the whole of it. */
  private ofBlock(start: number, end: number): Place {
    const header = this.text.indexOf('\n', start);
    if (header === -1 || header >= end) return this.fromOffsets(start, end);
    let from = header + 1;
    while (from < end && /\s/.test(this.text[from] ?? '')) from++;
    if (from >= end) return this.fromOffsets(start, header);
    const to = this.text.indexOf('\n', from);
    const last = to === -1 || to > end ? end : to;
    return this.fromOffsets(from, this.text[last - 1] === '\r' ? last - 1 : last);
  }

  /** For each line of a literal block: where it starts in the value (`from`), where in the file (`at`), its length. */
  private literalLines(node: Scalar): { from: number; at: number; length: number }[] {
    const [start = 0, end = 0] = node.range ?? [];
    const value = String(node.value);
    const out: { from: number; at: number; length: number }[] = [];
    let at = this.text.indexOf('\n', start) + 1;
    let from = 0;
    for (const line of value.split('\n')) {
      if (at === 0 || at > end) break;
      const lineEnd = this.text.indexOf('\n', at);
      const stop = lineEnd === -1 ? this.text.length : lineEnd;
      const raw = this.text.slice(at, stop).replace(/\r$/, '');
      // The block's indent is what the file has and the value has not.
      const indent = line === '' ? raw.length : raw.length - line.length;
      if (indent < 0) break;
      out.push({ from, at: at + indent, length: line.length });
      from += line.length + 1;
      at = lineEnd === -1 ? 0 : lineEnd + 1;
    }
    return out;
  }

  private find(path: Path): { node: Node | undefined; key: Node | undefined; whole: boolean } {
    let node: Node | undefined = this.document?.contents ?? undefined;
    let key: Node | undefined;
    for (const step of path) {
      if (node !== undefined && isAlias(node)) node = this.resolve(node);
      if (isMap(node)) {
        const pair: (typeof node.items)[number] | undefined = node.items.find(
          (p) => isScalar(p.key) && (p.key.value === step || p.key.source === step),
        );
        if (pair === undefined) return { node, key, whole: false };
        key = pair.key as Node;
        node = (pair.value as Node | null) ?? undefined;
      } else if (isSeq(node)) {
        const item: unknown = node.items[Number(step)];
        if (item === undefined) return { node, key, whole: false };
        key = undefined;
        node = item as Node;
      } else {
        return { node, key, whole: false };
      }
    }
    return { node, key, whole: true };
  }
}
