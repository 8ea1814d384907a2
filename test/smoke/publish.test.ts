/** The shipped program is killed at each of its requests to a forum, as a power cut would do it, and run again. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { config, splitIssue, splitting, week } from '../commands/publish/evening.ts';
import { Discourse } from '../support/discourse.ts';
import { program } from '../support/program.ts';

let server: Server;
let forum: Discourse;
let desk: string;
/** Called with the number of each request, counted from 1, before it has an effect and before it is answered. */
let onRequest: (nth: number, when: 'before' | 'after') => void;

beforeEach(async () => {
  onRequest = () => {};
  desk = mkdtempSync(join(tmpdir(), 'digest-publish-'));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void answer(request, Buffer.concat(chunks).toString(), response));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(desk, { recursive: true });
});

async function answer(request: IncomingMessage, body: string, response: ServerResponse): Promise<void> {
  const nth = forum.asked.length + 1;
  onRequest(nth, 'before');
  const { method = '', url = '', headers } = request;
  const reply = await forum.fetch(new URL(url, forum.url), {
    method,
    headers: headers as Record<string, string>,
    body,
  });
  onRequest(nth, 'after');
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  response.end(await reply.text());
}

/** A forum where nothing is, and a newsletter with an issue of two parts. */
function begin(): void {
  forum = new Discourse(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  rmSync(desk, { recursive: true });
  mkdirSync(join(desk, 'issues'), { recursive: true });
  writeFileSync(join(desk, 'digest.config.yaml'), config(splitting, '', forum.url));
  writeFileSync(join(desk, 'issues', `${week}.yaml`), splitIssue());
}

interface Run {
  readonly child: ChildProcess;
  readonly end: Promise<{ code: number | null; signal: string | null; stderr: string }>;
}

function publish(...args: string[]): Run {
  const env = {
    PATH: process.env['PATH'],
    HOME: desk,
    DIGEST_FORUM_KEY: forum.key,
    DIGEST_FORUM_URL: forum.url,
  };
  const child = spawn(process.execPath, [program, 'publish', ...args], { cwd: desk, env });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.resume();
  return {
    child,
    end: new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stderr }))),
  };
}

const published = (): string[] =>
  existsSync(join(desk, 'published')) ? readdirSync(join(desk, 'published')).toSorted() : [];
const states = (): string[] =>
  (
    JSON.parse(readFileSync(join(desk, 'published', `${week}.json`), 'utf8')) as {
      forum: { posts: { state: string }[] };
    }
  ).forum.posts.map(({ state }) => state);

test(
  'killed at any request, it makes one topic with two posts the next time',
  { timeout: 180_000 },
  async () => {
    let requests = 0;
    for (const when of ['before', 'after'] as const)
      for (let nth = 1; ; nth++) {
        begin();
        const first = publish('--yes');
        onRequest = (number, moment) => {
          if (number === nth && moment === when) first.child.kill('SIGKILL');
        };
        const { signal, code } = await first.end;
        onRequest = () => {};
        if (signal !== 'SIGKILL') {
          // There are no more requests to be killed at.
          expect([code, forum.asked.length]).toEqual([0, nth - 1]);
          break;
        }
        requests = Math.max(requests, nth);
        // A forum repeats its answer to the same post for two minutes.
        forum.now += 600_000;
        forum.asked.length = 0;
        const second = await publish('--yes').end;
        expect({ when, nth, ...second }).toMatchObject({ code: 0 });
        expect([when, nth, forum.topics.map(({ posts }) => posts.length)]).toEqual([when, nth, [2]]);
        expect(states()).toEqual(['posted', 'posted']);
        const before = published().map((name) => readFileSync(join(desk, 'published', name), 'utf8'));
        forum.asked.length = 0;
        expect([(await publish('--yes').end).code, forum.writes]).toEqual([0, []]);
        expect(published().map((name) => readFileSync(join(desk, 'published', name), 'utf8'))).toEqual(
          before,
        );
      }
    expect(requests).toBeGreaterThan(3);
  },
);

test.each([
  ['SIGINT', 130],
  ['SIGTERM', null],
] as const)('%s while the forum works ends it at once, and the next run goes on', async (signal, code) => {
  begin();
  const first = publish('--yes');
  let isAsked = (): void => {};
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  onRequest = (_, when) => {
    if (when === 'after' && forum.writes.length > 0) {
      // Once: a second signal ends it without a word, and another request may be on its way by now.
      onRequest = () => {};
      first.child.kill(signal);
      isAsked();
    }
  };
  await asked;
  const ended = await first.end;
  onRequest = () => {};
  expect(ended).toMatchObject({
    code,
    stderr: expect.stringContaining(`interrupted; published/${week}.json says what was begun`),
  });
  forum.now += 600_000;
  expect((await publish('--yes').end).code).toBe(0);
  expect(forum.topics.map(({ posts }) => posts.length)).toEqual([2]);
  expect(states()).toEqual(['posted', 'posted']);
});
