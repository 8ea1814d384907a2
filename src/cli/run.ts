import { join } from 'node:path';
import { homepage, version } from '../generated/version.js';
import type { Context, EndSignal } from '../context.ts';
import { diskCode } from '../files/index.ts';
import {
  Failure,
  type FailureArgs,
  type FailureCode,
  type Notice,
  sayDiskError,
  sayNotice,
} from '../problem/index.ts';
import { exitCodeOf, type Outcome, type Report } from '../commands/index.ts';
import { colourWanted, messageLine } from '../terminal/index.ts';
import { forShell } from '../text/index.ts';
import { inside } from './inside.ts';
import { buildProgram } from './program.ts';
import { withoutSecrets } from './secrets.ts';

export { endWith } from './end.ts';
export { nodeContext } from './node-context.ts';

/**
 * Runs a command, and returns its exit code: 129 and 143, as a shell tells an end by HUP and TERM, where such a signal interrupted
 * it. The preview is meant to be ended, by any but HUP.
 */
export async function run(argv: readonly string[], context: Context): Promise<number> {
  let ended: EndSignal | undefined;
  const onInterrupt: Context['onInterrupt'] = (listener) =>
    context.onInterrupt((signal) => {
      ended = signal;
      listener(signal);
    });
  const code = await goTheWay(argv, withoutSecrets({ ...context, onInterrupt }));
  if (ended === 'SIGHUP') return 129;
  return ended === 'SIGTERM' && code === 130 ? 143 : code;
}

/**
 * The way of a command: arguments to outcome, outcome to words, words to an exit code. The only place that catches what
 * went wrong.
 */
async function goTheWay(argv: readonly string[], context: Context): Promise<number> {
  let quiet = false;
  let here = context;
  let folder = '';
  try {
    let outcome: Outcome = {};
    const program = buildProgram(argv, {
      write: (text) => context.stdout.write(text),
      columns: context.stdout.columns,
      async act(command, options) {
        quiet = options.quiet === true;
        folder = options.cwd ?? '';
        // From here on paths are told as from there, too.
        here = inside(options.quiet === true ? { ...context, isQuiet: true } : context, options.cwd);
        outcome = await command(here);
      },
    });
    if ((await program.parse()) === 'no-command') {
      // Shows what there is, and says by its exit code that nothing was done.
      context.stderr.write(program.help());
      return 2;
    }
    return await tell({ ...outcome, notices: (outcome.notices ?? []).map(from(folder)) }, here, quiet);
  } catch (error) {
    if (isFailure(error, 'config-broken'))
      await tellProblems(brokenConfig(error.args), here, { quiet, failures: [error] });
    return await tellError(error, here);
  } finally {
    await context.closeConnections();
  }
}

/** Whoever follows a notice stands where the program was started, not in the folder that `-C` names. */
function from(asked: string): (notice: Notice) => Notice {
  return (notice) => {
    if (notice.code !== 'next-step') return notice;
    const folder = join(asked, notice.args.folder);
    return { ...notice, args: { ...notice.args, folder: folder === '.' ? '' : forShell(folder) } };
  };
}

async function tell(outcome: Outcome, context: Context, quiet: boolean): Promise<number> {
  const { output, paths = [], isDrawn, unable } = outcome;
  const failures = [...(outcome.failures ?? []), ...(unable === undefined ? [] : [unable])];
  const notices = quiet ? [] : (outcome.notices ?? []);
  const say = (notice: Notice): void => context.stderr.write(messageLine(sayNotice(notice)));
  for (const notice of notices.filter(({ code }) => !closing.has(code))) say(notice);
  // Where something could not be looked at, nobody can say that all is well.
  if (outcome.report !== undefined) await tellProblems(outcome.report, context, { quiet, failures });
  if (output !== undefined && isDrawn === true) context.stdout.draw(output);
  else if (output !== undefined) context.stdout.write(output);
  // At a terminal a line is a path, whatever its name; a program gets the very name.
  for (const path of paths) context.stdout.write(context.stdout.isTTY ? messageLine(path) : `${path}\n`);
  for (const failure of failures) await tellError(failure, context);
  for (const notice of notices.filter(({ code }) => closing.has(code))) say(notice);
  return exitCodeOf(outcome);
}

/** What is read at the end, below the result: how it went as a whole, and what comes next. */
const closing: ReadonlySet<Notice['code']> = new Set<Notice['code']>(['units-failed', 'next-step']);

async function tellProblems(
  report: Report,
  context: Context,
  { quiet, failures }: { quiet: boolean; failures: readonly Failure[] },
): Promise<void> {
  if (report.problems.length === 0 && report.to !== 'stdout') return;
  const { jobSummaryOf, reporterFor } = await import('../report/index.ts');
  const stream = context[report.to];
  const print = await reporterFor(report.format);
  // Warnings that fail the run are what is wrong.
  const isOnlyErrors = quiet && report.tooManyWarnings !== true;
  const problems = isOnlyErrors
    ? report.problems.filter((problem) => problem.severity === 'error')
    : report.problems;
  const options = {
    cwd: context.cwd,
    root: report.gitRoot,
    newsletter: report.newsletter,
    colour: colourWanted(context.env, stream.isTTY),
    isTerminal: stream.isTTY,
    columns: stream.columns,
    source: report.source,
    checked: report.checked,
    failures,
    version,
    homepage,
  };
  const text = print(problems, options);
  const isSilent = (quiet || failures.length > 0) && report.format === 'text' && problems.length === 0;
  if (!isSilent) stream.draw(text, report.format === 'github' ? 'commands' : undefined);
  const { summary = '' } = report;
  if (summary !== '') {
    const { addSummary } = await import('./job-summary-file.ts');
    addSummary(context, summary, await jobSummaryOf(problems, options));
  }
}

/** Every command but `validate` ends at a config with errors, and says which. */
function brokenConfig({ problems, source }: FailureArgs<'config-broken'>): Report {
  return { problems, to: 'stderr', format: 'text', checked: [], source: () => source };
}

function isFailure<C extends FailureCode>(error: unknown, code: C): error is Failure<C> {
  return error instanceof Failure && error.code === code;
}

/** A failure in words; anything else is a bug, told with its stack. */
async function tellError(error: unknown, context: Context): Promise<number> {
  const { reportFailure, reportBug } = await import('../report/index.ts');
  const failure = error instanceof Failure ? error : systemFailure(error);
  if (failure !== undefined) {
    const colour = colourWanted(context.env, context.stderr.isTTY);
    context.stderr.draw(
      reportFailure(failure, { colour, cwd: context.cwd, columns: context.stderr.columns }),
    );
    return failure.exit;
  }
  context.stderr.write(reportBug(error, version));
  return 2;
}

/** What the system refused is no bug, whatever step it was (Node names it as `syscall`). */
function systemFailure(error: unknown): Failure | undefined {
  const reason = diskCode(error);
  if (!(error instanceof Error) || !('syscall' in error) || reason === undefined) return undefined;
  return new Failure(
    'system-refused',
    { reason: sayDiskError(reason), detail: error.message },
    { cause: error },
  );
}
