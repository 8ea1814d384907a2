import type { Fix, Path } from '../../problem/index.ts';
import { invisible } from '../../text/index.ts';
import type { SourceMap } from '../source-map.ts';
import { replaceInText } from './replace.ts';

/** A text without what nobody sees in it; a soft hyphen stays where it has cut a word at the end of a line. */
export function withoutInvisible(
  sourceMap: SourceMap,
  field: { readonly path: Path; readonly value: string },
): Fix | undefined {
  return replaceInText(sourceMap, field, {
    pattern: new RegExp(invisible, 'gu'),
    to: (found, _, behind) => (found === '\u00AD' && /^[ \t]*\r?\n/.test(behind) ? undefined : ''),
  });
}
