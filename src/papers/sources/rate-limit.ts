/** Milliseconds by which a request may be later than its moment. */
const tolerance = 500;

export interface RateLimitWorld {
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
  /**
   * Reserves a moment for a request, while no other process does. `choose` gets the last moment that any process reserved
   * (`undefined` where none is known) and returns the new one. All are milliseconds since 1970.
   */
  readonly take: (choose: (last: number | undefined) => number) => Promise<number>;
}

/**
 * Returns a function that waits until the next request may be made, `pause` milliseconds after the one before. It reserves that
 * moment, so that another process waits for the one after it.
 */
export function rateLimiter({ now, wait, take }: RateLimitWorld, pause: number): () => Promise<void> {
  let own = Number.NEGATIVE_INFINITY;
  const choose = (last = Number.NEGATIVE_INFINITY): number => {
    const present = now().getTime();
    // A moment far ahead comes from a clock that was set back.
    const before = Math.max(own, last > present + 20 * pause ? own : last);
    own = Math.max(present, before + pause);
    return own;
  };
  return async () => {
    for (;;) {
      const moment = await take(choose);
      const left = moment - now().getTime();
      if (left > 0) await wait(left);
      // Whoever was stopped or asleep has missed it, and another may have the next one.
      if (now().getTime() - moment < tolerance) return;
    }
  };
}
