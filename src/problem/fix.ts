import type { Path } from './path.ts';

/** A change of a file's text: `text` in place of what stands from `from` up to `to`. Offsets are in UTF-16 code units, without a BOM. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * What mends a problem, made by whoever finds it and only where it is certain what was meant. It is data: what applies it
 * also proves that it does what it says here, and nothing else.
 */
export interface Fix {
  /** In the order of the file; none touches another. All of them are made, or none is. */
  readonly edits: readonly Edit[];
  /** Where the data may differ afterwards, if that is not at the problem's own path. */
  readonly path?: Path;
  /** What the text there says afterwards. */
  readonly value?: string;
  /** Lines that the text there has afterwards. */
  readonly lines?: readonly string[];
  /** The edits say how the lines of the file belong together, so that what is there is known only afterwards. */
  readonly structure?: true;
}
