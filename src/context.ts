import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Everything impure, as one value. Commands get it as an argument and reach the world through nothing else, so
 * a test hands in a world of its own. `bin/digest.js` makes the real one from `process`, and
 * `src/cli/worker.ts` that of a thread; nothing else does.
 */
export interface Context {
  /** Absolute path that relative paths are resolved against. */
  readonly cwd: string;
  /** The working directory was deleted; `cwd` is where the shell believes it to be. */
  readonly isCwdGone?: true;
  /** How the program was called. Without it nothing is remembered of a run. */
  readonly call?: Call;
  /** The folder of the program itself, with schema/ as it was shipped. */
  readonly packageRoot: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The clock. Only `new` without a date, what waits (answers, temporary files) and the cache ask it: output never depends on it. */
  readonly now: () => Date;
  /** The network, through the proxy that the usual variables name. */
  readonly fetch: typeof globalThis.fetch;
  /** Waits until a request to a URL may begin: a proxy takes only a few at once. The returned function ends the turn. */
  readonly turn: (url: URL) => Promise<() => void>;
  /** Ends what `fetch` keeps open or has not ended: the last that a run does, however it ends. */
  readonly closeConnections: () => Promise<void>;
  /** The certificate of an authority that a mail server's may be from besides those of the system, as PEM: a test's own. */
  readonly authority?: string;
  /** The IP addresses that `fetch` would reach a URL's host at; empty where a proxy looks for them. Throws where it has none. */
  readonly addressesOf: (url: URL) => Promise<readonly string[]>;
  /**
   * Answers HTTP on the loopback interface, which no other computer reaches; port 0 takes a free one. Rejects with what
   * Node's `listen` fails with (an `Error` with a `code` such as `EADDRINUSE`).
   */
  readonly serve: (port: number, answer: Answer) => Promise<HttpServer>;
  /** Lets time pass, until `signal` says that it is enough. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Chance: from 0 to 1, 1 excluded. Only the pauses between two requests depend on it. */
  readonly random: () => number;
  /** Another text each time that nobody can guess: 128 bits in letters that mean nothing else in an address. */
  readonly secret: () => string;
  /** The keys that this run has come to know: no stream and no ledger shows them. */
  readonly secrets: Secrets;
  readonly files: FileSystem;
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Runs another program (git, $EDITOR) and waits for its end. */
  readonly exec: Exec;
  /** Runs a program that may take minutes, while this one goes on. */
  readonly execLong: ExecLong;
  /** Starts another program (a browser, an editor with windows) and goes on without it; says whether it could be started. */
  readonly launch: (command: string, args: readonly string[]) => Promise<boolean>;
  /** Threads that work beside this one; a thread has none of its own. */
  readonly threads?: Threads;
  /** The user wants the result and the problems alone (`--quiet`); for a command that says something before it ends. */
  readonly isQuiet?: true;
  /** This process, for the note inside a lock file. */
  readonly self: Self;
  /** Calls back when the user or the system asks the program to end; the returned function takes the wish back. */
  readonly onInterrupt: (listener: (signal: EndSignal) => void) => () => void;
  /** Calls `leave` before the program stops for a while (Ctrl-Z), and `comeBack` when it goes on, also after a stop without a word. */
  readonly onSuspend: (leave: () => void, comeBack: () => void) => Suspension;
}

export interface Call {
  /** What was typed behind the program's name, and in which folder. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Names all that results depend on besides: this build of the program, and what runs it. */
  readonly build: string;
}

export interface Secrets {
  /** From now on, `hide` also takes away what this one does. */
  add(hide: (text: string) => string): void;
  /** A text without any secret. */
  hide(text: string): string;
}

export interface Self {
  readonly pid: number;
  readonly host: string;
  /** The number of the user who runs it; `undefined` where the system has none. */
  readonly user: number | undefined;
  /** Names the system since its start, and which processes it shows to this one; `undefined` where the system does not say. */
  readonly system: string | undefined;
  /** When a process of this system began, in the system's own count; `undefined` where there is none, or it is not said. */
  readonly startOf: (pid: number) => string | undefined;
  readonly isAlive: (pid: number) => boolean;
}

export interface Threads {
  /** How many can run at once, this one too. */
  readonly cores: number;
  /** Milliseconds of processor time that all of them have had so far. */
  worked(): number;
  /** From now on every core has work of the program's own, so that as little as possible is done beside it. */
  takeAllCores(): void;
  /** From now on memory that nobody needs is given back soon, which takes time: for what is far longer than what people write. */
  spareMemory(): void;
  /** Starts one in the working directory `cwd`, with what it is to do there, which is plain data. */
  start(cwd: string, job: object): Thread;
}

export interface Thread {
  /** Sends plain data and waits for what comes back. It answers one after another. Rejects where the thread has ended. */
  ask(question: object): Promise<unknown>;
  end(): void;
}

/** Ctrl-C; `kill`, or a service that is shut down; a terminal or a connection that was closed. */
export type EndSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

