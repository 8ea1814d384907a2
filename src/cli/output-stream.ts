import type { OutputStream } from '../context.ts';
import { diskCode } from '../files/index.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { type Audience, drawn, spelt } from '../terminal/index.ts';

type Stream = NodeJS.WriteStream & { readonly fd: number };

/**
 * Standard output or error of a process. Node's own stream is made for a terminal, and for a reader that is slower than we are: it
 * loads all of Node's streams, which takes as long as checking an issue.
 */
export class Outlet {
  readonly fd: number;
  readonly isTTY: boolean;
  private readonly make: () => Stream;
  private onError: (error: NodeJS.ErrnoException) => void = () => {};
  private made: Stream | undefined;
  private isSlow = false;

  /** `make` gives Node's stream of this number. */
  constructor(fd: number, make: () => Stream) {
    this.fd = fd;
    this.make = make;
    this.isTTY = mayBeTerminal(this.fd) && this.stream.isTTY;
  }

  get stream(): Stream {
    if (this.made === undefined) {
      this.made = this.make();
      this.made.on('error', (error: NodeJS.ErrnoException) => this.onError(error));
    }
    return this.made;
  }

  /** What the system tells of what was written before. */
  listen(onError: (error: NodeJS.ErrnoException) => void): void {
    this.onError = onError;
  }

  /**
   * Throws what the system says. Node takes for written what a full disk or a limit left out of a file, so it is not asked to write
   * there.
   */
  write(text: string): void {
    if (this.isTTY || this.isSlow) {
      this.stream.write(text);
      return;
    }
    const { writeSync } = process.getBuiltinModule('node:fs');
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) {
      try {
        const taken = writeSync(this.fd, bytes, written);
        // A disk that takes nothing and says nothing would be asked for ever.
        if (taken === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
        written += taken;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
        // A pipe that does not wait, and is full. Node's stream waits, and keeps the order of what follows.
        this.isSlow = true;
        this.stream.write(bytes.subarray(written));
        return;
      }
    }
  }
}

/** Asking Node makes its stream, and the null device is where output goes that nobody reads. */
function mayBeTerminal(fd: number): boolean {
  if (process.platform === 'win32') return true;
  const { fstatSync, statSync } = process.getBuiltinModule('node:fs');
  const stat = fstatSync(fd);
  return stat.isCharacterDevice() && stat.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
}

/**
 * Standard output. Where it takes no more, the program ends, for a part of a result is none: a write throws Failure
 * `output-lost`, and `onLost` gets the same where the system tells of it later. A reader that has seen enough
 * (`digest … | head`) ends the output alone: the work goes on, and how it ends is what the exit code says. A file gets exactly
 * what is written, and so does another program, unless a runner may be what reads: `onSpelt` is told of what was changed then.
 */
export function resultStream(
  outlet: Outlet,
  {
    isRunner,
    onLost,
    onSpelt,
  }: { isRunner: boolean; onLost: (failure: Failure) => void; onSpelt: () => void },
): OutputStream {
  let isLeft = false;
  const fail = (error: NodeJS.ErrnoException): Failure | undefined => {
    if (error.code !== 'EPIPE') return lost(error);
    isLeft = true;
    return undefined;
  };
  outlet.listen((error) => {
    const failure = fail(error);
    if (failure !== undefined) onLost(failure);
  });
  const put = (text: string): void => {
    if (isLeft) return;
    try {
      outlet.write(text);
    } catch (error) {
      const failure = fail(error as NodeJS.ErrnoException);
      if (failure !== undefined) throw failure;
    }
  };
  return outputStream(outlet, put, {
    isPerson: outlet.isTTY,
    get isRunner() {
      return isRunner && !isOnDisk(outlet.fd);
    },
    onSpelt,
  });
}

interface Sink extends Audience {
  /** Told where a program may have got something else than was written. */
  readonly onSpelt?: () => void;
}

function outputStream(outlet: Outlet, put: (text: string) => void, sink: Sink): OutputStream {
  const { isTTY } = outlet;
  return {
    isTTY,
    // A terminal that nobody told its size says 0: a serial line, `script` without one.
    columns: isTTY && outlet.stream.columns > 0 ? outlet.stream.columns : undefined,
    get events() {
      return outlet.stream;
    },
    write(text) {
      const shown = spelt(text, sink);
      put(shown);
      if (shown !== text) sink.onSpelt?.();
    },
    draw: (text, own) => put(drawn(text, sink, own)),
  };
}

/** A device, such as the null device, is none. */
function isOnDisk(fd: number): boolean {
  return process.getBuiltinModule('node:fs').fstatSync(fd).isFile();
}

/** Standard error. Where nobody reads it there is nobody to tell; the exit code still says how it ended. */
export function messageStream(outlet: Outlet, { isRunner }: { isRunner: boolean }): OutputStream {
  const put = (text: string): void => {
    try {
      outlet.write(text);
    } catch {
      // See above.
    }
  };
  return outputStream(outlet, put, { isPerson: true, isRunner });
}

function lost(error: NodeJS.ErrnoException): Failure {
  return new Failure('output-lost', { reason: sayDiskError(diskCode(error)) }, { cause: error });
}
