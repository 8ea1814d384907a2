import type { Context } from '../context.ts';
import { sayWaiting } from '../problem/index.ts';
import { progressLine } from '../terminal/index.ts';

/** Counts down at a terminal; elsewhere it says once how long it waits. */
export function waitingLine(context: Context): (seconds: number) => void {
  const line = progressLine(context);
  let isWaiting = false;
  return (seconds) => {
    if (seconds === 0) line.end();
    else if (context.stderr.isTTY) line.show(sayWaiting(seconds));
    else if (!isWaiting) context.stderr.write(`${sayWaiting(seconds)}\n`);
    isWaiting = seconds > 0;
  };
}
