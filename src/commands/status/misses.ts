import { isDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { ledgerWeeks, reachOf, readLedger } from '../../ledger/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import type { IssueStatus } from './issue-status.ts';

/**
 * What `--check` fails for: a ready issue, from the first week that went out on, that did not go out on a configured channel, or on
 * the forum is no longer what it was. A mail cannot be mended, and so is never behind.
 */
export function missesOf(
  context: Pick<Context, 'files'>,
  { root, config: { publish } }: Newsletter,
  statuses: readonly IssueStatus[],
): Failure[] {
  const first = firstWeekOut(context, root);
  if (first === undefined) return [];
  return statuses
    .filter(({ issue, state }) => state === 'ready' && isDate(issue) && issue >= first)
    .flatMap(({ issue: week, file: path, published }) => {
      // What is not known is told already.
      if (published === undefined) return [];
      const { forum, mail } = published;
      const [onForum, byMail] = [forum && reachOf(forum), mail && reachOf(mail)];
      const isOnForum = publish.forum === undefined || (forum?.out === true && onForum !== 'behind');
      const isMailed = publish.mail === undefined || mail?.out === true;
      return [
        ...(isOnForum
          ? []
          : [new Failure('issue-not-out', { path, week, channel: 'forum', reach: onForum })]),
        ...(isMailed ? [] : [new Failure('issue-not-out', { path, week, channel: 'mail', reach: byMail })]),
      ];
    });
}

/** Of the weeks in `published/`, the first that went somewhere: not only as a preview or a test. One that cannot be read may have. */
function firstWeekOut({ files }: Pick<Context, 'files'>, root: string): string | undefined {
  return weeksIn(files, root).find((week) => {
    try {
      const { forum, mail } = readLedger(files, root, week);
      return forum !== undefined || mail !== undefined;
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      return true;
    }
  });
}

/** In order. A folder that cannot be read is told by whoever reads a ledger in it. */
function weeksIn(files: Context['files'], root: string): string[] {
  try {
    return ledgerWeeks(files, root);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return [];
  }
}
