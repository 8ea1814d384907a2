/** arXiv's pause holds between processes: three of the built program that begin at once ask one after the other. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atom, feedFor } from '../support/feed.ts';
import { LocalServer } from '../support/server.ts';

if (!existsSync('dist/run.js')) execFileSync(process.execPath, ['scripts/build.mjs']);
const work = mkdtempSync(join(tmpdir(), 'digest-pace-'));
let server: LocalServer;
beforeAll(async () => {
  server = await LocalServer.start();
});
afterAll(async () => {
  rmSync(work, { recursive: true });
  await server.stop();
});

function add(id: string): Promise<number | null> {
  const cwd = join(work, id);
  mkdirSync(join(cwd, 'issues'), { recursive: true });
  writeFileSync(join(cwd, 'issues/2025-07-14.yaml'), 'week: 2025-07-14\ndraft: true\npapers: []\n');
  const env = {
    PATH: process.env['PATH'],
    HOME: work,
    XDG_CACHE_HOME: join(work, 'cache'),
    DIGEST_ARXIV_URL: `${server.url}/api/query`,
  };
  const child = spawn(process.execPath, [resolve('bin/digest.js'), 'add-paper', id, '--yes'], { cwd, env });
  return new Promise((done) => {
    child.on('exit', done);
  });
}

test('three processes at once', async () => {
  const at: number[] = [];
  server.answer((path) => {
    at.push(Date.now());
    return { headers: atom, body: feedFor(path) };
  });
  expect(await Promise.all([add('2507.00001'), add('2507.00002'), add('2507.00003')])).toEqual([0, 0, 0]);
  const [first = 0, second = 0, third = 0] = at;
  expect(at).toHaveLength(3);
  expect(second - first).toBeGreaterThan(3000);
  expect(third - second).toBeGreaterThan(3000);
}, 40_000);
