import { readdirSync, readFileSync } from 'node:fs';
import { vi } from 'vitest';
import type { Context } from '../../src/context.ts';
import { newsletterAt } from '../../src/pipeline/newsletter.ts';
import { type Knowledge, type Press, pressFor } from '../../src/preview/drawing/press.ts';
import { DrawingThreads } from '../../src/preview/server/drawing-threads.ts';
import { Newsroom } from '../../src/preview/server/newsroom.ts';
import type { Sent } from '../../src/preview/server/event-stream.ts';
import type { OpenIssue } from '../../src/preview/server/open-issue.ts';
import type { PageProblem, Parts } from '../../src/preview/protocol.ts';
import { fakeContext, type FakeContext, type FakeWorld } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';

export const week = '2025-07-07';
export const file = `/desk/issues/${week}.yaml`;
export const configFile = '/desk/digest.config.yaml';
export const config = 'name: Test\nlocale: ko\n';

/** A pause that a test ends when it has looked at what came before. */
interface Held {
  readonly milliseconds: number;
  readonly go: () => void;
}

export interface Room {
  readonly context: FakeContext;
  readonly newsroom: Newsroom;
  /** For what is drawn without a server. */
  readonly press: Press;
  /** Pauses of a length that was asked to be held. */
  readonly held: Held[];
}

interface RoomOptions {
  readonly world?: FakeWorld;
  readonly hold?: readonly number[];
  readonly isStarted?: boolean;
  /** What commands know for it, where what is drawn is drawn in this thread. */
  readonly knowledgeOf?: (context: Context) => Knowledge;
}

/** A newsroom on a disk in memory. Pauses of a length in `hold` last until the test ends them; the others take no time. */
export async function openRoom({
  world = {},
  hold = [],
  isStarted = true,
  knowledgeOf = () => ({}),
}: RoomOptions = {}): Promise<Room> {
  const held: Held[] = [];
  const plain = fakeContext({ files: newsletter({ [week]: soundIssue() }, config), ...world });
  const context: FakeContext = {
    ...plain,
    wait: (milliseconds, signal) =>
      hold.includes(milliseconds)
        ? new Promise((resolve) => held.push({ milliseconds, go: resolve }))
        : plain.wait(milliseconds, signal),
  };
  putPage(context);
  const opened = await newsletterAt(context, '/desk');
  const knowledge = knowledgeOf(context);
  const newsroom = new Newsroom(context, opened, new DrawingThreads(context, knowledge));
  const press = pressFor(context, opened, knowledge);
  if (isStarted) newsroom.start();
  return { context, held, newsroom, press };
}

/** The page as the build leaves it, but for its scripts, which no server looks into. */
function putPage({ files, packageRoot }: FakeContext): void {
  const source = new URL('../../src/preview/page/', import.meta.url);
  for (const name of readdirSync(source)) {
    if (/\.(?:html|css)$/.test(name))
      files.put(`${packageRoot}/dist/preview/${name}`, readFileSync(new URL(name, source)));
  }
  for (const name of ['page', 'worker', 'frame'])
    files.put(`${packageRoot}/dist/preview/${name}.js`, `// the script of ${name}\n`);
  const support = new URL('../../src/generated/mail-support.json', import.meta.url);
  files.put(`${packageRoot}/dist/data/mail-support.json`, readFileSync(support));
}

/** Somebody who looks at an issue: everything that they are told, in its order. */
export class Reader {
  readonly told: Partial<Parts>[] = [];
  readonly issue: OpenIssue;
  private readonly stop: () => void;

  constructor({ newsroom }: Room, path = file) {
    this.issue = newsroom.visit(path);
    this.stop = this.issue.follow((sent) => this.told.push(read(sent)));
  }

  /** All that is known by now. */
  get known(): Partial<Parts> {
    return Object.assign({}, ...this.told) as Partial<Parts>;
  }

  get problems(): readonly PageProblem[] {
    return this.known.state?.problems ?? [];
  }

  /** Codes with their lines, such as `yaml/syntax:3`. */
  get codes(): string[] {
    return this.problems.map(({ code, line }) => (line === undefined ? `${code}` : `${code}:${line}`));
  }

  get post(): string {
    return this.known.forum?.['ko']?.[0]?.html ?? '';
  }

  /** Names of the parts that were told since `since`, each once, sorted. */
  changedSince(since: number): string[] {
    return [...new Set(this.told.slice(since).flatMap((parts) => Object.keys(parts)))].toSorted();
  }

  leave(room: Room): void {
    this.stop();
    room.newsroom.leave(this.issue);
  }
}

function read(sent: Sent): Partial<Parts> {
  return Object.fromEntries([...sent].map(([name, json]) => [name, JSON.parse(json)]));
}

/** Waits until something is so, however busy the computer is. */
export function until(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000, interval: 4 });
}

/** Somebody for whom everything was drawn, what takes longer as well. */
export async function readerOf(room: Room, path = file): Promise<Reader> {
  const reader = new Reader(room, path);
  await until(() => {
    if (Object.keys(reader.known.forum ?? {}).length < 2 || reader.known.budgets === undefined)
      throw new Error(`only ${JSON.stringify(Object.keys(reader.known))} so far`);
  });
  return reader;
}
