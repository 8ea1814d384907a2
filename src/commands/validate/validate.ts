import { dirname, join } from 'node:path';
import { append } from '../../data.ts';
import type { Context } from '../../context.ts';
import { readBytes } from '../../files/index.ts';
import { findGitRoot } from '../../git/index.ts';
import { inboxOf, isWaiting } from '../../inbox/index.ts';
import { termsName } from '../../newsletter/index.ts';
import { type CheckedIssue, type Newsletter, openNewsletter } from '../../pipeline/index.ts';
import { Failure, type Notice, type Problem } from '../../problem/index.ts';
import type { ReportFormat } from '../../report/index.ts';
import { isOnRunner } from '../../terminal/index.ts';
import { changedSince } from './changed-since.ts';
import { chooseFiles } from './choose-files.ts';
import type { Outcome } from '../outcome.ts';
import { inOrder } from '../parallel/in-order.ts';
import { ledgersIn } from '../unchanged/beside.ts';
import { LastRun } from '../unchanged/last-run.ts';
import { RunCache } from '../unchanged/run-cache.ts';

export interface ValidateOptions {
  readonly format?: ReportFormat;
  readonly rendered?: true;
  /** Also hold summaries and translations against the authors' words. */
  readonly claims?: true;
  /** Also ask whether addresses answer. */
  readonly links?: true;
  /** Ask nobody, and use what was kept. */
  readonly offline?: true;
  /** Mend first what is certain. */
  readonly fix?: true;
  /** Show what would be mended, and write and report nothing. */
  readonly dryRun?: true;
  readonly since?: string;
  readonly strict?: true;
  readonly maxWarnings?: number;
  /** `false`: nothing is taken from earlier runs, and nothing is left for later ones. */
  readonly cache?: boolean;
  /** Tell what this code means, and check nothing. */
  readonly explain?: string;
}

