import type { Want } from '../../drafting/index.ts';
import { nameOf } from '../../problem/index.ts';

/** A want as people say it. */
export function whatOf({ kind, path }: Pick<Want, 'kind' | 'path'>): string {
  return kind === 'intro' ? 'the introduction' : nameOf(path);
}
