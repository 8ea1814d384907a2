import type { Fix, Path } from '../../problem/index.ts';
import { invisibleIn, invisibleOr } from '../../text/index.ts';
import type { SourceMap } from '../source-map.ts';
import { replaceInText } from './replace.ts';

/** A text without what nobody sees in it; a soft hyphen stays where it has cut a word at the end of a line. */
export function withoutInvisible(
  sourceMap: SourceMap,
  field: { readonly path: Path; readonly value: string },
): Fix | undefined {
  const places = new Set(invisibleIn(field.value).map(({ index }) => index));
  return replaceInText(sourceMap, field, {
    pattern: invisibleOr(''),
    to: (found, index, behind) =>
      !places.has(index) || (found === '\u00AD' && /^[ \t]*\r?\n/.test(behind)) ? undefined : '',
  });
}
