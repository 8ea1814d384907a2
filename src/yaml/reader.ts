import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { composed } from '../text/index.ts';
import { type Finding, nameOf, type Path, type Place } from '../problem/index.ts';
import { nameOfKey } from './keys.ts';
import { isAlias, isMap, isNode, isScalar, isSeq } from './nodes.ts';
import type { SourceMap } from './source-map.ts';
import { anchorAt } from './unused-anchors.ts';
import { dictionary } from '../data.ts';

/** The most values that aliases may expand to; ten times what a large issue has. A text counts once more for so many characters. */
const mostExpanded = 20_000;
const charactersPerValue = 10;

/** Of the pairs of a map before one: the last, and the last that has a value. */
interface Above {
  last: Pair | undefined;
  withValue: Pair | undefined;
}

/** Turns nodes into plain data and finds what data cannot hold. */
export class Reader {
  readonly findings: Finding[] = [];
  /** Keys and list entries that are there without a value. Data leaves such keys out. */
  readonly empty: Path[] = [];
  /** Paths whose values, and all below them, are not what the author meant. */
  readonly broken: Path[] = [];
  private readonly swallowed = new Set<number>();
  private readonly open = new Set<Node>();
  private expanded = 0;
  private inAlias = 0;
  private readonly sourceMap: SourceMap;
  private readonly anchored: ReadonlySet<Scalar>;

  /** `anchored`: the texts with an anchor that nothing uses. */
  constructor(sourceMap: SourceMap, anchored: ReadonlySet<Scalar>) {
    this.sourceMap = sourceMap;
    this.anchored = anchored;
  }

