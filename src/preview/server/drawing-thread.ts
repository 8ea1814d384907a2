import type { Context, Thread } from '../../context.ts';
import { Failure, fromPlainError, reasonOfEnd } from '../../problem/index.ts';
import type { Answer, Asked, Kind, Question } from '../drawing/answering.ts';
import type { PlainNewsletter } from '../drawing/plain-newsletter.ts';

/**
 * How long something that nobody needs any more may go on: a thread that is warm draws sooner than a new one. Milliseconds of
 * processor time, for on a busy computer a new one takes longer as well, and of waiting.
 */
const grace = { work: 300, wait: 3000, look: 30 };

/** Why a question has no answer: nobody needs it any more. */
export class Dropped extends Error {}

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
    if (!this.isAtWork) return;
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
    while (this.isAtWork) await this.last;
  }

  get isAtWork(): boolean {
    return this.answered < this.asked && !this.isEnded;
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
    return new Failure('drawing-ended', { reason: reasonOfEnd(error) }, { cause: error });
  }
}
