import { dirname } from 'node:path';
import type { Context } from '../../context.ts';
import { checkPaperFile, inboxOf, PaperFiles } from '../../inbox/index.ts';
import {
  type CheckedIssue,
  checkIssueFile,
  type CheckOptions,
  type Newsletter,
} from '../../pipeline/index.ts';
import { Failure, type Problem } from '../../problem/index.ts';
import { linesAt } from '../../report/index.ts';
import { type Dependencies, WatchedArchive } from '../unchanged/dependencies.ts';

export interface CheckTask {
  /** Whether it is also rendered, and held against what readers would see. */
  readonly isRendered: boolean;
  /** Whether its claims are held against the authors' words. */
  readonly isHeld: boolean;
  /** Whether somebody goes on with the issue. */
  readonly isKept: boolean;
  /** Whether it is told what the check depended on. */
  readonly isWatched: boolean;
}

/** What `validate` tells of one file. */
export interface CheckedFile {
  readonly problems: readonly Problem[];
  /** The lines of its text that tell of its problems (`linesAt`), where it has any. */
  readonly source?: string;
  /** Why it could not be checked. */
  readonly failure?: Failure;
  readonly issue?: CheckedIssue;
  /** What it depended on besides. */
  readonly on?: Dependencies;
}

export function fileChecker(
  context: Context,
  newsletter: Newsletter,
  { isRendered, isHeld, isKept, isWatched }: CheckTask,
): (file: string) => Promise<CheckedFile> {
  const checkOf = async (): Promise<NonNullable<CheckOptions['rendered']>> =>
    (await import('../../verify/index.ts')).renderedCheck(context, newsletter);
  let check: ReturnType<typeof checkOf> | undefined;
  const archive = isWatched ? new WatchedArchive(newsletter.archive) : undefined;
  const others = new PaperFiles(context, newsletter.root);
  const checkPaper = async (file: string): Promise<CheckedFile> => {
    const { problems, text } = await checkPaperFile(context, newsletter, {
      file,
      others,
      withClaims: isHeld,
    });
    return { problems, ...sourceOf(problems, text) };
  };
  return async (file) => {
    try {
      if (dirname(file) === inboxOf(newsletter.root)) return await checkPaper(file);
      const checked = await checkIssueFile(context, newsletter, {
        file,
        archive,
        withClaims: isHeld,
        ...(isRendered ? { rendered: await (check ??= checkOf()) } : { isTitleChecked: true }),
      });
      const { problems, parsed, bytes, issue } = checked;
      return {
        problems,
        ...sourceOf(problems, parsed.text),
        ...(isKept ? { issue: checked } : {}),
        ...(archive === undefined ? {} : { on: archive.dependencies(bytes, isRendered ? issue : undefined) }),
      };
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      return { problems: [], failure };
    }
  };
}

function sourceOf(problems: readonly Problem[], text: string): Pick<CheckedFile, 'source'> {
  if (problems.length === 0) return {};
  return {
    source: linesAt(
      problems.map(({ place }) => place),
      text,
    ),
  };
}
