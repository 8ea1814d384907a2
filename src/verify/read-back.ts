import type { Reading, Rendered, View } from '../formats/index.ts';
import type { Newsletter } from '../pipeline/index.ts';
import { formatPath } from '../problem/index.ts';
import { compare, type Difference } from './compare.ts';
import { expectedOf, type LocatedExpected } from './expected.ts';
import { lineOf } from './line.ts';
import { partsOf } from './parts.ts';
import type { Seen } from './seen.ts';

/** A rendered issue, and how a format reads it. */
export interface Written {
  readonly view: View;
  readonly rendered: Rendered;
  readonly reading: Reading;
  readonly config: Newsletter['config'];
}

/** What one kind of reader sees, and which texts are not in it. */
export interface ReadBack extends Seen {
  readonly differences: readonly Difference<LocatedExpected>[];
}

/** Lists the texts that readers of an issue should see. */
export function expectations({ view, rendered, reading, config }: Written): {
  readonly expected: readonly LocatedExpected[];
  readonly addresses: readonly string[];
} {
  // What was left out on purpose is no difference.
  const dropped = new Set((rendered.dropped ?? []).map(({ path }) => formatPath(path)));
  const parts = partsOf(view, reading.shows(rendered, config)).map((whole) =>
    whole.filter(({ path }) => !dropped.has(formatPath(path))),
  );
  const addresses = parts.flat().flatMap(({ is }) => ('href' in is ? [is.href] : []));
  return {
    addresses,
    expected: expectedOf(parts, (block) => reading.expected(block, addresses).map(lineOf)),
  };
}

/** Looks for these texts in an output, once for each kind of reader. */
export function readBack(
  { reading, config }: Written,
  output: Rendered,
  { expected, addresses }: ReturnType<typeof expectations>,
): ReadBack[] {
  return Array.from(reading.actual(output, addresses, config), (blocks) => {
    const lines = blocks.map(lineOf);
    return { expected, lines, ...compare(expected, lines) };
  });
}
