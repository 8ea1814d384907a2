/**
 * `digest publish`. What it promises stands on this order; each step leaves the ledger so that the next run can go on from there:
 *
 * 1. Check every issue that is named. A draft, or one with errors, goes nowhere.
 * 2. Get the key, and take the lock of the week's ledger until the last record.
 * 3. Look at the forum, before anything is written: the topic of the ledger, else the one with the external id.
 * 4. Plan, as data: what is there already is no step. A text there that we never sent is a conflict.
 * 5. Show the plan, and ask once. A dry run ends here.
 * 6. Upload images, each address once.
 * 7. Write: before each request the ledger says `posting`, after it what came of it. An answer that is lost is looked for at once, and
 *    again by the next run, before anything is written a second time.
 * 8. Read back what is stored, and compare what the forum made of it with our own reading.
 * 9. Record it, with the copies that later runs compare with.
 */
import { relative } from 'node:path';
import { append } from '../../data.ts';
import { Forum, keyFor } from '../../channels/index.ts';
import type { Context } from '../../context.ts';
import { fileAt } from '../../files/index.ts';
import { ledgerPaths } from '../../ledger/index.ts';
import { findIssues, type IssueFile } from '../../newsletter/index.ts';
import { type Newsletter, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice, type Problem } from '../../problem/index.ts';
import { requireSomebody } from '../agree.ts';
import type { Outcome } from '../outcome.ts';
import { latestReady } from '../ready-issue.ts';
import { sayFirst } from '../say-first.ts';
import { waitingLine } from '../waiting-line.ts';
import { prepare, type Ready, type Unready } from './prepare.ts';
import { publishIssue } from './publish-issue.ts';
import { placeOf, type PublishOptions, type Run } from './round.ts';
import { settle } from './settle.ts';
import { version } from '../../generated/version.js';

export async function publish(
  context: Context,
  refs: readonly string[],
  options: PublishOptions,
): Promise<Outcome> {
  refuseContradictions(options);
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const channel = newsletter.config.publish.forum;
  if (channel === undefined) throw new Failure('config-missing', { key: 'publish.forum', why: 'publish' });
  const notices: Notice[] = [];
  const { issues, unread } = await choose(context, newsletter, refs);
  refuseForMany(issues, options);
  const [issue] = issues;
  if (options.settle !== undefined && issue !== undefined) {
    const path = relative(context.cwd, issue.path) || issue.path;
    return settle(context, { root: newsletter.root, week: issue.name, path, place: placeOf(options) });
  }
  const prepared = [];
  for (const one of issues) prepared.push(await prepare(context, newsletter, one));
  const unready = prepared.filter((one) => 'failure' in one);
  const ready = prepared.filter((one): one is Ready => !('failure' in one));
  const failures: Failure[] = [...unread, ...unready.map(({ failure }) => failure)];
  const paths: string[] = [];
  let output = '';
  if (ready.length > 0) {
    if (options.yes !== true && options.dryRun !== true) requireSomebody(context, 'publish');
    const { url, username } = channel;
    const key = await keyFor(context, { channel: 'forum', url, username });
    const waiting = waitingLine(context);
    const userAgent = `paper-digest/${version}`;
    const end = new AbortController();
    const forget = context.onInterrupt(() => end.abort());
    const { signal } = end;
    const forum = new Forum(context, {
      url,
      username,
      key: key.secret,
      userAgent,
      signal,
      worked: key.worked,
      onWait: waiting,
    });
    const run: Run = { context, newsletter, channel, forum, options, userAgent, signal };
    try {
      for (const one of ready) {
        const failed = await unitOf(run, one, { paths, notices, add: (text) => (output += text) });
        append(failures, failed);
        // With this key every other would fail too.
        if (failed.some(({ code }) => code === 'forum/key')) break;
      }
    } finally {
      forget();
    }
  }
  return outcomeOf({ output, paths, notices, failures, unready });
}

async function unitOf(
  run: Run,
  ready: Ready,
  to: { paths: string[]; notices: Notice[]; add: (text: string) => void },
): Promise<readonly Failure[]> {
  try {
    const { address, notices, output, failures = [] } = await publishIssue(run, ready);
    if (address !== undefined && output === undefined) to.paths.push(address);
    append(to.notices, notices);
    to.add(output ?? '');
    return failures;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (run.signal.aborted)
      throw new Failure('interrupted', { ledger: ledgerOf(run, ready) }, { cause: error });
    if (error.exit === 130) throw error;
    if (isConflict(error)) run.context.stderr.write(`${error.args.difference}\n`);
    return [error];
  }
}

/** The ledger of a week as a path from where the program was started; `undefined` where none was written. */
function ledgerOf({ context, newsletter }: Run, { week }: Ready): string | undefined {
  const { ledger } = ledgerPaths(newsletter.root, week);
  return fileAt(context.files, ledger) === undefined ? undefined : relative(context.cwd, ledger);
}

function isConflict(failure: Failure): failure is Failure<'forum/conflict'> {
  return failure.code === 'forum/conflict';
}

function outcomeOf(all: {
  output: string;
  paths: readonly string[];
  notices: readonly Notice[];
  failures: readonly Failure[];
  unready: readonly Unready[];
}): Outcome {
  const { output, paths, notices, failures, unready } = all;
  const sources = new Map(unready.map(({ file, source }) => [file, source]));
  const problems: Problem[] = unready.flatMap((one) => one.problems);
  return {
    ...(output === '' ? {} : { output }),
    paths,
    notices,
    failures,
    report: {
      problems,
      to: 'stderr',
      format: 'text',
      checked: [...sources.keys()],
      source: (file) => sources.get(file),
    },
  };
}

/** The issues that are named; without one, the latest that is no draft. What was meant and cannot be read is told. */
async function choose(
  context: Context,
  newsletter: Newsletter,
  refs: readonly string[],
): Promise<{ issues: readonly IssueFile[]; unread: readonly Failure[] }> {
  const { files, cwd } = context;
  const { root, config } = newsletter;
  const isLatest = refs.length === 0 || refs.includes('latest');
  const latest = isLatest ? await latestReady(context, newsletter) : 'latest';
  const named = (refs.length === 0 ? ['latest'] : refs).map((ref) => (ref === 'latest' ? latest : ref));
  const { issues, failures } = findIssues(files, named, { root, cwd, weekStartsOn: config.weekStartsOn });
  const chosen = isLatest ? (issues.find(({ name }) => name === latest) ?? issues.at(-1)) : undefined;
  if (chosen !== undefined)
    sayFirst(context, { code: 'issue-chosen', args: { issue: relative(cwd, chosen.path) || chosen.path } });
  return { issues, unread: failures };
}

function refuseContradictions({ settle: settled, adopt, preview, dryRun }: PublishOptions): void {
  const refuse = (detail: string): Failure => new Failure('usage', { detail, command: 'publish' });
  if (settled !== undefined && adopt !== undefined)
    throw refuse('--settle and --adopt are different things: do one at a time');
  // The topic that all read would get the preview's text.
  if (preview === true && adopt !== undefined)
    throw refuse('--preview and --adopt are different things: do one at a time');
  if (settled !== undefined && dryRun === true)
    throw refuse('--settle changes the ledger alone: leave out --dry-run');
}

function refuseForMany(issues: readonly IssueFile[], { adopt, settle }: PublishOptions): void {
  if (issues.length < 2 || (adopt === undefined && settle === undefined)) return;
  const flag = adopt === undefined ? '--settle' : '--adopt';
  throw new Failure('usage', { detail: `${flag} is about one issue: name one`, command: 'publish' });
}
