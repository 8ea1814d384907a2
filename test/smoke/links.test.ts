/** The built program asks whether links answer, through a proxy that leads every host to a server of this test. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { soundIssue } from '../support/issues.ts';
import { program } from '../support/program.ts';
import { LocalServer, never } from '../support/server.ts';

const work = mkdtempSync(join(tmpdir(), 'digest-links-'));
let server: LocalServer;
let proxy: Server;
beforeAll(async () => {
  server = await LocalServer.start();
  proxy = createServer().on('connect', (_, socket) => {
    const there = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  mkdirSync(join(work, 'issues'));
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  rmSync(work, { recursive: true });
  await server.stop();
});

const links = ['http://a.example/x', 'http://b.example/gone'];

interface Ended {
  readonly status: unknown;
  readonly output: string;
}

/** Starts the program; `interrupt` presses Ctrl-C. */
function start(): { interrupt: () => void; ended: Promise<Ended> } {
  writeFileSync(
    join(work, 'issues/2025-07-07.yaml'),
    soundIssue('2025-07-07', (text) =>
      text.replace(/arxiv: .*/, `link: http://c.example/paper\n    more: [${links.join(', ')}]`),
    ),
  );
  const child = spawn(process.execPath, [program, 'validate', '--links', '--format', 'compact'], {
    cwd: work,
    env: {
      PATH: process.env['PATH'],
      HOME: work,
      http_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ status: code ?? signal, output }));
  });
  return { interrupt: () => child.kill('SIGINT'), ended };
}

test('links are asked, and Ctrl-C ends that at once', async () => {
  server.answer((path) => (path === '/x' ? { delay: never } : {}));
  const { interrupt, ended } = start();
  await expect.poll(() => server.asked.length, { timeout: 30_000 }).toBe(3);
  // The two answers are on their way; they are kept once the program has them.
  await new Promise((resolve) => setTimeout(resolve, 500));
  interrupt();
  expect(await ended).toEqual({ status: 130, output: expect.stringMatching(/interrupted/) });
});

test('what is dead is told, and what is known is not asked again', async () => {
  const folder = join(work, '.cache/digest');
  // Beside it are folders, of compiled code and of what the last run found.
  const kept = readdirSync(folder, { withFileTypes: true }).find((entry) => entry.isFile())?.name ?? '';
  expect(readFileSync(join(folder, kept), 'utf8')).toContain('http://c.example/paper');
  rmSync(join(folder, kept));
  server.answer((path) => ({ status: path === '/gone' ? 404 : 200 }));
  for (const requests of [4, 4]) {
    const { status, output } = await start().ended;
    expect(status).toBe(0);
    expect(output).toContain('further reading 2 of paper 1 leads to "http://b.example/gone"');
    expect(output).toContain('2 addresses answer; 1 is dead\n');
    expect(server.asked).toHaveLength(requests);
  }
});
