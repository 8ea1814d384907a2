import type { Answer, NamedPaper } from '../../../papers/index.ts';
import type { Prompter } from '../../../terminal/index.ts';
import type { Desk } from '../desk.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { OpenCards } from './open-cards.ts';
import type { Asking, Question } from './question.ts';

export interface InterviewTools extends Omit<Asking, 'unfinished' | 'isDraft' | 'soFar'> {
  readonly languages: readonly string[];
  readonly desk: Desk;
  readonly kept: KeptAnswers;
  /** Looks up the paper of an answer. */
  readonly find: (named: NamedPaper) => Promise<Answer | undefined>;
}

/** The tools of every step of an interview. */
export interface Interview {
  readonly tools: InterviewTools;
  readonly prompter: Prompter;
  readonly questions: readonly Question[];
  readonly cards: OpenCards;
}

/** The same interview, in which Esc at a question goes back. */
export function withBack({ tools, prompter, ...rest }: Interview): Interview {
  const back = prompter.withBack();
  return { ...rest, prompter: back, tools: { ...tools, prompter: back } };
}
