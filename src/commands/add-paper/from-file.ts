import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { isMap } from '../../data.ts';
import { isBibtexOrRis, type PaperDraft } from '../../papers/index.ts';
import { PaperText } from '../../issue/index.ts';
import { papersAsIssue, problemInPapers, type Shape, shapeOf } from '../../inbox/index.ts';
import { checkIssueBytes, type Newsletter } from '../../pipeline/index.ts';
import { catalogue, Failure, type Problem } from '../../problem/index.ts';
import { readInput, textOf } from './read-input.ts';

export interface PapersFile {
  /** Absolute path; a name in angle brackets for standard input. */
  readonly file: string;
  readonly text: string;
  /** In the file's order; `undefined` for one that has errors. */
  readonly papers: readonly (PaperDraft | undefined)[];
  /** The same as they are written there, as far as they are in block style. */
  readonly texts: readonly PaperText[];
  /** Errors, and what would not be seen any more once a paper stands in the issue. SourceMap are the file's own. */
  readonly problems: readonly Problem[];
}

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
  const shape = shapeOf(content);
  if (shape === undefined) throw new Failure('bad-flag', { flag: '--from', value: path, fault: 'no-papers' });
  const checked = await checkIssueBytes(new TextEncoder().encode(papersAsIssue(content, shape)), newsletter, {
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
  return {
    file,
    text: content,
    papers,
    // What was refused before it was read as YAML may be nested as deeply as it likes.
    texts: found.length === 0 ? [] : textsIn(content, shape),
    problems: problems.map((problem) => problemInPapers(problem, shape)),
  };
}

function textsIn(content: string, shape: Shape): readonly PaperText[] {
  // What stands between braces, as JSON does, is written as papers are.
  const texts =
    shape === 'one'
      ? /^(?:#.*\n|---(?=\s)|\s)*\{/.test(content)
        ? []
        : [PaperText.read(content)]
      : PaperText.ofIssue(papersAsIssue(content, shape));
  return texts.filter((text) => text !== undefined);
}

function isOfPapers({ code, severity, path: [root, index] }: Problem): boolean {
  if (code.startsWith('yaml/')) return true;
  if (root !== 'papers' || (index === undefined && severity !== 'error')) return false;
  if ('lenientInDrafts' in catalogue[code]) return false;
  // Other warnings are the card's, wherever it stands, and are told of the issue it goes into.
  return severity === 'error' || code === 'text/number';
}
