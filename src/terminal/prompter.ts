/** A line that could be meant, in whole. */
export interface Suggestion {
  readonly line: string;
  /** How it is shown, where that is not the line itself. */
  readonly name?: string;
}

export interface LineQuestion {
  readonly message: string;
  readonly hint: string;
  /** Stands there to be changed. */
  readonly initial?: string;
  /** The replacement for a line break in pasted text; a space by default. */
  readonly join?: string;
  /** Why an answer is refused. */
  readonly check?: (text: string) => string | undefined;
  /** Completions for the typed text, the best first. It is called at each key, so it has to be fast. */
  readonly suggest?: (text: string) => readonly Suggestion[];
}

export interface TextQuestion {
  readonly message: string;
  /** Depends on whether there is a text already. */
  readonly hint: (initial: string) => string;
  /** The value that an empty answer keeps. */
  readonly initial?: string;
  readonly check?: (text: string) => string | undefined;
  /** Lets the user write elsewhere, and gives what was written; `undefined` where that failed. */
  readonly editor: (text: string) => string | undefined;
}

export interface ChoiceQuestion<T> {
  readonly message: string;
  readonly choices: readonly { readonly name: string; readonly value: T }[];
}

/** Questions to a person at a terminal. Every method throws Interrupted once the person, or the system, wants to end. */
export interface Prompter {
  readonly columns: number;
  /** Whether it hears single keys, such as Ctrl-O at a text of many lines. */
  readonly hasKeys: boolean;
  /** Prints between questions. */
  say(text: string): void;
  line(question: LineQuestion): Promise<string>;
  /** A text of many lines. */
  text(question: TextQuestion): Promise<string>;
  choose<T>(question: ChoiceQuestion<T>): Promise<T>;
  /** The text typed at the interrupted question. */
  readonly unfinished: string;
  close(): void;
}

/** Ctrl-C, Ctrl-D before an answer, a closed terminal, or the wish of the system that the program ends. */
export class Interrupted extends Error {}
