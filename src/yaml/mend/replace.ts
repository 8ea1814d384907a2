import type { Edit, Fix, Path } from '../../problem/index.ts';
import type { SourceMap } from '../source-map.ts';

interface Match {
  readonly 0: string;
  readonly index: number;
}

export interface Replacement {
  /** Global, or what finds as such a pattern does; it matches in the file what it matches in the value. */
  readonly pattern: RegExp | ((text: string) => readonly Match[]);
  /** What to write in place of a match at `index` of the value, with what stands behind it in the file; `undefined`: it stays. */
  readonly to: (found: string, index: number, behind: string) => string | undefined;
}

/**
 * Replaces parts of the text at `path`, whose value is `value`, wherever they stand in the file as they do in the value: one
 * that is written as an escape, or is broken by the end of a line, is left with all others of its text.
 */
export function replaceInText(
  sourceMap: SourceMap,
  { path, value }: { readonly path: Path; readonly value: string },
  { pattern, to }: Replacement,
): Fix | undefined {
  const written = textOf(sourceMap, path);
  if (written === undefined) return undefined;
  const matchesIn = (text: string): readonly Match[] =>
    typeof pattern === 'function' ? pattern(text) : [...text.matchAll(pattern)];
  const inFile = matchesIn(written.source);
  const inValue = matchesIn(value);
  if (inFile.length !== inValue.length) return undefined;
  const edits: Edit[] = [];
  let after = '';
  let kept = 0;
  for (const [i, { 0: found, index }] of inValue.entries()) {
    const match = inFile[i];
    if (match?.[0] !== found) return undefined;
    const end = match.index + found.length;
    const text = to(found, index, written.source.slice(end, end + 100));
    if (text === undefined || text === found) continue;
    edits.push(smallest({ from: written.offset + match.index, found, text }));
    after += value.slice(kept, index) + text;
    kept = index + found.length;
  }
  return edits.length === 0 ? undefined : { edits, path, value: after + value.slice(kept) };
}

/** A scalar as it is written: of a block, what stands below its header. */
function textOf(sourceMap: SourceMap, path: Path): { source: string; offset: number } | undefined {
  const node = sourceMap.scalar(path);
  if (node === undefined) return undefined;
  const { text } = sourceMap;
  const [start = 0, end = 0] = node.range ?? [];
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  const offset = isBlock ? Math.min(end, text.indexOf('\n', start) + 1) : start;
  return { source: text.slice(offset, end), offset };
}

/** Without what the two have in common at both ends, so that nothing is written that was there. */
function smallest({ from, found, text }: { from: number; found: string; text: string }): Edit {
  const shorter = Math.min(found.length, text.length);
  let start = 0;
  while (start < shorter && found[start] === text[start]) start++;
  let end = 0;
  while (end < shorter - start && found.at(-1 - end) === text.at(-1 - end)) end++;
  return {
    from: from + start,
    to: from + found.length - end,
    text: text.slice(start, text.length - end),
  };
}
