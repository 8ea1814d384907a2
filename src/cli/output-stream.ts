import type { OutputStream } from '../context.ts';
import { diskCode } from '../files/index.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { type Audience, drawn, spelt } from '../terminal/index.ts';

type Stream = NodeJS.WriteStream & { readonly fd: number };

/**
 * Standard output. Where it takes no more, the program ends, for a part of a result is none: a write throws Failure
 * `output-lost`, and `onLost` gets the same where the system tells of it later. A reader that has seen enough
 * (`digest … | head`) ends the output alone: the work goes on, and how it ends is what the exit code says. A file gets exactly
 * what is written, and so does another program, unless a runner may be what reads: `onSpelt` is told of what was changed then.
 */
export function resultStream(
  stream: Stream,
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
  stream.on('error', (error: NodeJS.ErrnoException) => {
    const failure = fail(error);
    if (failure !== undefined) onLost(failure);
  });
  const put = (text: string): void => {
    if (isLeft) return;
    try {
      writeAll(stream, text);
    } catch (error) {
      // Node 20 throws at once where later ones emit.
      const failure = fail(error as NodeJS.ErrnoException);
      if (failure !== undefined) throw failure;
    }
  };
  return outputStream(stream, put, {
    isPerson: stream.isTTY === true,
    get isRunner() {
      return isRunner && !isOnDisk(stream.fd);
    },
    onSpelt,
  });
}

interface Sink extends Audience {
  /** Told where a program may have got something else than was written. */
  readonly onSpelt?: () => void;
}

function outputStream(stream: Stream, put: (text: string) => void, sink: Sink): OutputStream {
  return {
    ...columnsOf(stream),
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

/**
 * Node takes for written what a full disk or a limit left out of a file. Pipes and terminals are written by Node, which waits for
 * them.
 */
function writeAll(stream: Stream, text: string): void {
  if (stream.isTTY || !isWrittenAtOnce(stream.fd)) {
    stream.write(text);
    return;
  }
  const { writeSync } = process.getBuiltinModule('node:fs');
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) {
    const taken = writeSync(stream.fd, bytes, written);
    // A disk that takes nothing and says nothing would be asked for ever.
    if (taken === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    written += taken;
  }
}

/** Whether Node writes there as to a file, which devices are to it too. */
function isWrittenAtOnce(fd: number): boolean {
  const stat = process.getBuiltinModule('node:fs').fstatSync(fd);
  return !stat.isFIFO() && !stat.isSocket();
}

/** Standard error. Where nobody reads it there is nobody to tell; the exit code still says how it ended. */
export function messageStream(stream: Stream, { isRunner }: { isRunner: boolean }): OutputStream {
  stream.on('error', () => {});
  const put = (text: string): void => {
    try {
      writeAll(stream, text);
    } catch {
      // See above.
    }
  };
  return outputStream(stream, put, { isPerson: true, isRunner });
}

function columnsOf(stream: Stream): Omit<OutputStream, 'write' | 'draw'> {
  const isTTY = stream.isTTY === true;
  // A terminal that nobody told its size says 0: a serial line, `script` without one.
  return { isTTY, columns: isTTY && stream.columns > 0 ? stream.columns : undefined, events: stream };
}

function lost(error: NodeJS.ErrnoException): Failure {
  return new Failure('output-lost', { reason: sayDiskError(diskCode(error)) }, { cause: error });
}
