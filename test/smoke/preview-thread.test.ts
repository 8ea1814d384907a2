/** The built preview, while it draws what takes long: it answers, draws what is newer instead, and ends when it is told to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Message, Parts } from '../../src/preview/protocol.ts';
import { soundIssue } from '../support/issues.ts';
import { program } from '../support/program.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-preview-thread-')));
afterAll(() => rmSync(work, { recursive: true }));

const week = '2025-07-07';
const marked = (mark: string): string => soundIssue(week, (text) => text.replace('세어 본', `${mark} 본`));
/** About as much as a file may have, so that the first part of it is drawn for seconds. */
const themes = '  - text: "a *b* [c](https://a.b/c) *d* `e` a *b* f *g* a *b* f *g* a *b* f *g*"\n'.repeat(
  9900,
);
const long = (mark: string): string => marked(mark).replace('intro:\n', `intro:\n${themes}`);

interface Page {
  readonly child: ChildProcess;
  readonly cookie: string;
  readonly url: string;
  readonly known: Partial<Parts>;
  readonly file: string;
}

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function preview(name: string): Promise<Page> {
  const cwd = join(work, name);
  mkdirSync(join(cwd, 'issues'), { recursive: true });
  writeFileSync(join(cwd, 'digest.config.yaml'), 'name: Test\nlocale: ko\n');
  const file = join(cwd, `issues/${week}.yaml`);
  writeFileSync(file, marked('처음'));
  const child = spawn(process.execPath, [program, 'preview', week, '--quiet'], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: work },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = String(line).trim();
  const cookie = await new Promise<string>((resolve) => {
    get(url, (response) => {
      response.resume();
      resolve(response.headers['set-cookie']?.[0]?.split(';')[0] ?? '');
    });
  });
  const known: Partial<Parts> = {};
  let rest = '';
  get(new URL('/events', url), { headers: { cookie } }, (response) => {
    response.setEncoding('utf8');
    response.on('error', () => {});
    response.on('data', (text: string) => {
      const lines = (rest + text).split('\n\n');
      rest = lines.pop() ?? '';
      for (const one of lines.filter((event) => event.startsWith('data: '))) {
        const message = JSON.parse(one.slice('data: '.length)) as Message;
        if ('changed' in message) Object.assign(known, message.changed);
      }
    });
  });
  return { child, cookie, url, known, file };
}

const drawn = (page: Page, mark: string): Promise<void> =>
  expect.poll(() => page.known.forum?.['ko']?.[0]?.html, { timeout: 60_000 }).toContain(mark);

/** Its status; the server is asked for what it has at hand. */
function asked({ url, cookie }: Page): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(new URL('/page.css', url), { headers: { cookie }, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    }).on('error', reject);
  });
}

/** Holds that the page knows the first text alone: that the other one is drawn neither in the meantime, nor refused. */
function expectAtWork({ known }: Page): void {
  expect(known.forum?.['ko']?.[0]?.html).toContain('처음');
  expect(known.state).toEqual({ problems: [], isStale: false });
}

/** Waits until a thread is at work and nothing else: half a second of processor time while nobody asks for anything. */
async function busy(page: Page): Promise<void> {
  const begin = ticksOf(page);
  await expect.poll(() => ticksOf(page) - begin, { timeout: 60_000, interval: 50 }).toBeGreaterThan(50);
}

/** Hundredths of a second of processor time so far. */
function ticksOf({ child: { pid } }: Page): number {
  return readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .reduce((sum, one) => sum + Number(one), 0);
}

/** The exit code after Ctrl-C. Holds that it worked for less than a second until then, as it would not with a drawing to its end. */
async function endOf(page: Page): Promise<number | null> {
  const { child } = page;
  const begin = ticksOf(page);
  let last = begin;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const looking = setInterval(() => {
    if (child.exitCode === null) last = ticksOf(page);
  }, 20);
  const [code] = (await ended) as [number | null];
  clearInterval(looking);
  expect(last - begin).toBeLessThan(100);
  return code;
}

const skipped = process.platform !== 'linux';

test.skipIf(skipped)('a drawing of seconds: it answers, and a newer save is drawn instead', async () => {
  const page = await preview('newer');
  await drawn(page, '처음');
  writeFileSync(page.file, long('한없는'));
  await busy(page);
  // Were the drawing in the way, none would come before its end.
  for (let i = 0; i < 50; i++) expect(await asked(page)).toBe(200);
  expectAtWork(page);
  writeFileSync(page.file, marked('다음'));
  await drawn(page, '다음');
  expect(JSON.stringify(page.known)).not.toContain('한없는');
  expect(page.known.state).toEqual({ problems: [], isStale: false });
  expect(await endOf(page)).toBe(0);
});

test.skipIf(skipped)('a drawing of seconds: Ctrl-C ends the preview as always', async () => {
  const page = await preview('ends');
  await drawn(page, '처음');
  writeFileSync(page.file, long('한없는'));
  await busy(page);
  expectAtWork(page);
  expect(await endOf(page)).toBe(0);
});
