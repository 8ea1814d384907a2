import { lineStart } from '../../text/index.ts';
import type { Fix, Path } from '../../problem/index.ts';
import type { SourceMap } from '../source-map.ts';
import { quoteRest } from './quote.ts';
import { barFix } from './structure.ts';

/** Quotation marks around an entry of a list that is a text with a colon, and that YAML takes for a map. */
export function quoteEntry(sourceMap: SourceMap, path: Path): Fix | undefined {
  const range = sourceMap.rangesOf(path)?.value;
  if (range === undefined) return undefined;
  const fix = quoteRest(sourceMap.text, range[0]);
  // A map with another key below is not read as this text.
  const lineEnd = sourceMap.text.indexOf('\n', range[0]);
  const rest = lineEnd === -1 ? '' : sourceMap.text.slice(lineEnd, range[1]);
  return rest.trim() === '' ? fix : undefined;
}

/** `|` before the list at `path`, which is a text whose lines begin with hyphens. */
export function barBefore(sourceMap: SourceMap, path: Path): Fix | undefined {
  const { key, value } = sourceMap.rangesOf(path) ?? {};
  if (key === undefined || value === undefined) return undefined;
  const { lines } = sourceMap.layout;
  const place = sourceMap.fromOffsets(key[0], key[0]);
  const [column, header] = [place.column - 1, place.line - 1];
  const text: number[] = [];
  for (let line = sourceMap.fromOffsets(value[0], value[0]).line - 1; line < lines.length; line++) {
    const { content, indent } = lines.at(line);
    if (content === '') continue;
    if (indent < column || (indent === column && !/^-\s/.test(content))) break;
    text.push(line);
  }
  return barFix(lines, { colon: sourceMap.text.indexOf(':', key[1]), column, header, text });
}

/** The line of the next entry, which a text has taken in, behind as many spaces as the others of its list have. */
export function entryFix(
  sourceMap: SourceMap,
  { from, spaces, list, mark }: { from: number; spaces: number; list: Path; mark: string },
): Fix {
  const { text } = sourceMap;
  const start = lineStart(text, from);
  const hyphen = /^[ \t]/.test(text.slice(from + mark.length)) ? '-' : '- ';
  const edits = [
    { from: start, to: from, text: ' '.repeat(spaces) },
    ...(mark === '-' ? [] : [{ from, to: from + mark.length, text: hyphen }]),
  ];
  return { edits, path: list, structure: true };
}
