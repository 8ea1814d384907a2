import { readdirSync, readFileSync } from 'node:fs';
import { serveLoopback } from '../../src/cli/http-server.ts';
import { noSecrets } from '../../src/cli/secrets.ts';
import type { Context, EndSignal, Exec, ExecLong, InputStream, OutputStream } from '../../src/context.ts';
import { type Audience, drawn, isOnRunner, spelt } from '../../src/terminal/spelling.ts';
import { FakeThread } from './fake-thread.ts';
import { MemoryFiles } from './memory-files.ts';

/** An output stream that keeps what was written. */
export class Captured implements OutputStream {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  private readonly audience: Audience;

  constructor(
    isTTY = false,
    columns: number | undefined = isTTY ? 80 : undefined,
    audience: Partial<Audience> = {},
  ) {
    this.isTTY = isTTY;
    this.columns = columns;
    this.audience = { isPerson: isTTY, isRunner: false, ...audience };
  }

  /** What reaches whoever reads it. */
  put(text: string): void {
    this.text += text;
  }

  write(text: string): void {
    this.put(spelt(text, this.audience));
  }

  draw(text: string, own?: 'commands'): void {
    this.put(drawn(text, this.audience, own));
  }
}

/** A Context whose parts a test can look at. */
export interface FakeContext extends Context {
  readonly files: MemoryFiles;
  readonly stdout: Captured;
  readonly stderr: Captured;
  /** Every program that was run, as one line: `git diff --name-only`. */
  readonly ran: string[];
  /** Every program that was started and left to itself, as one line. */
  readonly launched: string[];
  /** Every address that was asked for. */
  readonly fetched: string[];
  /** Counts how often the program stopped itself for a while, and lets it go on as `fg` does. */
  readonly job: { stopped: number; goOn(): void };
  /** Every pause that was made, in milliseconds; none takes any time. */
  readonly waits: number[];
  /** Every thread that was started. */
  readonly startedThreads: FakeThread[];
  /** Asks the program to end, by default as Ctrl-C does. Says how many listened. */
  interrupt(signal?: EndSignal): number;
}

export interface FakeWorld {
  /** Content by absolute path; a path that ends in / is an empty folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>> | MemoryFiles;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Default: 2025-07-09T03:00:00Z, a Wednesday noon in Seoul. */
  readonly now?: string;
  /** What stands on standard input; it is a terminal only where `tty` says so. */
  readonly stdin?: string;
  /** Which streams are a terminal; `true`: all three. */
  readonly tty?: boolean | { readonly stdin?: boolean; readonly stdout?: boolean; readonly stderr?: boolean };
  readonly columns?: number;
  readonly exec?: Exec;
  readonly execLong?: ExecLong;
  /** Whether a program can be started; by default each can. */
  readonly launch?: (command: string, args: readonly string[]) => boolean;
  readonly fetch?: typeof globalThis.fetch;
  readonly turn?: Context['turn'];
  /** By default every host has one public address. */
  readonly addressesOf?: Context['addressesOf'];
  readonly self?: Partial<Context['self']>;
  /** Other threads can run on so many cores, in a manner of speaking: they take turns with this one. Without it there are none. */
  readonly cores?: number;
  /** So many milliseconds more have they had each time that somebody asks; a second by default. */
  readonly worked?: number;
}

/**
 * A world for one test: files in memory, streams that keep what is written, a clock that stands still, no network and no
 * other programs unless the test brings them.
 */
