import { answering, type Job, type Question } from '../../src/commands/index.ts';
import type { Context, Thread } from '../../src/context.ts';

/** A thread that is none: what it does, it does in this one, and gets and gives copies as between threads. */
export class FakeThread implements Thread {
  /** Tells what it ended by; a test may set it. */
  death: Error | undefined;
  asked = 0;
  isEnded = false;
  private readonly answer: (question: Question) => Promise<unknown>;
  private last: Promise<unknown> = Promise.resolve();

  constructor(context: Context, job: object) {
    this.answer = answering(context, structuredClone(job) as Job);
  }

  ask(question: object): Promise<unknown> {
    const copy = structuredClone(question) as Question;
    const answered = this.last.then(async () => {
      this.asked++;
      if (this.death !== undefined) throw this.death;
      return structuredClone(await this.answer(copy));
    });
    this.last = answered.catch(() => {});
    return answered;
  }

  end(): void {
    this.isEnded = true;
  }
}
