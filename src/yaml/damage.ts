import type { Finding } from '../problem/index.ts';
import type { Parsed } from './parsed.ts';
import { PathSet } from './path-set.ts';

/**
 * Keeps the findings that are not about a value which a fault of the YAML has damaged, and which was reported with that
 * fault. The key of such a value is sound.
 */
export function soundOf<F extends Finding>(findings: readonly F[], { broken }: Pick<Parsed, 'broken'>): F[] {
  if (broken.length === 0) return [...findings];
  const damaged = new PathSet(broken);
  return findings.filter(
    ({ code, path }) => !damaged.covers(code === 'schema/unknown-key' ? path.slice(0, -1) : path),
  );
}
