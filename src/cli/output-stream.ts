import type { OutputStream } from '../context.ts';
import { Failure, sayDiskError } from '../problem/index.ts';

/**
 * Standard output. Where it takes no more, the program ends, for a part of a result is none: a write throws Failure
 * `output-lost`, and `onLost` gets the same where the system tells of it later. A reader that has seen enough
 * (`digest … | head`) is no failure, and ends it with 0.
 */
export function resultStream(
  stream: NodeJS.WriteStream,
  { onLost, onEnough }: { onLost: (failure: Failure) => void; onEnough: () => void },
): OutputStream {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') onEnough();
    else onLost(lost(error));
  });
  return {
    ...columnsOf(stream),
    write(text) {
      try {
        stream.write(text);
      } catch (error) {
        // Node 20 throws at once where later ones emit.
        throw lost(error as NodeJS.ErrnoException);
      }
    },
  };
}

/** Standard error. Where nobody reads it there is nobody to tell; the exit code still says how it ended. */
export function messageStream(stream: NodeJS.WriteStream): OutputStream {
  stream.on('error', () => {});
  return {
    ...columnsOf(stream),
    write(text) {
      try {
        stream.write(text);
      } catch {
        // See above.
      }
    },
  };
}

function columnsOf(stream: NodeJS.WriteStream): Omit<OutputStream, 'write'> {
  const isTTY = stream.isTTY === true;
  // A terminal that nobody told its size says 0: a serial line, `script` without one.
  return { isTTY, columns: isTTY && stream.columns > 0 ? stream.columns : undefined, raw: stream };
}

function lost(error: NodeJS.ErrnoException): Failure {
  return new Failure('output-lost', { reason: sayDiskError(error.code) }, { cause: error });
}