  map(node: YAMLMap, path: Path): Record<string, unknown> {
    const out: Record<string, unknown> = dictionary({});
    const seen = new Map<string, Scalar>();
    const above: Above = { last: undefined, withValue: undefined };
    for (const pair of node.items) {
      const { last, withValue } = above;
      above.last = pair;
      if (pair.value !== null) above.withValue = pair;
      const { key: keyNode } = pair;
      if (!isScalar(keyNode)) {
        this.refuseKey(pair, node, path);
        continue;
      }
      const key = nameOfKey(keyNode);
      if (key === '<<') {
        this.report({ code: 'yaml/merge', args: {}, path, at: this.sourceMap.ofNode(keyNode) });
        continue;
      }
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, keyNode);
      } else {
        this.refuseSecond({ key, first, path: [...path, key], at: this.sourceMap.ofNode(keyNode) });
      }
      if (node.flow === true && pair.value === null) {
        this.cut({ last, withValue }, keyNode, path);
        continue;
      }
      const value = this.value(pair.value, [...path, key]);
      if (value === undefined) {
        if (first === undefined) this.empty.push([...path, key]);
        continue;
      }
      // A key such as __proto__ becomes one like any other in a dictionary, and is then refused as unknown.
      out[key] = value;
    }
    return out;
  }

  /** A key that is there twice, unless the entry that it belongs to is told to have got into the text above. */
  private refuseSecond({
    key,
    first,
    path,
    at,
  }: {
    key: string;
    first: Scalar;
    path: Path;
    at: Place;
  }): void {
    const { line } = this.sourceMap.ofNode(first);
    const { layout } = this.sourceMap;
    const entry = layout.swallowedBetween(line, at.line - 1);
    if (entry === undefined) {
      // Two lines of a text that begin with the same word are told as lines of it.
      if (key !== '' && layout.slipOf(at.line - 1)?.owner !== undefined) return;
      this.report({ code: 'yaml/duplicate-key', args: { key, line }, path, at });
    } else if (!this.swallowed.has(entry.line)) {
      this.swallowed.add(entry.line);
      const { sibling, column: has, from, to } = entry;
      const about = { key: '', line: sibling.line + 1, spaces: sibling.column, has, more: 0 };
      const place = this.sourceMap.fromOffsets(from, to);
      this.report({ code: 'yaml/syntax', args: { fault: 'entry-column', about }, path, at: place });
    }
  }

  private refuseKey({ key, value }: Pair, map: YAMLMap, path: Path): void {
    const node = [key, value, map].find((candidate) => isNode(candidate)) ?? map;
    const source = isNode(key) ? this.sourceMap.sourceOf(key) : '';
    this.report({ code: 'yaml/key', args: { key: source }, path, at: this.sourceMap.ofNode(node) });
    // Most likely a text that begins with a bracket.
    if (map.flow === true) this.broken.push(path);
  }

  /** In `{ko: a, b, en: c}` the b is a key without even a colon: the rest of a text that a comma cut in two. */
  private cut({ last, withValue: before }: Above, key: Scalar, path: Path): void {
    const text = nameOfKey(key);
    const at = this.sourceMap.ofNode(key);
    const isMore = last?.value === null;
    this.broken.push([...path, text]);
    if (
      before !== undefined &&
      isScalar(before.key) &&
      isScalar(before.value) &&
      before.value.type === 'PLAIN'
    ) {
      const whole = [...path, nameOfKey(before.key)];
      this.broken.push(whole);
      // A second comma in the same text is the same fault.
      if (!isMore) this.report({ code: 'text/comma', args: { what: nameOf(whole), text }, path: whole, at });
    } else {
      const fault = /^[^\s:]+:\S/.test(text) ? 'colon-space' : 'no-colon';
      if (!isMore) this.report({ code: 'yaml/syntax', args: { fault, text }, path: [...path, text], at });
      this.broken.push(path);
    }
  }

  /** `undefined` for a key without a value: to the rules it is as if it were not there, but it has a place. */
  private value(node: unknown, path: Path): unknown {
    if (this.inAlias > 0 && ++this.expanded > mostExpanded) return undefined;
    if (isScalar(node)) {
      if (this.anchored.has(node)) this.refuseAnchor(node, path);
      const value = scalar(node);
      if (this.inAlias > 0 && typeof value === 'string') this.expanded += value.length / charactersPerValue;
      return value;
    }
    if (isAlias(node)) return this.alias(node, path);
    if (isMap(node)) return this.map(node, path);
    return isSeq(node) ? this.list(node, path) : undefined;
  }

  list(node: YAMLSeq, path: Path): unknown[] {
    return node.items.map((item, i) => {
      const value = this.value(item, [...path, i]);
      if (value === undefined) this.empty.push([...path, i]);
      return value ?? null;
    });
  }

  private refuseAnchor(node: Scalar, path: Path): void {
    const { anchor: name = '' } = node;
    const start = anchorAt(node, this.sourceMap.text);
    const at = this.sourceMap.fromOffsets(start, start + name.length + 1);
    this.report({ code: 'yaml/anchor', args: { name }, path, at });
    this.broken.push(path);
  }

  private alias(node: Alias, path: Path): unknown {
    const target = this.sourceMap.resolve(node);
    const refuse = (why: 'unknown' | 'cycle' | 'too many'): undefined => {
      const at = this.sourceMap.ofNode(node);
      this.findings.push({ code: 'yaml/alias', args: { name: node.source, why }, path, at });
      this.broken.push(path);
    };
    if (target === undefined) return refuse('unknown');
    if (this.open.has(target)) return refuse('cycle');
    if (this.expanded > mostExpanded) return undefined;
    this.open.add(target);
    this.inAlias++;
    const value = this.value(target, path);
    this.inAlias--;
    this.open.delete(target);
    if (this.inAlias === 0 && this.expanded > mostExpanded) return refuse('too many');
    return value;
  }

  /** Problems under an anchor were reported there, so its aliases do not report them again. */
  private report(finding: Finding): void {
    if (this.inAlias === 0) this.findings.push(finding);
  }
}

function scalar({ value }: Scalar): unknown {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'string' ? composed(value) : value;
}
