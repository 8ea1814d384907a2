import { type Finding, nameOf, type Path } from '../problem/index.ts';
import { patternIn, withoutCode } from '../text/index.ts';
import type { SourceMap } from '../yaml/index.ts';

/** `{{number}}` in a text that is no pattern: readers see it as it stands. In Markdown, code is left alone. */
export function unfilledPattern(
  { path, value, isMarkdown }: { readonly path: Path; readonly value: string; readonly isMarkdown: boolean },
  sourceMap: SourceMap,
): Finding[] {
  const found = patternIn(isMarkdown ? withoutCode(value) : value);
  if (found === undefined) return [];
  const args = { what: nameOf(path), text: found.written, isPattern: true };
  const at = sourceMap.inText(path, found.start, found.end);
  return [{ code: 'text/placeholder', args, path, at }];
}
