import type { Context } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { Interrupted, type Prompter } from './prompter.ts';

/**
 * Opens a prompter for `ask`, and closes it however that ends. What asks is loaded only then: most runs of the commands that may ask
 * do not. Throws Failure `interrupted` where the person or the system ends it, and what `ask` throws.
 */
export async function asking<T>(context: Context, ask: (prompter: Prompter) => Promise<T>): Promise<T> {
  const { openPrompter } = await import('./prompt.ts');
  const prompter = openPrompter(context);
  try {
    return await ask(prompter);
  } catch (error) {
    if (error instanceof Interrupted) throw new Failure('interrupted', {}, { cause: error });
    throw error;
  } finally {
    prompter.close();
  }
}
