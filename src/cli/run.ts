import { resolve } from 'node:path';
import { version } from '../generated/version.js';
import type { Context } from '../context.ts';
import { Failure, sayNotice } from '../problem/index.ts';
import { exitCodeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { buildProgram } from './program.ts';

export { nodeContext } from './node-context.ts';

/**
 * The way of a command: arguments to outcome, outcome to words, words to an exit code. The only place that catches what
 * went wrong.
 */
export async function run(argv: readonly string[], context: Context): Promise<number> {
  let quiet = false;
  try {
    let outcome: Outcome = {};
    const program = buildProgram(argv, {
      write: (text) => context.stdout.write(text),
      columns: context.stdout.columns,
      async act(command, options) {
        quiet = options.quiet === true;
        outcome = await command(inside(context, options.cwd));
      },
    });
    // Bare `digest` shows what there is, and says by its exit code that nothing was done.
    if (argv.length === 0) {
      context.stderr.write(program.help());
      return 2;
    }
    await program.parse();
    return await tell(outcome, context, quiet);
  } catch (error) {
    return tellError(error, context);
  }
}

/** The context that `-C DIR` asks for, as git means it: as if the program had been started there. */
function inside(context: Context, cwd: string | undefined): Context {
  if (cwd === undefined) return context;
  const path = resolve(context.cwd, cwd);
  if (context.files.stat(path)?.kind !== 'directory') throw new Failure('no-such-directory', { path: cwd });
  return { ...context, cwd: path };
}

async function tell(outcome: Outcome, context: Context, quiet: boolean): Promise<number> {
  const { report, output } = outcome;
  if (!quiet) for (const notice of outcome.notices ?? []) context.stderr.write(`${sayNotice(notice)}\n`);
  if (report !== undefined && (report.problems.length > 0 || report.to === 'stdout')) {
    const { reporterFor, colourWanted } = await import('../report/index.ts');
    const stream = context[report.to];
    const print = await reporterFor(report.format);
    const problems = quiet
      ? report.problems.filter((problem) => problem.severity === 'error')
      : report.problems;
    const text = print(problems, {
      cwd: context.cwd,
      root: report.gitRoot,
      colour: colourWanted(context.env, stream.isTTY),
      columns: stream.columns,
      source: report.source,
      checked: report.checked,
      version,
    });
    stream.write(quiet && report.format === 'text' && problems.length === 0 ? '' : text);
  }
  if (output !== undefined) context.stdout.write(output);
  for (const failure of outcome.failures ?? []) await tellError(failure, context);
  return exitCodeOf(outcome);
}

/** A failure in words; anything else is a bug, told with its stack. */
async function tellError(error: unknown, context: Context): Promise<number> {
  const { reportFailure, reportBug, colourWanted } = await import('../report/index.ts');
  if (error instanceof Failure) {
    context.stderr.write(reportFailure(error, colourWanted(context.env, context.stderr.isTTY)));
    return error.exit;
  }
  context.stderr.write(reportBug(error, version));
  return 2;
}
