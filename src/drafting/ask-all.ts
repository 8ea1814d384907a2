import { Failure } from '../problem/index.ts';
import type { Listeners, Provider, Reply } from './provider.ts';
import type { Want } from './wants.ts';

/** A want on its way to a provider. */
export interface Question {
  readonly want: Want;
  readonly prompt: string;
  /** That of its fences. */
  readonly code: string;
}

interface Ears extends Listeners {
  readonly onAnswer: (question: Question, reply: Reply) => Promise<void>;
  /** One answer that cannot be used; the others go on. */
  readonly onFailure: (question: Question, failure: Failure) => void;
}

/** A server is asked for so many answers at once, at most. */
const atOnce = 2;

/**
 * Asks all questions in their order. What keeps a provider from answering anything comes back, as does the end by a signal; what is on
 * its way then is waited for.
 */
export async function askAll(
  provider: Provider,
  questions: readonly Question[],
  { onAnswer, onFailure, ...listeners }: Ears,
): Promise<Failure | undefined> {
  const left = [...questions];
  let stopped: Failure | undefined;
  const work = async (): Promise<void> => {
    for (let question = left.shift(); question !== undefined; question = left.shift()) {
      try {
        const reply = await provider.ask(question.prompt, listeners);
        await onAnswer(question, reply);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (error.code === 'draft-unanswered') onFailure(question, error);
        else {
          stopped ??= error;
          left.length = 0;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return stopped;
}
