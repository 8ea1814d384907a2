import { lineStart } from '../text/index.ts';
import type { Path } from '../problem/index.ts';
import { nameOfKey } from './keys.ts';
import { type Document, isMap, isNode, isScalar, isSeq } from './nodes.ts';

/** The path of the value that `offset` stands in or right behind: of the outermost that begins on that line. */
export function pathAt(document: Document | undefined, text: string, offset: number): Path {
  const line = lineStart(text, offset);
  const path: (string | number)[] = [];
  let node: unknown = document?.contents;
  for (;;) {
    // What stands in [ ] is not looked at: a bracket on this line begins a text more often than a list.
    if (isSeq(node) && node.flow === true && path.length > 0 && startOf(node) >= line) return path;
    if (isSeq(node)) {
      const index = node.items.findLastIndex((item) => startOf(item) <= offset);
      if (index === -1) return path;
      path.push(index);
      node = node.items[index];
    } else if (isMap(node)) {
      const pair = node.items.findLast(({ key }) => startOf(key) <= offset);
      if (pair === undefined) return path;
      path.push(isScalar(pair.key) ? nameOfKey(pair.key) : '');
      if (startOf(pair.key) >= line) return path;
      node = pair.value;
    } else {
      return path;
    }
  }
}

/** The path of the key that begins at `offset`; empty where none does. */
export function pathOfKey(document: Document | undefined, offset: number): Path {
  const path: (string | number)[] = [];
  let node: unknown = document?.contents;
  for (;;) {
    if (isSeq(node)) {
      const index = node.items.findLastIndex((item) => startOf(item) <= offset);
      if (index === -1) return [];
      path.push(index);
      node = node.items[index];
    } else if (isMap(node)) {
      const pair = node.items.findLast(({ key }) => startOf(key) <= offset);
      if (pair === undefined) return [];
      path.push(isScalar(pair.key) ? nameOfKey(pair.key) : '');
      if (startOf(pair.key) === offset) return path;
      node = pair.value;
    } else {
      return [];
    }
  }
}

function startOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? Number.POSITIVE_INFINITY;
}
