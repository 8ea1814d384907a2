import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atom, feedFor } from '../support/feed.ts';
import { program } from '../support/program.ts';
import { LocalServer } from '../support/server.ts';

/** The commands of the README, done as it says, in a copy of what a clone holds. */
const readme = readFileSync('README.md', 'utf8');
const week = (/## The week of an editor\n\n```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '').trim().split('\n');

const clone = realpathSync(mkdtempSync(join(tmpdir(), 'digest-readme-')));
let arxiv: LocalServer;

beforeAll(async () => {
  for (const part of ['digest.config.yaml', 'issues', 'schema', 'templates'])
    cpSync(part, join(clone, part), { recursive: true });
  const digest = join(clone, 'digest');
  writeFileSync(digest, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(digest, 0o755);
  arxiv = await LocalServer.start();
  arxiv.answer((path) => ({ headers: atom, body: feedFor(path) }));
});
afterAll(async () => {
  await arxiv.stop();
  rmSync(clone, { recursive: true });
});

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One line in a shell. A page that is served is ended, as with Ctrl-C, as soon as its address stands there. */
function run(line: string): Promise<Ran> {
  const child = spawn('sh', ['-c', line], {
    cwd: clone,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: `${clone}:${process.env['PATH']}`,
      HOME: clone,
      EDITOR: 'true',
      DIGEST_ARXIV_URL: `${arxiv.url}/api/query`,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (/^http:\/\/\S+\n/.test(stdout) && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  });
  return new Promise((done) => {
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}

/** There is nobody here to ask, so add-paper is told to go on without; the shell ends with its program. */
function asTyped(line: string): string {
  const command = line.replace(/\s+#.*$/, '');
  return command.startsWith('digest add-paper') ? `exec ${command} --yes` : `exec ${command}`;
}

test('the week of an editor works line by line in a clone', async () => {
  expect(week.length).toBeGreaterThan(5);
  const ran: Ran[] = [];
  for (const line of week) ran.push(await run(asTyped(line)));
  expect(
    ran.map(({ code, stderr }, i) => ({ line: week[i], code, stderr: code === 0 ? '' : stderr })),
  ).toEqual(week.map((line) => ({ line, code: 0, stderr: '' })));
  const [id] = /(?<=add-paper )\S+/.exec(week.join('\n')) ?? [];
  const post = ran[week.findIndex((line) => line.includes('--format forum'))]?.stdout;
  expect(post).toContain(`https://arxiv.org/abs/${id}`);
  const named = ran.at(-1)?.stdout.trim().split('\n') ?? [];
  expect(named.length).toBeGreaterThan(3);
  for (const path of named) expect(existsSync(join(clone, path))).toBe(true);
}, 60_000);

test('the first command prints the post, once all is installed', async () => {
  const [, render = ''] = /npm ci && node bin\/digest\.js (.*)/.exec(readme) ?? [];
  const { code, stdout } = await run(`digest ${render}`);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# \[2025\/07\/07 ~ 13\]/);
});

test('the package has the pages, and not their pictures', () => {
  const args = ['pack', '--dry-run', '--ignore-scripts', '--json'];
  const [pack]: [{ files: { path: string }[] }] = JSON.parse(
    execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  const packed = pack.files.map(({ path }) => path).filter((path) => path.startsWith('docs/'));
  const pages = readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  expect(packed.toSorted()).toEqual(pages.toSorted());
  expect(pages).toContain('docs/problems.md');
});
