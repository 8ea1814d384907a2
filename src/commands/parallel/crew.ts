import { basename } from 'node:path';
import type { Context, Thread } from '../../context.ts';
import { Failure, reasonOfEnd } from '../../problem/index.ts';
import type { Question } from './answering.ts';
import { fromPlain, type Part, type PlainPart } from './part.ts';
import type { Job } from './works.ts';

/** So many parts wait at a thread, so that it has another one when it has done one. */
const ahead = 2;
/** So many parts for each thread may be under way or done before their turn: no more results are in memory. */
const mostParts = 6;

interface Hand {
  readonly thread: Thread;
  waiting: number;
}

interface Work<T> {
  readonly files: readonly string[];
  /** Files that go to a thread together. */
  readonly size: number;
  readonly ask: (files: readonly string[]) => Question;
  /** The same in this thread. */
  readonly own: (files: readonly string[]) => Promise<Part<T>>;
}

/** This thread and others, which share the work on many files. */
export class Crew {
  private readonly hands: readonly Hand[];

  /** `others`: how many threads besides this one. */
  constructor({ cwd, threads }: Pick<Context, 'cwd' | 'threads'>, job: Job, others: number) {
    const start = (): Hand[] =>
      threads === undefined ? [] : [{ thread: threads.start(cwd, job), waiting: 0 }];
    if (others > 0) threads?.takeAllCores();
    this.hands = Array.from({ length: others }, start).flat();
  }

  /** Tells the others something that needs no answer. */
  tell(question: Question): void {
    // A thread that has ended says so when it is asked.
    for (const { thread } of this.hands) thread.ask(question).catch(() => {});
  }

  /** Does the work for all files, and gives the parts in their order. */
  async *share<T>({ files, size, ask, own }: Work<T>): AsyncGenerator<Part<T>> {
    const ranges = rangesOf(files, size);
    const done = new Map<number, Part<T>>();
    const most = mostParts * (this.hands.length + 1);
    let given = 0;
    let next = 0;
    let wake = (): void => {};
    const mayBegin = (): boolean => next < ranges.length && next - given < most;
    const feed = (): void => {
      for (const hand of this.hands)
        while (hand.waiting < ahead && mayBegin()) {
          hand.waiting++;
          void askOne(hand, next++);
        }
    };
    const askOne = async (hand: Hand, at: number): Promise<void> => {
      const range = ranges[at] ?? [];
      try {
        done.set(at, fromPlain<T>((await hand.thread.ask(ask(range))) as PlainPart));
      } catch (error) {
        done.set(at, { results: [], thrown: { error: ended(error, range) } });
      }
      hand.waiting--;
      feed();
      wake();
    };
    for (; given < ranges.length; given++) {
      for (let part = done.get(given); part === undefined; part = done.get(given)) {
        feed();
        if (mayBegin()) {
          const at = next++;
          done.set(at, await own(ranges[at] ?? []));
          // The answers of the others come in between.
          await new Promise((resolve) => setImmediate(resolve));
        } else if (!done.has(given)) await new Promise<void>((resolve) => (wake = resolve));
      }
      const part = done.get(given);
      done.delete(given);
      if (part !== undefined) yield part;
    }
  }

  end(): void {
    for (const { thread } of this.hands) thread.end();
  }
}

function rangesOf(files: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(files.length / size) }, (_, i) =>
    files.slice(i * size, (i + 1) * size),
  );
}

function ended(error: unknown, range: readonly string[]): Failure {
  return new Failure(
    'thread-ended',
    {
      first: basename(range[0] ?? ''),
      last: basename(range.at(-1) ?? ''),
      reason: reasonOfEnd(error) ?? 'out of memory',
    },
    { cause: error },
  );
}
