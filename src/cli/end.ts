/** An end that a signal asked for, as a shell tells it: 128 and the signal's number. Ctrl-C is told by its code alone. */
const signals: Readonly<Record<number, NodeJS.Signals>> = { 129: 'SIGHUP', 143: 'SIGTERM' };

/**
 * Lets the process end as `running` does, which is a code of `run`. Where a signal asked for it, the process ends by that signal:
 * by now nobody listens to it any more, and what it was to interrupt is saved.
 */
export async function endWith(process: NodeJS.Process, running: Promise<number>): Promise<void> {
  process.on('exit', () => letGoOfClosedTerminals(process));
  // A run that waits for what never comes has not succeeded; Node says so of modules.
  process.exitCode = 13;
  const code = await running;
  // The end of what is typed may come before the signal that tells of it.
  const ended = code === 130 && isClosedTerminal(process, 0) ? 129 : code;
  process.exitCode = ended;
  const signal = signals[ended];
  if (signal !== undefined && process.platform !== 'win32') process.kill(process.pid, signal);
  // The search for a host's name cannot be ended, and would keep an interrupted process.
  if (ended > 128) process.exit();
}

/** Node restores the modes of terminals at its end, and aborts where one was closed meanwhile; what is not open it leaves alone. */
function letGoOfClosedTerminals(process: NodeJS.Process): void {
  for (const file of [0, 1, 2])
    if (isClosedTerminal(process, file)) process.getBuiltinModule('node:fs').closeSync(file);
}

function isClosedTerminal(process: NodeJS.Process, file: number): boolean {
  const { fstatSync, statSync } = process.getBuiltinModule('node:fs');
  try {
    const stat = fstatSync(file);
    // What knows terminals takes a moment to load, and nothing stands here more often.
    if (!stat.isCharacterDevice() || stat.rdev === statSync('/dev/null').rdev) return false;
    return !process.getBuiltinModule('node:tty').isatty(file);
  } catch {
    // It is not open.
    return false;
  }
}
