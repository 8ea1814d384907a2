import type { Context } from '../../context.ts';
import type { Attempt } from '../../papers/index.ts';
import { sayAsking, sayProgress } from '../../problem/index.ts';
import { progressLine } from '../../terminal/index.ts';

/** Milliseconds that nobody takes for a wait: an answer within them needs no words before it. */
const patience = 300;

export interface LookUpProgress {
  readonly onAttempt: (attempt: Attempt) => void;
  readonly onAnswers: (count: number) => void;
  readonly end: () => void;
}

/**
 * The line that says at a terminal how far a look-up is. Several papers are counted. Of one alone nothing is said before it is
 * slow; then it says who is asked, and which try it is.
 */
export function lookUpProgress(context: Context, papers: number): LookUpProgress {
  const line = progressLine(context);
  const isOver = new AbortController();
  let isSlow = false;
  let attempt: Attempt | undefined;
  let done = 0;
  const draw = (): void => {
    if (isOver.signal.aborted) return;
    const asking = attempt === undefined ? '' : sayAsking(attempt);
    if (papers === 1) {
      if (isSlow && asking !== '') line.show(asking);
      return;
    }
    const count = sayProgress({ done, of: papers });
    line.show((attempt?.attempt ?? 1) > 1 ? `${count} · ${asking}` : count);
  };
  const watch = async (): Promise<void> => {
    await context.wait(patience, isOver.signal);
    isSlow = true;
    draw();
  };
  return {
    onAttempt(next) {
      const isFirst = attempt === undefined;
      attempt = next;
      if (isFirst && papers === 1 && context.stderr.isTTY) void watch();
      if (papers === 1 || next.attempt > 1) draw();
    },
    onAnswers(count) {
      done = count;
      attempt = papers === 1 ? attempt : undefined;
      if (papers > 1) draw();
    },
    end() {
      isOver.abort();
      line.end();
    },
  };
}
