import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { isMap } from '../../data.ts';
import { isBibtexOrRis, type PaperDraft } from '../../papers/index.ts';
import { checkIssueBytes, type Newsletter } from '../../pipeline/index.ts';
import { catalogue, Failure, type Problem } from '../../problem/index.ts';
import { readInput, textOf } from './read-input.ts';

export interface PapersFile {
  /** Absolute path; a name in angle brackets for standard input. */
  readonly file: string;
  readonly text: string;
  /** In the file's order; `undefined` for one that has errors. */
  readonly papers: readonly (PaperDraft | undefined)[];
  /** Errors, and what would not be seen any more once a paper stands in the issue. SourceMap are the file's own. */
  readonly problems: readonly Problem[];
}

/** Lines before the papers, and columns before each of their lines, in the issue that they are checked as. */
const head = 'week: 2024-01-01\ndraft: true\npapers:\n';
const headLines = 3;
const indent = 2;

/**
 * Papers from a YAML or JSON file (`-`: standard input), one, a list, or a list under `papers:`, checked as papers of an issue are.
 * What is missing is no problem of the file: it may still be asked for. Throws Failure `no-such-file`, `cannot-read`, or `bad-flag`
 * for an empty one and for a bibliography.
 */
export async function readPapers(
  context: Context,
  path: string,
  newsletter: Newsletter,
): Promise<PapersFile> {
  const isStdin = path === '-';
  const file = isStdin ? resolve(context.cwd, '<stdin>') : resolve(context.cwd, path);
  const text = isStdin ? await context.stdin.readAll() : textOf(await readInput(context, path), path);
  const content = text.replace(/^\uFEFF/, '');
  if (isBibtexOrRis(content))
    throw new Failure('bad-flag', { flag: '--from', value: path, fault: 'bibliography' });
  const first = /^(?!\s*(?:#|$|%|---\s*(?:#|$))).*$/m
    .exec(content)?.[0]
    .replace(/^---\s+/, '')
    .trim();
  if (first === undefined) throw new Failure('bad-flag', { flag: '--from', value: path, fault: 'no-papers' });
  const shape = shapeOf(content, first);
  const checked = await checkIssueBytes(new TextEncoder().encode(asIssue(content, shape)), newsletter, {
    file,
  });
  const problems = checked.problems.filter(isOfPapers);
  const data: unknown = checked.parsed.data?.['papers'];
  // Nothing, spelt out (`null`), is as little a paper as an empty list.
  const found = Array.isArray(data) && data.some((paper) => paper !== null) ? data : [];
  if (found.length === 0 && problems.length === 0)
    throw new Failure('bad-flag', { flag: '--from', value: path, fault: 'no-papers' });
  const isBroken = problems.some(({ severity, path: [root] }) => severity === 'error' && root !== 'papers');
  const papers = found.map((paper: unknown, i) => {
    const isRefused =
      isBroken || problems.some(({ severity, path: [, at] }) => severity === 'error' && at === i);
    return isMap(paper) && !isRefused ? paper : undefined;
  });
  return { file, text: content, papers, problems: problems.map((problem) => inFile(problem, shape)) };
}

/** How the papers stand in the file: one alone, a list, or a list under `papers:`, as it is copied out of an issue. */
type Shape = 'one' | 'list' | 'issue';

function shapeOf(text: string, first: string): Shape {
  if (/^(?:-(?:\s|$)|\[)/.test(first)) return 'list';
  return /^(?:papers|"papers"|'papers')\s*:/m.test(text) || /^\{\s*"?papers"?\s*:/.test(text.trim())
    ? 'issue'
    : 'one';
}

/** The papers as the list of an issue, each character at a known distance from where it stood. */
function asIssue(text: string, shape: Shape): string {
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

function isOfPapers({ code, severity, path: [root, index] }: Problem): boolean {
  if (code.startsWith('yaml/')) return true;
  if (root !== 'papers' || (index === undefined && severity !== 'error')) return false;
  if ('lenientInDrafts' in catalogue[code]) return false;
  // Other warnings are the card's, wherever it stands, and are told of the issue it goes into.
  return severity === 'error' || code === 'text/number';
}

function inFile(problem: Problem, shape: Shape): Problem {
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
