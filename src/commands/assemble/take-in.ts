import { append, isMap } from '../../data.ts';
import { insertCredits, insertPapers, PaperText } from '../../issue/index.ts';
import type { CheckedPaper } from '../../inbox/index.ts';
import { checkIssueBytes, type Newsletter } from '../../pipeline/index.ts';
import { mostBytes } from '../../yaml/index.ts';
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
 * Puts papers behind the last of an issue, in their order, with the names of those who contribute them. A paper that would bring
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
  const texts = new Map(papers.map((paper) => [paper, PaperText.read(paper.text)]));
  const isIn = PaperText.among(text);
  const again = papers.filter((paper) => {
    const own = texts.get(paper);
    return own !== undefined && isIn(own);
  });
  const taken = new Set(again);
  const failures: Failure[] = [];
  /** Why nothing else goes in, once the list has as many papers as it may. */
  let full: string | undefined;
  /** The bytes of the smallest paper for which the file has no room. */
  let tooMuch = Infinity;
  const noRoom = `${name} would have more than ${mostBytes.toLocaleString('en-US')} bytes`;
  const sizeOf = (paper: CheckedPaper): number => (texts.get(paper)?.size ?? 0) + creditSize(paper);
  /** Why a paper need not be tried: what is as large as one that did not fit does not fit either. */
  const known = (paper: CheckedPaper): string | undefined =>
    full ?? (sizeOf(paper) < tooMuch ? undefined : noRoom);
  /** All are tried together, since each trial reads the whole issue; where some stay behind, each half is. */
  const take = async (all: readonly CheckedPaper[]): Promise<void> => {
    const waiting = all.filter((one) => {
      const why = known(one);
      if (why !== undefined) failures.push(new Failure('paper-left', { path: nameOf(one.file), why }));
      return why === undefined;
    });
    const [paper] = waiting;
    if (paper === undefined) return;
    const credits = [...taken, ...waiting].reduce((bytes, one) => bytes + creditSize(one), 0);
    const reasons: string[] = [];
    let advice: string | undefined;
    const next = withPapers(
      now,
      waiting.map((one) => texts.get(one)),
      { path: name, most: mostBytes - credits },
    );
    if (next === 'large') {
      reasons.push(noRoom);
      if (waiting.length === 1) tooMuch = sizeOf(paper);
    } else if (next === undefined) {
      reasons.push('its lines cannot be moved as they stand');
      advice =
        'Write it in block style: each key on a line of its own without braces, and texts behind | and not |+.';
    } else {
      const after = await check(next.text);
      const place = { first: next.position, count: waiting.length };
      const brought = newProblems(problems, after, place).filter(isReason);
      if (brought.length === 0) {
        [now, problems] = [next.text, after];
        for (const one of waiting) taken.add(one);
        return;
      }
      append(
        reasons,
        brought.map((problem) => reasonOf(problem, name)),
      );
      if (waiting.length === 1 && brought.some(isFull)) full = reasons.join('; ');
    }
    if (waiting.length === 1) {
      failures.push(new Failure('paper-left', { path: nameOf(paper.file), why: reasons.join('; '), advice }));
      return;
    }
    const half = waiting.length >> 1;
    await take(waiting.slice(0, half));
    await take(waiting.slice(half));
  };
  await take(papers.filter((paper) => !taken.has(paper)));
  const inOrder = papers.filter((paper) => taken.has(paper));
  const names = inOrder.flatMap(({ by }) => (by === undefined ? [] : [by.name]));
  return { text: insertCredits(now, names, name), taken: inOrder, again, failures };
}

/** The paper has no number yet, and what is one with it is told by where it is. */
function reasonOf(problem: Problem, issue: string): string {
  if (problem.code !== 'paper/duplicate') return sayProblem(problem).message;
  const { other, by, title } = problem.args;
  return title === undefined
    ? `${issue} has it already, as paper ${other} (same ${by})`
    : `it has the ${by} of paper ${other} in ${issue}, but another title`;
}

/** The most bytes that the name of who contributes a paper takes in the credits. */
function creditSize({ by }: CheckedPaper): number {
  // In quotation marks each of its characters may have a backslash; 40 are for the line around it, and the key where there is none.
  return by === undefined ? 0 : 2 * Buffer.byteLength(by.name) + 40;
}

function isFull({ code, path }: Problem): boolean {
  return code === 'yaml/too-many' && path.length === 1 && path[0] === 'papers';
}

/** Errors, and that readers have seen the paper. */
function isReason({ code, severity }: Problem): boolean {
  return severity === 'error' || code === 'paper/duplicate' || code === 'paper/duplicate-archive';
}

/** `undefined` where the lines of one of them cannot go in as they are, and `large` where the file has no room for all. */
function withPapers(
  text: string,
  papers: readonly (PaperText | undefined)[],
  { path, most }: { readonly path: string; readonly most: number },
): { readonly text: string; readonly position: number } | 'large' | undefined {
  const own = papers.filter((paper) => paper !== undefined);
  if (own.length < papers.length) return undefined;
  try {
    const { text: after, before, isSpaced } = insertPapers(text, own, { path });
    if (Buffer.byteLength(after) > most) return 'large';
    // One of several that cannot stand apart is no reason for the others.
    return isSpaced || own.length === 1 ? { text: after, position: before } : undefined;
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'edit-refused') throw error;
    return isMap(error.args) && error.args['why'] === 'large' ? 'large' : undefined;
  }
}
