import { lineStart } from '../../text/index.ts';
import { isCollection, isMap, isPair, isScalar, Pair, Scalar } from 'yaml';
import type { Range, YAMLMap } from 'yaml';

/**
 * Undoes what a colon in an unquoted text does to a document. In
 *
 *     title: Foo: bar
 *     link: …
 *
 * the parser takes `Foo: bar` and all keys after it for a map that is the title. Here the text becomes one text again,
 * and the keys go back to the map they stand in, so that the rest of the file can be checked in the same run.
 */
export function repair(node: unknown, text: string): void {
  if (isMap(node) && node.flow !== true) mend(node, text);
  if (!isCollection(node)) return;
  for (const item of node.items) repair(isPair(item) ? item.value : item, text);
}

function mend(map: YAMLMap, text: string): void {
  for (let i = 0; i < map.items.length; i++) {
    const pair = map.items[i];
    if (!isScalar(pair?.key) || !isMap(pair.value) || pair.value.flow === true) continue;
    const [start = 0, , end = 0] = pair.value.range ?? [];
    if (text.slice(pair.key.range?.[1], start).includes('\n')) continue;
    const [first, ...rest] = pair.value.items;
    const lineEnd = text.indexOf('\n', start);
    const source = text.slice(start, lineEnd === -1 ? end : lineEnd).trimEnd();
    pair.value = plain(source, start);
    const [before, behind] = [map.items.slice(0, i + 1), map.items.slice(i + 1)];
    map.items = [...before, ...swallowed(first, text), ...rest, ...behind];
  }
}

/** The key of an over-indented second line, which the parser made part of the text before it. */
function swallowed(pair: Pair | undefined, text: string): Pair[] {
  if (!isScalar(pair?.key) || !pair.key.range) return [];
  const [start, end] = pair.key.range;
  const line = lineStart(text, end);
  if (line <= start) return [];
  const at = line + text.slice(line, end).search(/\S/);
  return [new Pair(plain(text.slice(at, end), at), pair.value)];
}

function plain(source: string, start: number): Scalar {
  const end = start + source.length;
  const range: Range = [start, end, end];
  return Object.assign(new Scalar(source), { source, type: 'PLAIN', range });
}
