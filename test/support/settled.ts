import { vi } from 'vitest';

/** The outcome of `work` once all waiting is over, on timers that a test has made its own. */
export async function settled<T>(work: Promise<T>): Promise<T> {
  const [outcome] = await Promise.all([Promise.allSettled([work]), vi.runAllTimersAsync()]);
  if (outcome[0].status === 'rejected') throw outcome[0].reason;
  return outcome[0].value;
}
