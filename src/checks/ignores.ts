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
const comment = /(?<![^ \t])#[ \t]*digest-ignore\b/g;
/** Codes, with commas or spaces between them. The first word is one, however it is mistyped. */
const codesAtStart = /^\s*[^\s,:]*(?:[\s,]+[a-z]+\/[^\s,:]+)*/;

/** Reads the suppressing comments of a file. Text that only looks like one is text. */
export function readIgnores(sourceMap: SourceMap): Ignore[] {
  const { text } = sourceMap;
  if (!text.includes('digest-ignore')) return [];
  const lines = text.split('\n');
  const ignores: Ignore[] = [];
  const below = linesBelow(lines);
  let offset = 0;
  for (const [i, source] of lines.entries()) {
    const line = source.trimEnd();
    const start = offset;
    const found = [...line.matchAll(comment)].find(({ index }) => !sourceMap.isInText(start + index));
    if (found !== undefined) {
      const place = sourceMap.fromOffsets(start + found.index, start + line.length);
      const said = line.slice(found.index + found[0].length);
      const codes = codesAtStart.exec(said)?.[0] ?? '';
      const reason = said.slice(codes.length).replace(/^[\s,]*:?\s*/, '');
      const aims = ownLine.test(line) ? (below[i] ?? 0) : 0;
      for (const code of codes.trim().split(/[\s,]+/)) ignores.push({ code, reason, place, aims });
    }
    offset += source.length + 1;
  }
  return ignores;
}

/** For each line the 1-based number of the first below it that is no such comment. */
function linesBelow(lines: readonly string[]): number[] {
  const below: number[] = [];
  let next = lines.length + 1;
  for (let i = lines.length - 1; i >= 0; i--) {
    below[i] = next;
    if (!ownLine.test(lines[i] ?? '')) next = i + 1;
  }
  return below;
}
