import { expect } from 'vitest';
import { isCollection, isScalar, nodesOf } from '../../src/yaml/nodes.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { Parsed } from '../../src/yaml/parsed.ts';
import { readSimply } from '../../src/yaml/read.ts';
import { NotSimple } from '../../src/yaml/simple/not-simple.ts';
import type { SourceMap } from '../../src/yaml/source-map.ts';
import { problemsOf } from '../support/check.ts';

type Path = readonly (string | number)[];

/**
 * Holds the reader of simple files against the library: the same data, in the same order; the same answer to every question that
 * a rule may ask of a place; and the same problems, with their places and fixes. `false` where it refuses the file.
 */
export function expectSameReading(source: string | Uint8Array): boolean {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const simple = simply(bytes);
  if (simple === undefined) return false;
  const whole = parseYaml(bytes);
  expectSame(outline(simple), outline(whole));
  const paths = [...pathsOf(whole.data)];
  expect(differing(answers(simple.sourceMap, paths), answers(whole.sourceMap, paths))).toEqual([]);
  expectSame(problemsOf(bytes, { read: readSimply }), problemsOf(bytes, { read: parseYaml }));
  return true;
}

/** For thousands of comparisons: the slow one is only made to say what differs. */
export function expectSame(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

function simply(bytes: Uint8Array): Parsed | undefined {
  try {
    return readSimply(bytes);
  } catch (error) {
    if (error instanceof NotSimple) return undefined;
    throw error;
  }
}

/** All but the places. JSON has the order of keys, which a comparison of objects does not look at. */
function outline({ data, document, findings, text, empty, broken }: Parsed): unknown {
  const nodes = nodesIn(document?.contents);
  return { data: JSON.stringify(data), nodes, errors: document?.errors, findings, text, empty, broken };
}

/** All of each node that is asked for. Of what a list or map ends with, `SourceMap.rangesOf` tells. */
function nodesIn(root: unknown): unknown[] {
  return [...nodesOf(root)].map((node) => {
    const start = node.range?.[0];
    if (isScalar(node)) return [start, node.range?.[1], node.type, node.value, node.source, node.anchor];
    return isCollection(node) ? [start, node.flow === true, node.items.length, node.anchor] : node;
  });
}

/** The paths of all values, and of what is missing beside them. */
function* pathsOf(data: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof data !== 'object' || data === null) return;
  yield [...path, 'missing'];
  for (const [key, value] of Object.entries(data))
    yield* pathsOf(value, [...path, Array.isArray(data) ? Number(key) : key]);
}

/** Each question that a rule may ask, and its answer. */
function answers(map: SourceMap, paths: readonly Path[]): Map<string, unknown> {
  const all = new Map<string, unknown>();
  for (const path of paths) {
    const name = JSON.stringify(path);
    const { value, key } = map.rangesOf(path) ?? {};
    all
      .set(`${name} value`, [map.ofValue(path), map.inText(path, 0, 1), map.inText(path, 5, 9)])
      .set(`${name} key`, [map.has(path), map.ofKey(path), map.isInBrackets(path)])
      .set(`${name} written`, [
        map.source(path),
        map.scalar(path) && map.behind(path),
        value,
        key?.slice(0, 2),
      ]);
  }
  for (const { index } of map.text.matchAll(/[#:]|(?<=^ *)\S/gm))
    all.set(`${index}`, [map.isInText(index), map.pathAt(index), map.pathOfKey(index)]);
  return all;
}

/** The answers that are others, so that a difference is seen among thousands. */
function differing(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): unknown[] {
  return [...one].flatMap(([name, answer]) =>
    JSON.stringify(answer) === JSON.stringify(other.get(name))
      ? []
      : [{ name, answer, other: other.get(name) }],
  );
}
