import { formatPath } from '../../problem/index.ts';
import type { Path, Problem } from '../../problem/index.ts';

/**
 * Those of `after` that `count` papers at position `first` (from 0) brought into an issue. A problem is known by what it is
 * and where in the issue it is; papers behind the new ones have moved.
 */
export function newProblems(
  before: readonly Problem[],
  after: readonly Problem[],
  { first, count }: { readonly first: number; readonly count: number },
): Problem[] {
  const moved = ([root, index, ...rest]: Path): Path =>
    root === 'papers' && typeof index === 'number' && index >= first
      ? [root, index + count, ...rest]
      : [root, index, ...rest].filter((step) => step !== undefined);
  const known = new Map<string, number>();
  for (const { code, path } of before) {
    const name = `${code} ${formatPath(moved(path))}`;
    known.set(name, (known.get(name) ?? 0) + 1);
  }
  return after.filter(({ code, path }) => {
    const name = `${code} ${formatPath(path)}`;
    const left = known.get(name) ?? 0;
    known.set(name, left - 1);
    return left <= 0;
  });
}
