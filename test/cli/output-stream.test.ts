import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { messageStream, Outlet, resultStream } from '../../src/cli/output-stream.ts';

const evil = '\x1b]52;c;eA==\x07 \u202e ##[error]x\n';
const spelt = String.raw`\x1b]52;c;eA==\x07 \u202e ##[error]x` + '\n';

let [pipe, device] = [0, 0];
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'digest-pipe-'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  pipe = openSync(join(folder, 'pipe'), constants.O_RDWR | constants.O_NONBLOCK);
  // A device that is not the null device may be a terminal.
  device = openSync('/dev/zero', 'r+');
  return () => {
    closeSync(pipe);
    closeSync(device);
    rmSync(folder, { recursive: true });
  };
});

/** What stands in the pipe by now. */
function piped(): string {
  const bytes = Buffer.alloc(1 << 20);
  let length = 0;
  try {
    length = readSync(pipe, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
  }
  return bytes.toString('utf8', 0, length);
}

/** Node's stream of a terminal. */
function terminal(columns = 80): { outlet: Outlet; shown: () => string } {
  let shown = '';
  const write = (text: string): boolean => ((shown += text), true);
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns, fd: device, write });
  return { outlet: new Outlet(device, () => stream as never), shown: () => shown };
}

const never = (): never => {
  throw new Error("Node's stream is made");
};
const toPipe = (): Outlet => new Outlet(pipe, never);
const quiet = { onLost: () => {}, onSpelt: () => {} };

test('a terminal that nobody told its size has no width, rather than none at all', () => {
  const columnsOf = (columns: number): number | undefined =>
    messageStream(terminal(columns).outlet, { isRunner: false }).columns;
  expect([columnsOf(0), columnsOf(40)]).toEqual([undefined, 40]);
});

describe('what reaches a stream', () => {
  test('standard error is spelt out, whoever reads it', () => {
    messageStream(toPipe(), { isRunner: false }).write(evil);
    expect(piped()).toBe(spelt);
    messageStream(toPipe(), { isRunner: true }).write(evil);
    expect(piped()).toContain('#\\#[error]');
  });

  test('standard output is exact in a pipe, and spelt out at a terminal', () => {
    resultStream(toPipe(), { isRunner: false, ...quiet }).write(evil);
    expect(piped()).toBe(evil);
    const { outlet, shown } = terminal();
    resultStream(outlet, { isRunner: false, ...quiet }).write(evil);
    expect(shown()).toBe(spelt);
  });

  test('on a runner it has nothing to obey, and says that it was changed', () => {
    let told = 0;
    resultStream(toPipe(), { isRunner: true, ...quiet, onSpelt: () => told++ }).write(evil);
    expect([piped(), told]).toEqual([evil.replace('##[', '#\\#['), 1]);
  });
});

test('a reader that is slower than we are gets all of it, in order', () => {
  let rest = '';
  const write = (bytes: Uint8Array | string): boolean => (
    (rest += Buffer.from(bytes as string).toString()),
    true
  );
  const stream = Object.assign(new PassThrough(), { isTTY: false, fd: pipe, write });
  const out = resultStream(new Outlet(pipe, () => stream as never), { isRunner: false, ...quiet });
  // A pipe takes 64 KB before somebody reads.
  const lines = Array.from({ length: 30_000 }, (_, i) => `${i} abc\n`).join('');
  out.write(lines);
  out.write('the end\n');
  const begin = piped();
  expect(begin.length).toBeGreaterThan(0);
  expect(Buffer.concat([Buffer.from(begin), Buffer.from(rest)]).toString()).toBe(`${lines}the end\n`);
});
