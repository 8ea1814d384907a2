/** Ten refs in one call of the built program: one request to arXiv, and with a warm cache none. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atom, feedFor } from '../support/feed.ts';
import { LocalServer } from '../support/server.ts';
import { program } from '../support/program.ts';

const work = mkdtempSync(join(tmpdir(), 'digest-ten-'));
const issue = join(work, 'issues/2025-07-14.yaml');
const draft = 'week: 2025-07-14\ndraft: true\npapers: []\n';
const refs = Array.from({ length: 10 }, (_, i) => `2507.0001${i}`);
let server: LocalServer;
beforeAll(async () => {
  server = await LocalServer.start();
  mkdirSync(join(work, 'issues'));
});
afterAll(async () => {
  rmSync(work, { recursive: true });
  await server.stop();
});

// The certificates that NODE_EXTRA_CA_CERTS names are read at every start of Node 20, which says nothing about the program.
const options = () => ({
  cwd: work,
  env: { PATH: process.env['PATH'], HOME: work, DIGEST_ARXIV_URL: `${server.url}/api/query` },
});
const command = (...flags: readonly string[]): string[] => [program, 'add-paper', ...refs, '--yes', ...flags];

test('ten refs', async () => {
  server.answer((path) => ({ headers: atom, body: feedFor(path) }));
  writeFileSync(issue, draft);
  const status = await new Promise((done) => {
    spawn(process.execPath, command(), options()).on('exit', done);
  });
  const added = readFileSync(issue, 'utf8');
  expect([status, server.asked.length, added.match(/arxiv:/g)?.length]).toEqual([0, 1, 10]);

  for (const flags of [[], ['--offline']]) {
    writeFileSync(issue, draft);
    const warm = spawnSync(process.execPath, command(...flags), options());
    expect([warm.status, readFileSync(issue, 'utf8')]).toEqual([0, added]);
  }
  expect(server.asked).toHaveLength(1);
});
