import type { Context, Thread } from '../../context.ts';
import type { Question } from '../drawing/answering.ts';
import type { PlainNewsletter } from '../drawing/plain-newsletter.ts';
import type { Knowledge } from '../drawing/press.ts';
import { DrawingThread, Dropped } from './drawing-thread.ts';

/** What a thread is started with that answers `Question`s. */
export const drawingJob = { work: 'preview' } as const;

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

  /**
   * A second one that has nothing to do ends, for each takes memory: the last has read the other issues last. One that is still at work
   * comes later: it may be ended for that, and what somebody else has asked it with it.
   */
  giveBack(thread: DrawingThread): void {
    if (thread.isAtWork && !this.isClosed) {
      void thread.quiet().then(() => this.giveBack(thread));
      return;
    }
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
    this.idle = thread;
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
