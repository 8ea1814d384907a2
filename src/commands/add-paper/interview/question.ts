import type { PaperDraft } from '../../../papers/index.ts';
import type { Prompter } from '../../../terminal/index.ts';
import type { Suggestions } from './suggestions.ts';
import { asMap, asWritten } from '../text-data.ts';

/** The tools that a question may need beside the card. */
export interface Asking {
  readonly prompter: Prompter;
  /** Whether the issue takes a card with parts that are missing. */
  readonly isDraft: boolean;
  /** `nano`, where the user has said which editor to use. */
  readonly editor: string | undefined;
  /** `undefined` where the editor could not be used; the user was told. `onOpen` gets the file before the editor is started. */
  readonly edit: (text: string, name: string, onOpen?: (file: string) => void) => string | undefined;
  /** Those that are there of a file that an editor had, and of its copies. */
  readonly filesOfEditor: (file: string) => readonly string[];
  readonly suggestions: Suggestions;
  /** The title of the page or the paper at an address; `undefined` where nobody says it. */
  readonly titleAt: (url: string) => Promise<string | undefined>;
  /** Keeps a part of an answer that takes more than one step. */
  readonly soFar: (paper: PaperDraft) => void;
  /** Typed at the question before an interruption. */
  readonly unfinished: string | undefined;
}

/** One part of a card. */
export interface Question {
  readonly id: string;
  /** The thing it asks for: "Title in Korean". */
  readonly label: string;
  /** Without it, a finished issue would have an error. */
  readonly isRequired: boolean;
  readonly isAnswered: (paper: PaperDraft) => boolean;
  /** The answer so far, to be shown in a line. */
  readonly show: (paper: PaperDraft) => string;
  /** Gives the card with the answer, or without one. */
  readonly ask: (asking: Asking, paper: PaperDraft) => Promise<PaperDraft>;
}

export function required(refusal: string): (text: string) => string | undefined {
  return (text) => (text.trim() === '' ? refusal : undefined);
}

export function anything(): undefined {}

/** The paper with one part put in, or taken out. */
export function put<K extends keyof PaperDraft>(
  paper: PaperDraft,
  key: K,
  value: PaperDraft[K] | undefined,
): PaperDraft {
  const { [key]: _, ...rest } = paper;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** The same for one language of a text; an empty text takes it out. */
export function putText(
  paper: PaperDraft,
  key: 'title' | 'summary' | 'abstract',
  { lang, text, languages }: { lang: string; text: string; languages: readonly string[] },
): PaperDraft {
  const { [lang]: _, ...others } = asMap(paper[key], languages);
  const texts = text === '' ? others : { ...others, [lang]: text };
  return put(paper, key, asWritten(texts, { languages, plain: key === 'summary' }));
}
