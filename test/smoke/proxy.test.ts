/** The built program behind a proxy: how often it asks, and that it ends. */
import { type ChildProcessWithoutNullStreams as ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LocalProxy } from '../support/proxy.ts';
import { program } from '../support/program.ts';
import { LocalServer } from '../support/server.ts';

const work = mkdtempSync(join(tmpdir(), 'digest-proxy-'));
/** A start of the program takes its time on a busy machine. */
const slow = { timeout: 30_000 };
let proxy: LocalProxy;
let server: LocalServer;
beforeAll(async () => {
  [proxy, server] = await Promise.all([LocalProxy.start(), LocalServer.start()]);
  mkdirSync(join(work, 'issues'));
});
afterAll(async () => {
  rmSync(work, { recursive: true });
  await Promise.all([proxy.stop(), server.stop()]);
});

function add(...refs: readonly string[]): ChildProcess {
  writeFileSync(join(work, 'issues/2025-07-14.yaml'), 'week: 2025-07-14\ndraft: true\npapers: []\n');
  return spawn(process.execPath, [program, 'add-paper', ...refs, '--yes'], {
    cwd: work,
    env: {
      PATH: process.env['PATH'],
      HOME: work,
      DIGEST_DOI_URL: 'http://doi.example',
      HTTP_PROXY: `http://editor:secret@${proxy.host}`,
    },
  });
}

async function ended(run: ChildProcess): Promise<{ code: number | null; stderr: string }> {
  const [code, stderr] = await Promise.all([
    new Promise<number | null>((resolve) => run.once('exit', resolve)),
    text(run.stderr),
  ]);
  return { code, stderr };
}

test('one that hangs up is asked three times', async () => {
  proxy.answer((socket) => socket.end());
  const { code, stderr } = await ended(add('10.1000/x'));
  expect(stderr).toContain(`the proxy ${proxy.host} (HTTP_PROXY) closed the connection without an answer`);
  expect(stderr).not.toContain('secret');
  expect([code, proxy.tunnels]).toEqual([1, Array(3).fill('doi.example:80')]);
});

test('Ctrl-C ends the wait for one that does not answer', async () => {
  proxy.answer(() => {});
  const run = add('10.1000/x');
  const end = ended(run);
  await expect.poll(() => proxy.tunnels.length, slow).toBe(1);
  run.kill('SIGINT');
  expect((await end).code).toBe(130);
  await expect.poll(() => proxy.open.size, slow).toBe(0);
});

test('ten DOIs take one connection, and the program ends', async () => {
  server.answer((path) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ DOI: path.slice(1), title: `Paper ${path}` }),
  }));
  proxy.leadTo(server.url);
  const { code } = await ended(add(...Array.from({ length: 10 }, (_, i) => `10.1000/x${i}`)));
  expect([code, server.asked.length, proxy.tunnels]).toEqual([0, 10, ['doi.example:80']]);
});