export interface Suspension {
  /** Stops the program until the shell lets it go on (`fg`). */
  suspend(): void;
  /** Takes the wish to be called back. */
  forget(): void;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpServer {
  readonly port: number;
  /** Ends it, with every connection that is still open. */
  readonly close: () => Promise<void>;
}

export interface OutputStream {
  /** Writes text of any origin. What a terminal or GitHub's runner would obey in it does not reach them. */
  write(text: string): void;
  /**
   * Writes text with escape sequences of our own, in which all that comes from elsewhere is spelt out already. `commands`: it
   * has workflow commands of our own as well. Only the terminal and what puts outcomes into words call it.
   */
  draw(text: string, own?: 'commands'): void;
  readonly isTTY: boolean;
  /** Width of the terminal in columns; undefined where there is none. */
  readonly columns: number | undefined;
  /** What the terminal tells of itself; nothing is written through it. */
  readonly events?: Pick<NodeJS.WritableStream, 'on' | 'off'> | undefined;
}

export interface InputStream {
  readonly isTTY: boolean;
  /** All of it, as UTF-8. Throws Failure `cannot-read`. */
  readAll(): Promise<string>;
  readonly raw?: NodeJS.ReadableStream;
}

/**
 * The steps that touch a disk, each of which a test may break. Paths are absolute. They throw what `node:fs`
 * throws (an `Error` with a `code` such as `ENOENT`).
 */
export interface FileSystem {
  /**
   * All bytes of a file, waiting for nobody: what is no file is not read. Fails with codes of our own besides: `pipe`, `device`,
   * `socket`, and `too-large` for more than `readLimit`.
   */
  read(path: string): Uint8Array;
  /** The same of a pipe, until its writer closes it, or of a device: for what somebody names to be read. */
  readToEnd(path: string): Promise<Uint8Array>;
  /**
   * Opens a file for writing, and gives its number until `close`. `new` makes it, with `mode` as far as the umask lets it, and
   * fails with EEXIST where something is there; `old` keeps what it has, and fails with ENOENT where nothing is.
   */
  open(path: string, which: 'new' | 'old', mode?: number): number;
  /** Writes bytes at an offset from the beginning; gives how many were taken, which may be fewer than all. */
  write(file: number, bytes: Uint8Array, offset: number): number;
  /** Cuts a file off behind so many bytes. */
  truncate(file: number, length: number): void;
  /** Whatever the umask says. */
  setMode(file: number, mode: number): void;
  setOwner(file: number, owner: Owner): void;
  /** What was written is on stable storage afterwards. */
  sync(file: number): void;
  /** A disk may tell only here that it had no room. */
  close(file: number): void;
  /** Replaces what is at `to`. `syncFolder` makes new names last. */
  rename(from: string, to: string): void;
  /** Gives `path` a second name; fails with EEXIST where the second name exists. */
  link(existing: string, path: string): void;
  remove(path: string): void;
  /** The names in a folder outlast a power cut afterwards, where the system can do that. Throws nothing. */
  syncFolder(path: string): void;
  /** Makes the folder and those above it, with `mode` as far as the umask lets it; nothing happens where it is there. */
  makeDirectory(path: string, mode?: number): void;
  /** Names in a directory, sorted by code unit. */
  list(path: string): string[];
  /** Follows links; `undefined` where nothing is there. */
  stat(path: string): FileStat | undefined;
  /** Of what is at the path itself, links not followed; `undefined` where nothing is. */
  state(path: string): FileState | undefined;
  /** Whether this user may write to what is there. */
  mayWrite(path: string): boolean;
  /** Makes `modified` the present time. */
  touch(path: string): void;
  /** Whether there is a symbolic link itself at the path, wherever it leads. */
  isLink(path: string): boolean;
  /** The path with every symbolic link followed. */
  realPath(path: string): string;
  /**
   * Calls back after something in a folder may have changed, with the name of what it was where the system tells it: often
   * more than once, and at times for nothing. A folder that is not there, or is moved, is waited for. The returned function
   * ends it. Never throws.
   */
  watch(folder: string, changed: (name: string | undefined) => void): () => void;
}

export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other';
  /** What it is, where it is neither a file nor a folder. */
  readonly special?: Special;
  /** Bytes. */
  readonly size: number;
  /** Permission bits alone, such as 0o644. */
  readonly mode: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly owner: Owner;
  /** How many names the file has. */
  readonly names: number;
  /** The same for all names of one file, and for nothing else of this system. */
  readonly id: string;
}

/** Tells whether something is still what it was. */
export interface FileState {
  readonly kind: FileStat['kind'];
  /** Another where another thing took its place. */
  readonly inode: number;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970 with what a double holds of their parts, a quarter of a microsecond: when it was written. */
  readonly modified: number;
  /** The same: when something about it was changed, such as its name or its times, which nobody can set. */
  readonly changed: number;
}

/** Whose a file is, by the numbers of the system. */
export interface Owner {
  readonly user: number;
  readonly group: number;
}

export type Special = 'pipe' | 'device' | 'socket';

export type Exec = (
  command: string,
  args: readonly string[],
  options: {
    readonly cwd: string;
    /** By default this program's own. */
    readonly env?: Context['env'];
    readonly inherit?: boolean;
    readonly shell?: boolean;
    /** What it reads on its standard input; nothing without it. */
    readonly input?: string;
  },
) => {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly error?: Error;
};

/** Its working directory is an empty folder, and nothing of it is shown. What went wrong with the program is in the result. */
export type ExecLong = (
  command: string,
  args: readonly string[],
  options: {
    readonly env: Context['env'];
    /** What it reads on its standard input. */
    readonly input: string;
    /** It is ended when this says so, after so many milliseconds, and when it prints more than so many bytes. */
    readonly signal: AbortSignal;
    readonly timeoutMilliseconds: number;
    readonly most: number;
  },
) => Promise<{
  readonly status: number | null;
  readonly stdout: Uint8Array;
  readonly stderr: string;
  /** Why it was ended before its time. */
  readonly ended?: 'time' | 'size' | 'signal';
  readonly error?: Error;
}>;
