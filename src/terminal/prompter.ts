/** A whole line that the user may have meant. */
export interface Suggestion {
  readonly line: string;
  /** The text to show, where it is not the line itself. */
  readonly name?: string;
}

export interface LineQuestion {
  readonly message: string;
  readonly hint: string;
  /** The text that the line begins with, which the user may change. */
  readonly initial?: string;
  /** The replacement for a line break in pasted text; a space by default. */
  readonly join?: string;
  /** Returns why an answer is refused; `undefined` where it is not. */
  readonly check?: (text: string) => string | undefined;
  /** Completions for the typed text, the best first. It is called at each key, so it has to be fast. */
  readonly suggest?: (text: string) => readonly Suggestion[];
}

export interface SecretQuestion {
  readonly message: string;
}

export interface TextQuestion {
  readonly message: string;
  /** Depends on whether there is a text already. */
  readonly hint: (initial: string) => string;
  /** The value that an empty answer keeps. */
  readonly initial?: string;
  readonly check?: (text: string) => string | undefined;
  /** Lets the user write in another program, and returns the text; `undefined` where that failed. */
  readonly editor: (text: string) => string | undefined;
}

export interface ChoiceQuestion<T> {
  readonly message: string;
  readonly choices: readonly { readonly name: string; readonly value: T }[];
}

/** Asks a person at a terminal. Every method throws Interrupted once the person or the system ends the program. */
export interface Prompter {
  readonly columns: number;
  /** Whether it receives single keys, such as Ctrl-O in a text of many lines. */
  readonly hasKeys: boolean;
  /** Prints between questions. */
  say(text: string): void;
  line(question: LineQuestion): Promise<string>;
  /** A line that nobody sees, now or later. Only where single keys are received: a terminal shows what is typed otherwise. */
  secret(question: SecretQuestion): Promise<string>;
  /** A text of many lines. */
  text(question: TextQuestion): Promise<string>;
  choose<T>(question: ChoiceQuestion<T>): Promise<T>;
  /** The same, but Esc at a question throws Back. Where single keys are not received, nothing does. */
  withBack(): Prompter;
  /**
   * The text typed at the last question, which stays until the next one: it may be interrupted, left with Esc, or asked about
   * further.
   */
  readonly unfinished: string;
  close(): void;
}

/** Thrown for Ctrl-C, Ctrl-D with nothing typed, a closed terminal, or a signal that ends the program. */
export class Interrupted extends Error {}

/** Thrown for Esc, where the user may go back to the question before. */
export class Back extends Error {}
