import { FILE_HEADERS_ONLY, formatPatch } from 'diff';
import { inCommon } from './sequence.ts';

interface Line {
  readonly sign: ' ' | '-' | '+';
  /** With its line end, where it has one. */
  readonly text: string;
}

/** Two texts as a unified diff, as git and patch read it; empty where they are equal. `path` is relative, with /. */
export function unifiedDiff(before: string, after: string, path: string): string {
  const all = compareLines(before, after);
  const hunks: { start: number; lines: readonly Line[] }[] = nearChanges(all, 3);
  if (hunks.length === 0) return '';
  let [seen, oldLine, newLine] = [0, 1, 1];
  const skipTo = (start: number): void => {
    for (; seen < start; seen++) {
      const sign = all[seen]?.sign;
      if (sign !== '+') oldLine++;
      if (sign !== '-') newLine++;
    }
  };
  const patch = hunks.map(({ start, lines }) => {
    skipTo(start);
    return {
      oldStart: oldLine,
      oldLines: lines.filter(({ sign }) => sign !== '+').length,
      newStart: newLine,
      newLines: lines.filter(({ sign }) => sign !== '-').length,
      lines: lines.flatMap(({ sign, text }) =>
        text.endsWith('\n')
          ? [sign + text.slice(0, -1)]
          : [sign + text, String.raw`\ No newline at end of file`],
      ),
    };
  });
  const names = {
    oldFileName: `a/${path}`,
    newFileName: `b/${path}`,
    oldHeader: undefined,
    newHeader: undefined,
  };
  return formatPatch({ ...names, hunks: patch }, FILE_HEADERS_ONLY);
}

/** What becomes of a text, for a person: `- ` before what is there, `+ ` before what comes, with a line around it, and `…` for the rest. */
export function lineDifference(before: string, after: string): string {
  return nearChanges(compareLines(before, after), 1)
    .map(({ lines }) => lines.map(({ sign, text }) => `${sign} ${text.replace(/\n$/, '')}`).join('\n'))
    .join('\n  …\n');
}

/** The lines of both texts in order; of a change first what goes. */
function compareLines(before: string, after: string): Line[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  const lines: Line[] = [];
  let [x, y] = [0, 0];
  for (const [i, j] of [...inCommon(a, b), [a.length, b.length] as const]) {
    for (; x < i; x++) lines.push({ sign: '-', text: a[x] ?? '' });
    for (; y < j; y++) lines.push({ sign: '+', text: b[y] ?? '' });
    if (i < a.length) lines.push({ sign: ' ', text: a[i] ?? '' });
    [x, y] = [i + 1, j + 1];
  }
  return lines;
}

/** The stretches of lines with a change, with so many lines around each; those that would touch are one. */
function nearChanges(lines: readonly Line[], context: number): { start: number; lines: readonly Line[] }[] {
  const stretches: { start: number; end: number }[] = [];
  for (const [i, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const last = stretches.at(-1);
    const start = Math.max(0, i - context);
    const end = Math.min(lines.length, i + context + 1);
    if (last !== undefined && start <= last.end) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches.map(({ start, end }) => ({ start, lines: lines.slice(start, end) }));
}

/** With their line ends; what follows the last one is no line. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
