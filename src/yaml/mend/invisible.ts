import type { Fix, Path } from '../../problem/index.ts';
import type { SourceMap } from '../source-map.ts';
import { replaceInText } from './replace.ts';

/** A soft hyphen, a space of no width, a word joiner, a byte order mark. Emoji and scripts are spelt with other ones. */
const invisible = /[\u00AD\u200B\u2060\uFEFF]/g;

/** A text without what nobody sees in it; a soft hyphen stays where it has cut a word at the end of a line. */
export function withoutInvisible(
  sourceMap: SourceMap,
  field: { readonly path: Path; readonly value: string },
): Fix | undefined {
  return replaceInText(sourceMap, field, {
    pattern: invisible,
    to: (found, _, behind) => (found === '\u00AD' && /^[ \t]*\r?\n/.test(behind) ? undefined : ''),
  });
}
