/** A question whose answer is edited in the terminal: one line, or a text of many. */
export interface EditorConfig {
  readonly message: string;
  readonly hint: string;
  /** The current answer, which the user changes (a line) or keeps by an empty answer (a text). */
  readonly initial: string;
  readonly columns: () => number;
  /** Returns why an answer is refused; `undefined` where it is not. */
  readonly check: (text: string) => string | undefined;
  /** Receives the text after each key, unmade: a paste has as many keys as characters. */
  readonly keep: (text: () => string) => void;
}
