import { plain } from './plain.ts';
import type { Block } from './tokens.ts';
import { wrap } from './width.ts';

export interface TextOptions {
  /** Columns of display width, default 78; 0 = no wrapping. */
  readonly width?: number;
  /** What the first line begins with, and every other: a hanging indent. */
  readonly first?: string;
  readonly rest?: string;
}

/** Writes plain text that is pleasant to read as it stands. */
export function toText(blocks: readonly Block[], options: TextOptions = {}): string {
  return blocks
    .map((block, index) =>
      wrap(plain([block]), index === 0 ? options : { ...options, first: options.rest ?? '' }),
    )
    .join('\n\n');
}
