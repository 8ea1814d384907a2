import type { Problem } from '../problem/index.ts';

/** How papers stand in a file: one alone, a list, or a list under `papers:`, as it is copied out of an issue. */
export type Shape = 'one' | 'list' | 'issue';

/** Lines before the papers, and columns before each of their lines, in the issue that they are checked as. */
const head = 'draft: true\npapers:\n';
const headLines = 2;
const indent = 2;

/** `undefined` where nothing stands in the file. */
export function shapeOf(text: string): Shape | undefined {
  const first = /^(?![^\S\r\n]*(?:#|$|%|---[^\S\r\n]*(?:#|$))).*$/m
    .exec(text)?.[0]
    .replace(/^---\s+/, '')
    .trim();
  if (first === undefined) return undefined;
  if (/^(?:-(?:\s|$)|\[)/.test(first)) return 'list';
  return /^(?:papers|"papers"|'papers')\s*:/m.test(text) || /^\{\s*"?papers"?\s*:/.test(text.trim())
    ? 'issue'
    : 'one';
}

/** The papers as the list of a draft, each character at a known distance from where it stood. */
export function papersAsIssue(text: string, shape: Shape): string {
  if (shape === 'issue') return text;
  let isFirst = shape === 'one';
  const lines = text.split('\n').map((line) => {
    const content = line.replace(/^(?:---|\.\.\.)(?=\s|$)/, '   ').replace(/^%.*/, '');
    if (!isFirst || /^\s*(?:#|$)/.test(content))
      return content.trim() === '' ? '' : ' '.repeat(indent) + content;
    isFirst = false;
    return `-${' '.repeat(indent - 1)}${content}`;
  });
  return head + lines.join('\n');
}

/** A problem of that draft, where it is in the file of the papers. */
export function problemInPapers(problem: Problem, shape: Shape): Problem {
  if (shape === 'issue') return problem;
  const { line, column, endLine, endColumn } = problem.place;
  const back = {
    line: line - headLines,
    column: column - indent,
    endLine: endLine - headLines,
    endColumn: endColumn - indent,
  };
  // What is wrong with the list as a whole has its place at the key that is not in the file.
  const place =
    back.line < 1
      ? { line: 1, column: 1, endLine: 1, endColumn: 2 }
      : { ...back, column: Math.max(1, back.column), endColumn: Math.max(1, back.endColumn) };
  return { ...problem, place, path: problem.path.slice(shape === 'list' ? 1 : 2) };
}
