import { unchangedOutcome } from '../commands/unchanged/unchanged.ts';
import type { Context } from '../context.ts';
import { tell } from './tell.ts';

export { endWith } from './end.ts';
export { nodeContext } from './node-context.ts';

/** Tells what the same command line told the last time, where nothing has changed since; `undefined` where it has to run. */
export async function again(context: Context): Promise<number | undefined> {
  const found = unchangedOutcome(context);
  return found === undefined ? undefined : tell(found.outcome, context, found.isQuiet);
}
