import type { Path } from '../problem/index.ts';

/** A set of paths that can be asked, at a cost that does not grow with it, what it covers. */
export class PathSet {
  private readonly keys: ReadonlySet<string>;

  constructor(paths: readonly Path[]) {
    this.keys = new Set(paths.map((path) => JSON.stringify(path)));
  }

  has(path: Path): boolean {
    return this.keys.size > 0 && this.keys.has(JSON.stringify(path));
  }

  /** Whether `path`, or what it lies under, is in the set. */
  covers(path: Path): boolean {
    return this.keys.size > 0 && path.some((_, i) => this.keys.has(JSON.stringify(path.slice(0, i + 1))));
  }
}
