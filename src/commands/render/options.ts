import type { FormatName, RenderedFile } from '../../formats/index.ts';
import type { Field } from '../../pipeline/index.ts';

export interface RenderOptions {
  /** Names of formats, among them `all`. */
  readonly format?: readonly string[];
  readonly out?: string;
  readonly all?: true;
  readonly draft?: true;
  readonly split?: true;
  readonly field?: Field;
  /** `false`: nothing is taken from earlier runs, and nothing is left for later ones. */
  readonly cache?: boolean;
}

/** A file that a format made. */
export interface Output extends RenderedFile {
  readonly format: FormatName;
}
