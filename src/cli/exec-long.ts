import type { ChildProcessWithoutNullStreams, spawn as Spawn } from 'node:child_process';
import type { ExecLong } from '../context.ts';
import { inEmptyFolder } from '../files/index.ts';

type Ended = Awaited<ReturnType<ExecLong>>;

/** Starts a program with `spawn`, gives it its input, and collects what it prints until it ends or is ended. */
export function execLong(
  spawn: typeof Spawn,
  command: string,
  args: readonly string[],
  options: Parameters<ExecLong>[2],
): Promise<Ended> {
  return inEmptyFolder((cwd) =>
    run(() => spawn(command, args, { cwd, env: { ...options.env }, stdio: 'pipe' }), options),
  );
}

function run(
  start: () => ChildProcessWithoutNullStreams,
  { input, signal, timeoutMilliseconds, most }: Parameters<ExecLong>[2],
): Promise<Ended> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const said: Buffer[] = [];
    let size = 0;
    let ended: Ended['ended'];
    let error: Error | undefined;
    const child = start();
    const end = (why: NonNullable<Ended['ended']>): void => {
      ended ??= why;
      child.kill('SIGKILL');
      // What it started itself may hold these open.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(() => end('time'), timeoutMilliseconds);
    const stop = (): void => end('signal');
    signal.addEventListener('abort', stop);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > most) end('size');
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (Buffer.concat(said).byteLength < 2000) said.push(chunk);
    });
    // A program that does not read its input has closed it.
    child.stdin.on('error', () => {});
    child.on('error', (cause) => {
      error = cause;
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      const result = { status, stdout: Buffer.concat(chunks), stderr: Buffer.concat(said).toString() };
      resolve({ ...result, ...(ended && { ended }), ...(error && { error }) });
    });
    if (signal.aborted) stop();
    child.stdin.end(input);
  });
}