/** Checks issue files, by default all, and the config. Changes nothing unless it is asked to. */
export async function validate(
  context: Context,
  refs: readonly string[],
  options: ValidateOptions,
): Promise<Outcome> {
  if (options.explain !== undefined && refs.length > 0)
    throw new Failure('usage', {
      detail: '--explain tells of one code, and checks nothing',
      command: 'validate',
    });
  if (options.explain !== undefined)
    return { output: (await import('./explain.ts')).explain(context, options.explain) };
  if (options.offline === true && options.links !== true)
    throw new Failure('usage', { detail: '--offline needs --links', command: 'validate' });
  if (options.dryRun === true && options.fix !== true)
    throw new Failure('usage', { detail: '--dry-run shows what --fix would change', command: 'validate' });
  let newsletter = await openNewsletter(context, { isThorough: true });
  const notices: Notice[] = [];
  const { files, unread, hasConfig, hasTerms, issues: listed } = chooseFiles(context, newsletter, refs);
  const inbox = inboxOf(newsletter.root);
  const configFile = newsletter.config.file;
  const isChanged = sinceOf(context, newsletter, { since: options.since, files });
  const chosen = files.filter(isChanged);
  if (options.since !== undefined && chosen.length === 0 && unread.length === 0) {
    notices.push({ code: 'nothing-to-check', args: { since: options.since } });
  }
  const failures: Failure[] = [...unread];
  if (options.fix === true) {
    const dryRun = options.dryRun === true;
    const isConfigAsked = configFile !== undefined && (refs.length === 0 || hasConfig);
    // What a paper's own file lacks is mended where it stands in an issue.
    const issuesToFix = chosen.filter((file) => dirname(file) !== inbox);
    const toFix = isConfigAsked && isChanged(configFile) ? [configFile, ...issuesToFix] : issuesToFix;
    const fixed = await (await import('./fix.ts')).fix(context, newsletter, { files: toFix, dryRun });
    append(notices, fixed.notices);
    append(failures, fixed.failures);
    if (dryRun) return { output: fixed.diff, wouldChange: fixed.diff !== '', notices, failures };
    // What is written now is what the others are held against.
    newsletter = await openNewsletter(context, { isThorough: true });
  }
  const problems: Problem[] = [...newsletter.configProblems, ...newsletter.terms.problems];
  const checkedFiles: string[] = [];
  const issues: CheckedIssue[] = [];
  const sources = new Map<string, string>();
  if (configFile !== undefined && newsletter.configSource !== undefined)
    sources.set(configFile, newsletter.configSource);
  // What a broken config would print is nobody's business.
  const isSound = newsletter.configProblems.every((problem) => problem.severity !== 'error');
  const isAlone = options.links === true || options.fix === true;
  const cache = RunCache.open(context, newsletter, {
    cache: options.cache,
    issues: options.fix === true ? undefined : listed,
  });
  // What is asked of others (the network, git, the author) may have another answer the next time.
  const isOwn = !isAlone && options.since === undefined;
  const besides = [
    ...(options.rendered === true ? [ledgersIn(newsletter.root)] : []),
    { path: inbox, isRead: isWaiting },
  ];
  // Papers that wait are few, and what is the same as one changes with each: they are checked anew.
  const kept = chosen.filter((file) => dirname(file) !== inbox);
  const lastRun = isOwn ? LastRun.open(context, cache, { files: kept, besides }) : undefined;
  const task = {
    isRendered: options.rendered === true && isSound,
    isHeld: options.claims === true,
    isKept: options.links === true,
    isWatched: lastRun !== undefined,
  };
  const known = (file: string): object | undefined => lastRun?.found(file)?.found;
  const job = { work: 'validate', task } as const;
  const work = { files: chosen, isAlone, archive: cache?.archive, known };
  for await (const [file, result] of inOrder(context, cache?.newsletter ?? newsletter, job, work)) {
    const { problems: found, source, failure, issue, on } = result;
    if (on !== undefined && failure === undefined)
      lastRun?.note(file, { result: { problems: found }, on: ofText(found) ? on : undefined, outputs: [] });
    append(problems, found);
    // `--fix` may have met the same.
    if (failure === undefined) checkedFiles.push(file);
    else if (!failures.some(({ message }) => message === failure.message)) failures.push(failure);
    if (source !== undefined) sources.set(file, source);
    if (issue !== undefined) issues.push(issue);
  }
  let unable: Failure | undefined;
  if (options.links === true) {
    const { checkLinks } = await import('./links/links.ts');
    const links = await checkLinks(context, newsletter, { issues, isOffline: options.offline === true });
    ({ unable } = links);
    append(notices, links.notices);
    append(problems, links.problems);
    for (const { file, parsed } of issues) sources.set(file, parsed.text);
    sortByFile(problems, [configFile ?? '', ...chosen]);
  }
  const isConfigTold =
    hasConfig ||
    problems.some(({ file }) => file === configFile) ||
    (!hasTerms && chosen.length + unread.length === 0);
  // A file of terms is told where it was named, or something is wrong in it.
  if (hasTerms || newsletter.terms.problems.length > 0)
    checkedFiles.unshift(join(newsletter.root, termsName));
  if (configFile !== undefined && isConfigTold) checkedFiles.unshift(configFile);
  const format = options.format ?? (isOnRunner(context.env) ? 'github' : 'text');
  const warnings = problems.filter((problem) => problem.severity === 'warning').length;
  const outcome: Outcome = {
    notices,
    failures,
    ...(unable === undefined ? {} : { unable }),
    report: {
      problems,
      to: 'stdout',
      format,
      summary: format === 'github' ? context.env['GITHUB_STEP_SUMMARY'] : undefined,
      checked: checkedFiles,
      source: (file) => sources.get(file) ?? sourceOf(context, file),
      newsletter: newsletter.root,
      gitRoot: findGitRoot(context.files, newsletter.root),
      tooManyWarnings:
        (options.strict === true && warnings > 0) || warnings > (options.maxWarnings ?? Infinity),
    },
  };
  if (lastRun === undefined) cache?.saveArchive();
  else lastRun.save(outcome);
  return outcome;
}

/** Whether problems can be told again from the text of the file as anybody decodes it. */
function ofText(problems: readonly Problem[]): boolean {
  return problems.every(({ code }) => !code.startsWith('yaml/'));
}

/** The text of a file that was not read in this run, or of a template that a problem points to; `undefined` where it has just gone. */
function sourceOf({ files }: Context, file: string): string | undefined {
  try {
    return new TextDecoder().decode(readBytes(files, file));
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Problems of links come last, and belong beside the others of their file. */
function sortByFile(problems: Problem[], files: readonly string[]): void {
  const ranks = new Map(files.map((file, i) => [file, i]));
  problems.sort(
    (a, b) =>
      (ranks.get(a.file) ?? 0) - (ranks.get(b.file) ?? 0) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column,
  );
}

/** Tells which of the files and of the config changed since a commit; without one, all are to be checked. */
function sinceOf(
  context: Context,
  { root, config: { file } }: Newsletter,
  { since, files }: { readonly since: string | undefined; readonly files: readonly string[] },
): (file: string) => boolean {
  if (since === undefined) return () => true;
  const changed = new Set(changedSince(context, root, since, file === undefined ? files : [file, ...files]));
  return (path) => changed.has(path);
}
