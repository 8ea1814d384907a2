import { join, relative, resolve } from 'node:path';
import { append } from '../../data.ts';
import type { Context } from '../../context.ts';
import { nameOfIssue } from '../../newsletter/index.ts';
import { openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice, type Problem, type ProblemCode } from '../../problem/index.ts';
import { pathIn } from '../../files/index.ts';
import type { Outcome } from '../outcome.ts';
import { inOrder } from '../parallel/in-order.ts';
import { ledgersIn } from '../unchanged/beside.ts';
import { type Found, LastRun, type LastRunOptions } from '../unchanged/last-run.ts';
import { RunCache } from '../unchanged/run-cache.ts';
import { OutputFolder, ownersOf } from './deliver.ts';
import type { RenderOptions } from './options.ts';
import { type Plan, planRender } from './plan.ts';
import type { RenderedIssue } from './render-issue.ts';

/** Renders issues to stdout or into files. Publishes and sends nothing. */
export async function render(
  context: Context,
  refs: readonly string[],
  options: RenderOptions,
): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const plan = planRender(context, newsletter, { refs, options });
  const folder = resolve(context.cwd, options.out ?? join(newsletter.root, 'out'));
  /** As people see it. */
  const shown = relative(context.cwd, folder);
  const tally = new Tally(plan.notices, context.cwd);
  for (const failure of plan.failures) tally.addUnread(failure);
  let output: string | undefined;
  const paths: string[] = [];
  const files = plan.issues.map(({ path }) => path);
  const cache = RunCache.open(context, newsletter, {
    cache: options.cache,
    issues: options.all === true ? plan.issues : undefined,
  });
  const lastRun = plan.toStdout
    ? undefined
    : LastRun.open(context, cache, {
        ...lastRunOf(plan, folder),
        besides: [ledgersIn(newsletter.root)],
      });
  const job = {
    work: 'render',
    task: {
      formats: plan.formats,
      options,
      folder: plan.toStdout ? undefined : folder,
      isWatched: lastRun !== undefined,
    },
  } as const;
  const known = (file: string): object | undefined => lastRun?.found(file)?.found;
  const work = { files, archive: cache?.archive, known };
  for await (const [file, rendered] of inOrder(context, cache?.newsletter ?? newsletter, job, work)) {
    const kept = lastRun?.found(file)?.outputs ?? [];
    paths.push(
      ...kept.map(({ name }) => (shown === '' ? name : pathIn(shown, name))),
      ...(rendered.paths ?? []),
    );
    const { field, outputs } = rendered;
    const [only, ...others] = outputs;
    let failure: Failure | undefined;
    if (field !== undefined) output = field;
    else if (others.length === 0) output = only?.content ?? (plan.toStdout ? '' : undefined);
    else {
      // What was to be one post has become several.
      const delivered = new OutputFolder(context, folder).deliver({ name: nameOfIssue(file), outputs });
      append(paths, delivered.paths);
      failure = delivered.failure;
    }
    if (rendered.failure === undefined && rendered.on !== undefined) lastRun?.note(file, foundOf(rendered));
    tally.add(file, failure === undefined ? rendered : { ...rendered, isFailed: true, failure });
  }
  const outcome: Outcome = { ...(output === undefined ? {} : { output }), paths, ...tally.outcome() };
  if (lastRun === undefined) cache?.saveArchive();
  else lastRun.save(outcome);
  return outcome;
}

function lastRunOf({ issues, formats }: Plan, folder: string): LastRunOptions {
  const byName = new Map(issues.map(({ name, path }) => [name, path]));
  return {
    files: issues.map(({ path }) => path),
    folder,
    ownersOf: (entry) => ownersOf(entry, formats).flatMap((name) => byName.get(name) ?? []),
  };
}

/** What the next run need not find out again. What failed it tries again. */
function foundOf(rendered: RenderedIssue): Found {
  const { problems, notices, isSkipped, isFailed, written = [], on } = rendered;
  const result = { outputs: [], problems, notices, source: '', ...(isSkipped === true ? { isSkipped } : {}) };
  return { result, on: isFailed === true ? undefined : on, outputs: written };
}

/** The results of all issues so far. */
class Tally {
  private readonly cwd: string;
  private readonly notices: Notice[];
  private readonly errors: Problem[] = [];
  /** Of warnings only that, for they hold the texts that they were found in. */
  private readonly warnings: ProblemCode[] = [];
  private readonly checked: string[] = [];
  private readonly failures: Failure[] = [];
  private readonly sources = new Map<string, string>();
  private readonly skipped: string[] = [];
  private readonly failed: string[] = [];
  private done = 0;

  constructor(notices: readonly Notice[], cwd: string) {
    this.cwd = cwd;
    this.notices = [...notices];
  }

  /** `file`: an absolute path. */
  add(file: string, { problems, notices, source, isSkipped, isFailed, failure }: RenderedIssue): void {
    const errors = problems.filter(({ severity }) => severity === 'error');
    append(this.errors, errors);
    for (const { severity, code } of problems) if (severity === 'warning') this.warnings.push(code);
    if (problems.length > 0) this.checked.push(file);
    if (errors.length > 0) this.sources.set(file, source);
    // What holds for every issue is said once.
    append(
      this.notices,
      notices.filter(
        (notice) =>
          !this.notices.some((known) => known === notice || JSON.stringify(known) === JSON.stringify(notice)),
      ),
    );
    if (failure !== undefined) this.failures.push(failure);
    if (isSkipped === true) this.skipped.push(this.shown(file));
    else if (isFailed === true) this.failed.push(this.shown(file));
    else this.done++;
  }

  /** What has the name of an issue and cannot be read as one. */
  addUnread(failure: Failure): void {
    this.failures.push(failure);
    if ('path' in failure.args) this.failed.push(relative(this.cwd, failure.args.path));
  }

  /** As people see it. */
  private shown(file: string): string {
    return relative(this.cwd, file) || file;
  }

  outcome(): Outcome {
    const { errors, warnings, failed, skipped, done } = this;
    const notices = [...this.notices];
    if (skipped.length > 0) notices.push({ code: 'drafts-skipped', args: { issues: skipped } });
    if (warnings.length > 0) {
      const isOfOutput = warnings.some((code) => /^(?:forum|email)\//.test(code));
      const command = `digest validate${isOfOutput ? ' --rendered' : ''}`;
      notices.push({ code: 'warnings-left', args: { count: warnings.length, command } });
    }
    if (failed.length > 0 && done + failed.length > 1)
      notices.push({ code: 'units-failed', args: { failed, done } });
    return {
      notices,
      failures: this.failures,
      report: {
        // Every preview of a draft would tell of the same parts that are still missing.
        problems: errors,
        to: 'stderr',
        format: 'text',
        checked: this.checked,
        source: (file) => this.sources.get(file),
      },
    };
  }
}