export function fakeContext(world: FakeWorld = {}): FakeContext {
  const { tty = false, columns } = world;
  const isTTY = (name: 'stdin' | 'stdout' | 'stderr'): boolean =>
    typeof tty === 'boolean' ? tty : (tty[name] ?? false);
  const files = world.files instanceof MemoryFiles ? world.files : new MemoryFiles(world.files);
  const cwd = world.cwd ?? '/desk';
  if (!(world.files instanceof MemoryFiles)) files.put(`${cwd}/`, '');
  putSchemas(files);
  const listeners = new Set<(signal: EndSignal) => void>();
  const isRunner = isOnRunner(world.env ?? {});
  const woken = new Set<() => void>();
  const job = {
    stopped: 0,
    goOn() {
      for (const comeBack of woken) comeBack();
    },
  };
  const ran: string[] = [];
  const launched: string[] = [];
  const fetched: string[] = [];
  const waits: number[] = [];
  let secrets = 0;
  const stdin: InputStream = { isTTY: isTTY('stdin'), readAll: () => Promise.resolve(world.stdin ?? '') };
  const now = new Date(world.now ?? '2025-07-09T03:00:00Z');
  const startedThreads: FakeThread[] = [];
  const fake: FakeContext = {
    cwd,
    packageRoot,
    env: world.env ?? { HOME: '/home/editor' },
    now: () => new Date(now),
    fetch: (input, init) => {
      fetched.push(input instanceof Request ? input.url : String(input));
      return world.fetch?.(input, init) ?? Promise.reject(new TypeError('fetch failed: no network in tests'));
    },
    turn: (url) => world.turn?.(url) ?? Promise.resolve(() => {}),
    closeConnections: () => Promise.resolve(),
    addressesOf: (url) => world.addressesOf?.(url) ?? Promise.resolve(['203.0.113.7']),
    serve: (port, answer) => serveLoopback(port, answer),
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 0.5,
    secret: () => `secret-${String(++secrets).padStart(15, '0')}`,
    secrets: noSecrets(),
    files,
    stdin,
    stdout: new Captured(isTTY('stdout'), isTTY('stdout') ? columns : undefined, { isRunner }),
    stderr: new Captured(isTTY('stderr'), isTTY('stderr') ? columns : undefined, {
      isPerson: true,
      isRunner,
    }),
    exec: (command, args, options) => {
      ran.push([command, ...args].join(' '));
      const missing = Object.assign(new Error(`spawn ${command} ENOENT`), { code: 'ENOENT' });
      return world.exec?.(command, args, options) ?? { status: null, stdout: '', stderr: '', error: missing };
    },
    execLong: (command, args, options) => {
      ran.push([command, ...args].join(' '));
      const missing = Object.assign(new Error(`spawn ${command} ENOENT`), { code: 'ENOENT' });
      const none = { status: null, stdout: new Uint8Array(), stderr: '', error: missing };
      return world.execLong?.(command, args, options) ?? Promise.resolve(none);
    },
    launch: (command, args) => {
      launched.push([command, ...args].join(' '));
      return Promise.resolve(world.launch?.(command, args) ?? true);
    },
    launched,
    startedThreads,
    self: {
      pid: 4242,
      host: 'here',
      user: 1000,
      system: undefined,
      startOf: () => undefined,
      isAlive: (pid) => pid === 4242,
      ...world.self,
    },
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onSuspend: (leave, comeBack) => {
      woken.add(comeBack);
      const suspend = (): void => {
        job.stopped++;
        leave();
      };
      return { suspend, forget: () => woken.delete(comeBack) };
    },
    job,
    ran,
    fetched,
    waits,
    interrupt: (signal = 'SIGINT') => {
      const called = [...listeners];
      for (const listener of called) listener(signal);
      return called.length;
    },
  };
  if (world.cores === undefined) return fake;
  const start = (there: string, job: object): FakeThread => {
    const thread = new FakeThread({ ...fake, cwd: there }, job);
    startedThreads.push(thread);
    return thread;
  };
  let worked = 0;
  return {
    ...fake,
    threads: {
      cores: world.cores,
      worked: () => (worked += world.worked ?? 1000),
      takeAllCores: () => {},
      spareMemory: () => {},
      start,
    },
  };
}

/** Where the fake program is installed; its schema/ is this repository's. */
const packageRoot = '/package';
const schemas = new URL('../../schema/', import.meta.url);

function putSchemas(files: MemoryFiles): void {
  for (const name of readdirSync(schemas))
    files.put(`${packageRoot}/schema/${name}`, readFileSync(new URL(name, schemas)));
}
