/**
 * The built program where it runs less of a library than the tests of the sources do (scripts/stand-ins.mjs). Prompts and texts
 * with more than paragraphs are run by the other tests of what is built.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { atom, feedFor } from '../support/feed.ts';
import { LocalServer } from '../support/server.ts';

if (!existsSync('dist/run.js')) execFileSync(process.execPath, ['scripts/build.mjs']);
const digest = resolve('bin/digest.js');
const work = mkdtempSync(join(tmpdir(), 'digest-stand-ins-'));
afterAll(() => rmSync(work, { recursive: true }));

const env = { PATH: process.env['PATH'], HOME: work };

test.each(['the templates that are built in', 'its own copies of them'])(
  'a week in all formats has the bytes of the golden files, by %s',
  (templates) => {
    const cwd = join(work, templates);
    cpSync('test/fixtures/weeks', cwd, { recursive: true });
    // What a newsletter has itself is compiled as it is read.
    if (templates.startsWith('its own')) cpSync('templates', join(cwd, 'templates'), { recursive: true });
    const args = [digest, 'render', '2025-12-29', '--format', 'all', '--out', 'out'];
    const { stdout, status } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
    const files = stdout.trim().split('\n');
    expect([status, files.length]).toEqual([0, 5]);
    for (const file of files)
      expect(readFileSync(join(cwd, file), 'utf8')).toBe(
        readFileSync(join('test/golden', basename(file)), 'utf8'),
      );
  },
);

test('names of characters are cooked as the sources cook them', () => {
  const raw =
    '&amp; &Eacute; &ngE; &notit; &nosuch; &#x1F600; &lt;b&gt;\n\n[x](https://example.org/?a=1&copy;)\n';
  const input = { cwd: work, env, input: raw, encoding: 'utf8' } as const;
  const { stdout } = spawnSync(process.execPath, [digest, 'cook'], input);
  expect(stdout).toContain('É');
  expect(stdout.trimEnd()).toBe(cook(raw, { locale: 'ko', typographer: true }).trimEnd());
});

test('a paper is fetched through a proxy', async () => {
  const cwd = join(work, 'proxy');
  mkdirSync(join(cwd, 'issues'), { recursive: true });
  const issue = join(cwd, 'issues/2025-07-14.yaml');
  writeFileSync(issue, 'week: 2025-07-14\ndraft: true\npapers: []\n');
  const server = await LocalServer.start();
  server.answer((path) => ({ headers: atom, body: feedFor(path) }));
  const tunnels: string[] = [];
  // Whatever host is asked for, the tunnel ends at the server of this test.
  const proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const there = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  });
  await new Promise<void>((done) => {
    proxy.listen(0, '127.0.0.1', done);
  });
  try {
    const { port } = proxy.address() as AddressInfo;
    const asked = {
      ...env,
      http_proxy: `http://127.0.0.1:${port}`,
      DIGEST_ARXIV_URL: 'http://arxiv.example/api/query',
    };
    const program = spawn(process.execPath, [digest, 'add-paper', '2507.00001', '--yes'], {
      cwd,
      env: asked,
    });
    const status = await new Promise((done) => {
      program.on('exit', done);
    });
    expect([status, tunnels]).toEqual([0, ['arxiv.example:80']]);
    expect(server.asked[0]?.headers.host).toBe('arxiv.example');
    expect(readFileSync(issue, 'utf8')).toContain('Paper 2507.00001');
  } finally {
    proxy.closeAllConnections();
    proxy.close();
    await server.stop();
  }
});
