import type { Context } from '../../context.ts';
import { findIssues, type IssueFile, lookThroughIssues } from '../../newsletter/index.ts';
import { type Newsletter, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import { escapeControlsInJson } from '../../terminal/index.ts';
import type { Outcome } from '../outcome.ts';
import { inOrder } from '../parallel/in-order.ts';
import { ledgersIn } from '../unchanged/beside.ts';
import { LastRun } from '../unchanged/last-run.ts';
import { RunCache } from '../unchanged/run-cache.ts';
import { type Inbox, inboxOf, isWaiting, lookIntoInbox } from '../../inbox/index.ts';
import type { IssueFacts, IssueStatus } from './issue-status.ts';
import { missesOf } from './misses.ts';
import { type Published, publishedOf } from '../../ledger/index.ts';
import { statusInWords } from './status-in-words.ts';

export interface StatusOptions {
  readonly format?: 'text' | 'json';
  /** Fail where something is still to be published. */
  readonly check?: true;
  /** `false`: nothing is taken from earlier runs. */
  readonly cache?: boolean;
}

/**
 * Says how issues are, by default all of them: draft or ready, papers, problems, what is missing, how full they are, where they went.
 * Reads files alone, and changes none.
 */
export async function status(
  context: Context,
  refs: readonly string[],
  { format, check, cache: wanted }: StatusOptions,
): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const { root } = newsletter;
  const { issues, unread } = chooseIssues(context, newsletter, refs);
  const failures = new FailuresOnce(unread);
  const cache = RunCache.open(context, newsletter, {
    cache: wanted,
    issues: refs.length === 0 ? issues : undefined,
  });
  const copies = new Set<string>();
  const lastRun = LastRun.open(context, cache, {
    files: issues.map(({ path }) => path),
    besides: [ledgersIn(root, copies), { path: inboxOf(root), isRead: isWaiting }],
  });
  const statuses: IssueStatus[] = [];
  for await (const [issue, facts] of factsOf(context, { newsletter, issues, cache, lastRun, failures })) {
    const published = await failures.take(() => publishedOf(context, root, { copies, ...issue }));
    statuses.push({ ...facts, ...(published === undefined ? {} : { published }) });
  }
  const { waiting, failures: ofInbox } = lookIntoInbox(context, root);
  for (const failure of ofInbox) failures.add(failure);
  if (check === true) for (const miss of missesOf(context, newsletter, statuses)) failures.add(miss);
  const notices: Notice[] =
    issues.length + unread.length > 0
      ? []
      : [{ code: 'next-step', args: { folder: '', command: 'new', why: 'makes the first issue' } }];
  const outcome: Outcome = {
    ...(format === 'json'
      ? { output: inJson(statuses, { waiting }) }
      : {
          output: statusInWords(context, statuses, {
            waiting,
            areNamed: refs.length > 0,
            channels: newsletter.config.publish,
          }),
          isDrawn: true,
        }),
    notices,
    failures: failures.all,
  };
  if (lastRun === undefined) cache?.saveArchive();
  else lastRun.save(outcome);
  return outcome;
}

interface Finding {
  readonly newsletter: Newsletter;
  readonly issues: readonly IssueFile[];
  readonly cache: RunCache | undefined;
  readonly lastRun: LastRun | undefined;
  readonly failures: FailuresOnce;
}

/** How each issue is by itself, taken from the last run where that still holds. */
async function* factsOf(
  context: Context,
  { newsletter, issues, cache, lastRun, failures }: Finding,
): AsyncGenerator<readonly [IssueFile, IssueFacts]> {
  const byPath = new Map(issues.map((issue) => [issue.path, issue]));
  const job = { work: 'status', task: { isWatched: lastRun !== undefined } } as const;
  const known = (file: string): object | undefined => lastRun?.found(file)?.found;
  const work = { files: [...byPath.keys()], archive: cache?.archive, known };
  for await (const [file, found] of inOrder(context, cache?.newsletter ?? newsletter, job, work)) {
    const { facts, failure, on } = found;
    if (failure !== undefined) failures.add(failure);
    else if (on !== undefined) lastRun?.note(file, { result: { facts }, on, outputs: [] });
    const issue = byPath.get(file);
    if (facts !== undefined && issue !== undefined) yield [issue, facts];
  }
}

/** A template or a ledger that cannot be used is the same failure for whoever meets it, and told once. */
class FailuresOnce {
  private readonly byMessage = new Map<string, Failure>();

  constructor(failures: readonly Failure[]) {
    for (const failure of failures) this.add(failure);
  }

  get all(): readonly Failure[] {
    return [...this.byMessage.values()];
  }

  add(failure: Failure): void {
    this.byMessage.set(failure.words.message, failure);
  }

  /** What a step gives; `undefined` where it fails. */
  async take(step: () => Promise<Published>): Promise<Published | undefined> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.add(error);
      return undefined;
    }
  }
}

function chooseIssues(
  { files, cwd }: Context,
  { root, config }: Newsletter,
  refs: readonly string[],
): { issues: readonly IssueFile[]; unread: readonly Failure[] } {
  if (refs.length === 0) {
    const { issues, others } = lookThroughIssues(files, root);
    return { issues, unread: others.map(({ failure }) => failure) };
  }
  const { issues, failures } = findIssues(files, refs, { root, cwd, weekStartsOn: config.weekStartsOn });
  return { issues, unread: failures };
}

/** An object, so that what belongs to no issue has a place. */
function inJson(issues: readonly IssueStatus[], inbox: Inbox): string {
  return `${escapeControlsInJson({ issues, inbox })}\n`;
}
