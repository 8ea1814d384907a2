import type { Path } from '../problem/index.ts';

/**
 * One difference between two versions of an issue. `path` is where it is in the new version, `was` where it was in the old one; what
 * was removed is `in` a list or map of the new version. Values are plain data. Lists and maps are told entry by entry, unless a
 * whole entry of a list came or went.
 */
export type Change =
  | {
      readonly kind: 'changed';
      readonly path: Path;
      readonly was: Path;
      readonly before: unknown;
      readonly after: unknown;
    }
  | { readonly kind: 'added'; readonly path: Path; readonly after: unknown }
  | { readonly kind: 'removed'; readonly was: Path; readonly in: Path; readonly before: unknown }
  /** It has another place among the entries that were there before. What differs in it is told besides. */
  | { readonly kind: 'moved'; readonly path: Path; readonly was: Path; readonly after: unknown };
