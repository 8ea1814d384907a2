import type { Context } from '../../context.ts';
import {
  type CheckedIssue,
  checkIssueFile,
  type CheckOptions,
  type Newsletter,
} from '../../pipeline/index.ts';
import { Failure, type Problem } from '../../problem/index.ts';

export interface CheckTask {
  /** Whether it is also rendered, and held against what readers would see. */
  readonly isRendered: boolean;
  /** Whether somebody goes on with the issue. */
  readonly isKept: boolean;
}

/** What `validate` tells of one file. */
export interface CheckedFile {
  readonly problems: readonly Problem[];
  /** Its text, where it has problems. */
  readonly source?: string;
  /** Why it could not be checked. */
  readonly failure?: Failure;
  readonly issue?: CheckedIssue;
}

export function fileChecker(
  context: Context,
  newsletter: Newsletter,
  { isRendered, isKept }: CheckTask,
): (file: string) => Promise<CheckedFile> {
  const checkOf = async (): Promise<NonNullable<CheckOptions['rendered']>> =>
    (await import('../../verify/index.ts')).renderedCheck(context, newsletter);
  let check: ReturnType<typeof checkOf> | undefined;
  return async (file) => {
    try {
      const checked = await checkIssueFile(context, newsletter, {
        file,
        ...(isRendered ? { rendered: await (check ??= checkOf()) } : { isTitleChecked: true }),
      });
      const { problems, parsed } = checked;
      return {
        problems,
        ...(problems.length === 0 ? {} : { source: parsed.text }),
        ...(isKept ? { issue: checked } : {}),
      };
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      return { problems: [], failure };
    }
  };
}
