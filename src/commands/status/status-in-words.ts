import { basename } from 'node:path';
import type { Context } from '../../context.ts';
import type { Config } from '../../newsletter/index.ts';
import { colourWanted, paint } from '../../terminal/index.ts';
import type { IssueStatus } from './issue-status.ts';
import { statusTable } from './table.ts';

export interface Around {
  /** How many files wait in the inbox. */
  readonly waiting: number;
  readonly areNamed: boolean;
  readonly channels: Config['publish'];
}

/** All of it for a person. The inbox belongs to no issue that was named. */
export function statusInWords(
  { stdout, env }: Pick<Context, 'stdout' | 'env'>,
  statuses: readonly IssueStatus[],
  { waiting, areNamed, channels }: Around,
): string {
  const isOnly = ({ issue }: IssueStatus): boolean =>
    statuses.filter((one) => one.issue === issue).length === 1;
  const named = statuses.map((one) => (isOnly(one) ? one : { ...one, issue: basename(one.file) }));
  const isShown = (channel: 'forum' | 'mail'): boolean =>
    channels[channel] !== undefined ||
    statuses.some(({ published }) => published === undefined || published[channel] !== undefined);
  const table =
    statuses.length === 0
      ? ''
      : statusTable(named, {
          columns: stdout.columns ?? 80,
          colours: paint(colourWanted(env, stdout.isTTY)),
          // What lacks an abstract for years is no news; a draft's parts are.
          isDetailed: ({ state }) => areNamed || state === 'draft',
          isShown: { forum: isShown('forum'), mail: isShown('mail') },
        });
  if (waiting === 0 || areNamed) return table;
  const inbox = `${waiting === 1 ? '1 paper waits' : `${waiting} papers wait`} in inbox/\n`;
  return table === '' ? inbox : `${table}\n${inbox}`;
}
