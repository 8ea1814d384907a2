/** arXiv's pause holds between processes: three of the built program that begin at once ask one after the other. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atom, feedFor } from '../support/feed.ts';
import { LocalServer } from '../support/server.ts';
import { program } from '../support/program.ts';

const work = mkdtempSync(join(tmpdir(), 'digest-rate-limit-'));
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
  const child = spawn(process.execPath, [program, 'add-paper', id, '--yes'], { cwd, env });
  return new Promise((done) => {
    child.on('exit', done);
  });
}

test('three processes at once', async () => {
  const at: number[] = [];
  const begun = Date.now();
  server.answer((path) => {
    at.push(Date.now());
    return { headers: atom, body: feedFor(path) };
  });
  expect(await Promise.all([add('2507.00001'), add('2507.00002'), add('2507.00003')])).toEqual([0, 0, 0]);
  expect(at).toHaveLength(3);
  // Counted from the beginning, for which nothing was too early: a busy computer makes each later, and none earlier.
  const [, second = 0, third = 0] = at;
  expect(second - begun).toBeGreaterThan(3000);
  expect(third - begun).toBeGreaterThan(6000);
}, 60_000);
