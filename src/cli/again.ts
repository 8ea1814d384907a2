import { lastOutcome } from '../commands/unchanged/unchanged.ts';
import type { Context } from '../context.ts';
import { tell } from './tell.ts';

export { endWith } from './end.ts';
export { nodeContext } from './node-context.ts';

export interface Again {
  /** The exit code, where nothing has changed since the same command line ran the last time, and all was told; else it has to run. */
  readonly code?: number;
  /** Whether there was a last time. A run that goes on from it takes another way through the program than a first one. */
  readonly isKnown: boolean;
}

/** Tells what the same command line told the last time, where that still holds. */
export async function again(context: Context): Promise<Again> {
  const found = lastOutcome(context);
  if (found?.outcome === undefined) return { isKnown: found !== undefined };
  return { code: await tell(found.outcome, context, found.isQuiet), isKnown: true };
}
