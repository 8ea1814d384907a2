import { homepage, version } from '../generated/version.js';
import type { Context } from '../context.ts';
import { diskCode } from '../files/index.ts';
import { Failure, type Notice, sayDiskError, sayNotice, toTell } from '../problem/index.ts';
import { exitCodeOf, type Outcome, type Report } from '../commands/index.ts';
import { nothingFound } from '../report/index.ts';
import { colourWanted, messageLine } from '../terminal/index.ts';

/** An outcome in words, onto the right stream; gives its exit code. */
export async function tell(outcome: Outcome, context: Context, quiet: boolean): Promise<number> {
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
  const { isTTY } = context.stdout;
  const lines = paths.map((path) => (isTTY ? messageLine(path) : `${path}\n`));
  // At once: there may be thousands.
  if (lines.length > 0) context.stdout.write(lines.join(''));
  for (const failure of failures) await tellError(failure, context);
  for (const notice of notices.filter(({ code }) => closing.has(code))) say(notice);
  return exitCodeOf(outcome);
}

/** What is read at the end, below the result: how it went as a whole, and what comes next. */
const closing: ReadonlySet<Notice['code']> = new Set<Notice['code']>(['units-failed', 'next-step']);

/** Problems in the words of the format that was asked for. */
export async function tellProblems(
  report: Report,
  context: Context,
  { quiet, failures }: { quiet: boolean; failures: readonly Failure[] },
): Promise<void> {
  if (report.problems.length === 0 && report.to !== 'stdout') return;
  // So most runs end, and nothing of the reports is loaded for it.
  if (report.problems.length === 0 && report.format === 'text' && (report.summary ?? '') === '') {
    if (!quiet && failures.length === 0) context[report.to].draw(nothingFound(report.checked.length));
    return;
  }
  const { jobSummaryOf, reporterFor } = await import('../report/index.ts');
  const stream = context[report.to];
  const print = await reporterFor(report.format);
  // Warnings that fail the run are what is wrong.
  const isOnlyErrors = quiet && report.tooManyWarnings !== true;
  const problems = toTell(
    isOnlyErrors ? report.problems.filter((problem) => problem.severity === 'error') : report.problems,
  );
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
  const isSilent = (quiet || failures.length > 0) && report.format === 'text' && problems.length === 0;
  if (!isSilent)
    for (const piece of print(problems, options))
      stream.draw(piece, report.format === 'github' ? 'commands' : undefined);
  const { summary = '' } = report;
  if (summary !== '') {
    const { addSummary } = await import('./job-summary-file.ts');
    addSummary(context, summary, await jobSummaryOf(problems, options));
  }
}

/** A failure in words; anything else is a bug, told with its stack. */
export async function tellError(error: unknown, context: Context): Promise<number> {
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
