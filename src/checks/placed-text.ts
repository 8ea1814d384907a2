import type { Path } from '../problem/index.ts';
import type { Features } from '../text/index.ts';
import type { SourceMap } from '../yaml/index.ts';

/**
 * `line`: literal text on one line, which may go into a heading or a header; `literal`: literal text with paragraphs; `markdown`:
 * the author's own dialect, in which an entity stands for its character; `address`: a URL or an id.
 */
export type TextKind = 'line' | 'literal' | 'markdown' | 'address';

/** A text of an issue or of the config, and where it stands. */
export interface PlacedText {
  readonly path: Path;
  readonly kind: TextKind;
  readonly value: string;
  /** What may be in it, where somebody has looked. */
  readonly features?: Features;
}

/** One text of an issue: in one language, or in none. */
export interface Field extends PlacedText {
  /** The key it stands under, `title` or `authors`, whatever the language. */
  readonly key: string;
  readonly lang: string | undefined;
  readonly features: Features;
}

/** Every text of an issue, and where they stand. */
export interface FieldsInFile {
  readonly fields: readonly Field[];
  readonly sourceMap: SourceMap;
}
