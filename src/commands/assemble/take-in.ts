import { insertCredits, insertPapers, PaperText } from '../../issue/index.ts';
import type { CheckedPaper } from '../../inbox/index.ts';
import { checkIssueBytes, type Newsletter } from '../../pipeline/index.ts';
import { Failure, type Problem, sayProblem } from '../../problem/index.ts';
import { newProblems } from '../add-paper/desk.ts';

export interface TakeIn {
  /** Absolute path of the issue, and as people see it. */
  readonly path: string;
  readonly name: string;
  /** Its whole text. */
  readonly text: string;
  readonly papers: readonly CheckedPaper[];
  /** A file as people see it. */
  readonly nameOf: (file: string) => string;
}

/** An issue with papers taken in. */
export interface Assembled {
  readonly text: string;
  /** Those that are in it now. */
  readonly taken: readonly CheckedPaper[];
  /** Those of them that were in it before, word for word: an earlier run was ended before it removed their files. */
  readonly again: readonly CheckedPaper[];
  /** Why the others are not. */
  readonly failures: readonly Failure[];
}

/**
 * Puts one paper after the other behind the last of an issue, with the names of those who contribute them. A paper that would bring
 * an error, or that this or another issue has, is left out. Throws Failure where nothing can be put into the issue at all.
 */
export async function takeIn(
  newsletter: Newsletter,
  { path, name, text, papers, nameOf }: TakeIn,
): Promise<Assembled> {
  const check = async (whole: string): Promise<readonly Problem[]> => {
    const bytes = new TextEncoder().encode(whole);
    return (await checkIssueBytes(bytes, newsletter, { file: path, archive: newsletter.archive })).problems;
  };
  // Whether the list takes papers at all.
  insertPapers(text, [{ title: '-' }], { path: name });
  let now = text;
  let problems = await check(now);
  const taken: CheckedPaper[] = [];
  const again: CheckedPaper[] = [];
  const failures: Failure[] = [];
  for (const paper of papers) {
    const left = (why: string, advice?: string): unknown =>
      failures.push(new Failure('paper-left', { path: nameOf(paper.file), why, advice }));
    const own = PaperText.read(paper.text);
    if (own !== undefined && own.isIn(text)) {
      taken.push(paper);
      again.push(paper);
      continue;
    }
    const next = own === undefined ? undefined : withPaper(now, own, name);
    if (next === undefined) {
      left(
        'its lines cannot be moved as they stand',
        'Write it in block style: each key on a line of its own without braces, and texts behind | and not |+.',
      );
      continue;
    }
    const after = await check(next.text);
    const brought = newProblems(problems, after, { first: next.position, count: 1 }).filter(isReason);
    if (brought.length > 0) {
      left(brought.map((problem) => reasonOf(problem, name)).join('; '));
      continue;
    }
    now = next.text;
    problems = after;
    taken.push(paper);
  }
  const names = taken.flatMap(({ by }) => (by === undefined ? [] : [by.name]));
  return { text: insertCredits(now, names, name), taken, again, failures };
}

/** The paper has no number yet, and what is one with it is told by where it is. */
function reasonOf(problem: Problem, issue: string): string {
  if (problem.code !== 'paper/duplicate') return sayProblem(problem).message;
  const { other, by, title } = problem.args;
  return title === undefined
    ? `${issue} has it already, as paper ${other} (same ${by})`
    : `it has the ${by} of paper ${other} in ${issue}, but another title`;
}

/** Errors, and that readers have seen the paper. */
function isReason({ code, severity }: Problem): boolean {
  return severity === 'error' || code === 'paper/duplicate' || code === 'paper/duplicate-archive';
}

function withPaper(
  text: string,
  paper: PaperText,
  path: string,
): { readonly text: string; readonly position: number } | undefined {
  try {
    const { text: after, before } = insertPapers(text, [paper], { path });
    return { text: after, position: before };
  } catch (error) {
    if (error instanceof Failure && error.code === 'edit-refused') return undefined;
    throw error;
  }
}
