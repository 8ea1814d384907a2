import { spawn, spawnSync } from 'node:child_process';

/** Why there is no terminal that a test can close; `undefined` where there is one. */
export const noPty =
  spawnSync('python3', ['-c', 'import pty']).status === 0 ? undefined : 'python3 is not installed';

/** What happens to the program: its terminal is closed, it gets a signal, or a key is typed. */
export type Happening = 'close' | 'SIGINT' | 'SIGTERM' | 'SIGHUP' | { readonly key: string };

export interface PtyEnd {
  /** An exit code, the name of a signal, or `hangs`. Without a signal: as a shell tells it, so that 129 is either. */
  readonly ended: number | string;
  /** Whether the terminal collects lines again, as a shell needs it; unknown of one that was closed. */
  readonly isCooked?: boolean;
  readonly screen: string;
}

/**
 * The child leads the session of its terminal, and gets a HUP when that is closed, unless `noSignal` gives it one of its own. What it
 * writes is read until `until` has come, then it happens.
 */
const script = `
import json, os, pty, select, signal, sys, termios, time
until, happening, command, no_signal = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    if no_signal:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        inner = os.fork()
        if inner != 0:
            status = os.waitpid(inner, 0)[1]
            os._exit(128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
        os.setsid()
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.execvp(command[0], command)
screen = b''
def read(seconds):
    global screen
    if not select.select([terminal], [], [], seconds)[0]:
        return True
    try:
        more = os.read(terminal, 65536)
    except OSError:
        more = b''
    screen += more
    return more != b''
end = time.time() + 40
while until.encode() not in screen and time.time() < end and read(0.2):
    pass
if until.encode() not in screen:
    os.kill(pid, signal.SIGKILL)
    sys.exit('never shown: ' + until + '; but: ' + screen.decode(errors='replace'))
is_open = happening != 'close'
if not is_open:
    os.close(terminal)
elif isinstance(happening, dict):
    os.write(terminal, happening['key'].encode())
else:
    os.kill(pid, getattr(signal, happening))
end = time.time() + 40
ended = 0
while ended == 0 and time.time() < end:
    if is_open:
        read(0.1)
    ended, status = os.waitpid(pid, os.WNOHANG)
    time.sleep(0.02)
if ended == 0:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    result = {'ended': 'hangs'}
elif os.WIFSIGNALED(status):
    result = {'ended': signal.Signals(os.WTERMSIG(status)).name}
else:
    result = {'ended': os.WEXITSTATUS(status)}
if is_open:
    while select.select([terminal], [], [], 0.2)[0] and read(0.1):
        pass
    result['isCooked'] = bool(termios.tcgetattr(terminal)[3] & termios.ICANON)
print(json.dumps({**result, 'screen': screen.decode(errors='replace')}))
`;

export interface PtyRun {
  readonly until: string;
  readonly happening: Happening;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether no signal tells it that its terminal is closed, as of a program in a session of its own. */
  readonly noSignal?: boolean;
}

/** Runs a command in a terminal of its own until it shows `until`, lets `happening` happen, and says how it ended. */
export function inPty(
  command: readonly string[],
  { until, happening, cwd, env = {}, noSignal = false }: PtyRun,
): Promise<PtyEnd> {
  const task = JSON.stringify([until, happening, command, noSignal]);
  return new Promise((resolve, reject) => {
    const child = spawn('python3', ['-c', script, task], {
      cwd,
      env: { PATH: process.env['PATH'], HOME: cwd, LC_ALL: 'C.UTF-8', TERM: 'xterm', NO_COLOR: '1', ...env },
      timeout: 100_000,
    });
    let told = '';
    let errors = '';
    child.stdout.on('data', (data) => (told += String(data)));
    child.stderr.on('data', (data) => (errors += String(data)));
    child.on('close', () => {
      if (told === '') reject(new Error(`python3: ${errors}`));
      else resolve(JSON.parse(told) as PtyEnd);
    });
  });
}
