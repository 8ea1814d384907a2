import { join } from 'node:path';
import type { Context, EndSignal } from '../context.ts';
import { Failure, type FailureArgs, type FailureCode, type Notice } from '../problem/index.ts';
import type { Outcome, Report } from '../commands/index.ts';
import { forShell } from '../text/index.ts';
import { inside } from './inside.ts';
import { buildProgram } from './program.ts';
import { withoutSecrets } from './secrets.ts';
import { tell, tellError, tellProblems } from './tell.ts';

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

/** Every command but `validate` ends at a config with errors, and says which. */
function brokenConfig({ problems, source }: FailureArgs<'config-broken'>): Report {
  return { problems, to: 'stderr', format: 'text', checked: [], source: () => source };
}

function isFailure<C extends FailureCode>(error: unknown, code: C): error is Failure<C> {
  return error instanceof Failure && error.code === code;
}
