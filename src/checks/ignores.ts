import type { Place } from '../problem/index.ts';
import type { SourceMap } from '../yaml/index.ts';

/** One code of a comment `# digest-ignore CODE, CODE: reason`. */
export interface Ignore {
  readonly code: string;
  readonly reason: string;
  /** Where the comment stands. */
  readonly place: Place;
  /** The line it speaks of: the first below it that is not another one. 0, which no line has, where it stands behind a value. */
  readonly aims: number;
}

const ownLine = /^[ \t]*#[ \t]*digest-ignore\b/;
const comment = /(?<![^ \t])#[ \t]*digest-ignore\b(.*)$/g;
/** Codes, with commas or spaces between them, and the reason. The first word is a code, however it is mistyped. */
const codesAndReason = /^\s*([^\s,:]*(?:[\s,]+[a-z]+\/[^\s,:]+)*)[\s,]*:?\s*(.*)$/;

/** Reads the suppressing comments of a file. Text that only looks like one is text. */
export function readIgnores(sourceMap: SourceMap): Ignore[] {
  const { text } = sourceMap;
  if (!text.includes('digest-ignore')) return [];
  const lines = text.split('\n');
  const ignores: Ignore[] = [];
  let offset = 0;
  for (const [i, source] of lines.entries()) {
    const line = source.trimEnd();
    const start = offset;
    const found = [...line.matchAll(comment)].find(({ index }) => !sourceMap.isInText(start + index));
    if (found !== undefined) {
      const place = sourceMap.fromOffsets(start + found.index, start + line.length);
      const [, codes = '', reason = ''] = codesAndReason.exec(found[1] ?? '') ?? [];
      const aims = ownLine.test(line) ? lineBelow(lines, i) : 0;
      ignores.push(...codes.split(/[\s,]+/).map((code) => ({ code, reason, place, aims })));
    }
    offset += source.length + 1;
  }
  return ignores;
}

/** The 1-based number of the first line below the one at `index` that is no such comment. */
function lineBelow(lines: readonly string[], index: number): number {
  let below = index + 1;
  while (ownLine.test(lines[below] ?? '')) below++;
  return below + 1;
}
