import type { Finding, Path } from '../problem/index.ts';
import type { Document } from './nodes.ts';
import type { SourceMap } from './source-map.ts';

/** What a file holds at its top. */
export type Root = 'map' | 'list';

/** A YAML file as data, with the way back from each value to its place. */
export interface Parsed {
  /**
   * Plain data, which of a file that is to be a list is that list; `undefined` where the file could not be read as what it is to be, and where its structure is so broken that the
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

/** A list as the data of a file: whoever looks into it finds its entries by their numbers. */
export function asData(list: readonly unknown[]): Record<string, unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing but numbers leads into it
  return list as unknown as Record<string, unknown>;
}
