import type { Finding, Path } from '../problem/index.ts';
import type { Document } from './nodes.ts';
import type { SourceMap } from './source-map.ts';

/** A YAML file as data, with the way back from each value to its place. */
export interface Parsed {
  /**
   * Plain data; `undefined` where the file could not be read as a map, and where its structure is so broken that the
   * data would not be what the author wrote. Keys with no value are left out.
   */
  readonly data: Record<string, unknown> | undefined;
  readonly sourceMap: SourceMap;
  readonly findings: readonly Finding[];
  readonly text: string;
  readonly document: Document | undefined;
  /** Keys that are there but have no value, and list entries that are nothing. */
  readonly empty: readonly Path[];
  /** Values that a fault of the YAML has damaged: what else is wrong at or under them is no news. */
  readonly broken: readonly Path[];
}
