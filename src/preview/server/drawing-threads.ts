import type { Context, Thread } from '../../context.ts';
import { Failure, fromPlainError } from '../../problem/index.ts';
import type { Answer, Asked, Kind, Question } from '../drawing/answering.ts';
import type { Knowledge, PlainNewsletter } from '../drawing/press.ts';

/**
 * How long something that nobody needs any more may go on: a thread that is warm draws sooner than a new one. Milliseconds of
 * processor time, for on a busy computer a new one takes longer as well, and of waiting.
 */
const grace = { work: 300, wait: 3000, look: 30 };

/** What a thread is started with that answers `Question`s. */
export const drawingJob = { work: 'preview' } as const;

/** Why a question has no answer: nobody needs it any more. */
export class Dropped extends Error {}

/** The threads that draw. The server's own only reads files and answers, whatever an issue has in it. */
export class DrawingThreads {
  private readonly context: Context;
  private readonly knowledge: Knowledge;
  private readonly all = new Set<DrawingThread>();
  /** One that is warm and has nothing to do. */
  private idle: DrawingThread | undefined;
  private newsletter: PlainNewsletter | undefined;
  private isClosed = false;
  /** How often the other issues were told to have changed. */
  private archive = 0;

  /** Where the context has no threads, what they would know is `knowledge`, and this one does their work. */
  constructor(context: Context, knowledge: Knowledge) {
    this.context = context;
    this.knowledge = knowledge;
  }

  /** One for as long as it takes, with `giveBack` at the end. */
  take(): DrawingThread {
    if (this.isClosed) throw new Dropped();
    const { idle } = this;
    this.idle = undefined;
    if (idle !== undefined && !idle.isEnded) return idle;
    const thread = new DrawingThread(this.start(), {
      context: this.context,
      now: () => ({ newsletter: this.newsletter, archive: this.archive }),
    });
    this.all.add(thread);
    return thread;
  }

  /** A second one that has nothing to do ends, for each takes memory: the last has read the other issues last. */
  giveBack(thread: DrawingThread): void {
    const spare = this.isClosed || thread.isEnded ? thread : this.idle;
    if (spare !== thread) this.idle = thread;
    if (spare === undefined) return;
    spare.end();
    this.all.delete(spare);
  }

  /** One for a single work, which is dropped as soon as `signal` says so. */
  async lend<T>(work: (thread: DrawingThread) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const thread = this.take();
    const drop = (): void => thread.end();
    signal?.addEventListener('abort', drop);
    try {
      return await work(thread);
    } finally {
      signal?.removeEventListener('abort', drop);
      this.giveBack(thread);
    }
  }

  /** Has one ready, so that the first who asks waits less. */
  warm(): void {
    const thread = this.take();
    thread.ask('warm').catch(() => {
      // Whoever asks next is told.
    });
    // Who takes it meanwhile waits no longer than for a new one.
    this.giveBack(thread);
  }

  /** From now on this is drawn with, and templates and other issues are read again. */
  renew(newsletter: PlainNewsletter): void {
    this.newsletter = newsletter;
  }

  /** From now on the other issues are read again. */
  renewArchive(): void {
    this.archive++;
  }

  close(): void {
    this.isClosed = true;
    for (const thread of this.all) thread.end();
    this.all.clear();
  }

  private start(): Thread {
    const { context } = this;
    if (context.threads !== undefined) return context.threads.start(context.cwd, drawingJob);
    // What draws is heavy to load, and other threads do it where there are any.
    const answering = import('../drawing/answering.ts').then(({ answeringPreview }) =>
      answeringPreview(context, this.knowledge),
    );
    let last: Promise<unknown> = answering;
    const ask = (question: object): Promise<unknown> =>
      (last = last.then(async () => (await answering)(question as Question)));
    return { ask, end: () => {} };
  }
}

interface State {
  readonly newsletter: PlainNewsletter | undefined;
  readonly archive: number;
}

/** A thread that draws. It learns of what has changed before it answers. */
export class DrawingThread {
  private readonly thread: Thread;
  private readonly context: Context;
  private readonly now: () => State;
  private told: State | undefined;
  private asked = 0;
  private answered = 0;
  private fail: (reason: Error) => void = () => {};
  private readonly ended: Promise<never>;
  private last: Promise<unknown> = Promise.resolve();
  isEnded = false;

  constructor(thread: Thread, { context, now }: { context: Context; now: () => State }) {
    this.thread = thread;
    this.context = context;
    this.now = now;
    this.ended = new Promise((_, reject) => (this.fail = reject));
    // Nobody may be waiting when it ends.
    this.ended.catch(() => {});
  }

  /**
   * Rejects with `Dropped` where it was ended meanwhile, with Failure `drawing-ended` where it ended by itself, and with what was
   * thrown at the other end.
   */
  async ask<K extends Kind>(
    kind: K,
    ...[handed]: Asked[K][0] extends void ? [] : [Asked[K][0]]
  ): Promise<Asked[K][1]> {
    this.tellNews();
    return this.send(kind, handed);
  }

  /** What was asked so far is dropped where it goes on for longer than a moment. */
  async drop(): Promise<void> {
    const until = this.asked;
    if (this.answered >= until) return;
    const { threads, wait } = this.context;
    // What this thread does itself cannot be ended.
    if (threads === undefined) return this.quiet();
    const begin = threads.worked();
    for (let waited = 0; this.answered < until && !this.isEnded; waited += grace.look) {
      if (threads.worked() - begin >= grace.work || waited >= grace.wait) return this.end();
      await Promise.race([wait(grace.look), this.quiet()]);
    }
  }

  /** Comes true when nothing is under way. */
  async quiet(): Promise<void> {
    while (this.answered < this.asked && !this.isEnded) await this.last;
  }

  end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.thread.end();
    this.fail(new Dropped());
  }

  private tellNews(): void {
    const { newsletter, archive } = this.now();
    const { told } = this;
    this.told = { newsletter, archive };
    // What cannot be told is told by the question that follows.
    if (newsletter !== undefined && told?.newsletter !== newsletter)
      this.send('newsletter', newsletter).catch(() => {});
    if (told !== undefined && told.archive !== archive) this.send('archive', undefined).catch(() => {});
  }

  private async send<K extends Kind>(kind: K, handed: Asked[K][0]): Promise<Asked[K][1]> {
    this.asked++;
    const question: Question<K> = { kind, handed };
    const asked = Promise.race([this.thread.ask(question), this.ended]);
    this.last = asked.catch(() => {});
    try {
      const answer = (await asked.catch((error: unknown) => {
        throw this.endedBy(error);
      })) as Answer<K>;
      if ('thrown' in answer) throw fromPlainError(answer.thrown);
      return answer.back;
    } finally {
      this.answered++;
    }
  }
  private endedBy(error: unknown): Error {
    if (error instanceof Dropped) return error;
    this.end();
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const detail = error instanceof Error ? error.message : String(error);
    return new Failure('drawing-ended', { reason: isMemory ? undefined : detail }, { cause: error });
  }
}
