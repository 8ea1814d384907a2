/** A question whose answer is edited in the terminal: one line, or a text of many. */
export interface EditorConfig {
  readonly message: string;
  readonly hint: string;
  /** The current answer, to be changed (a line) or to be kept by an empty answer (a text). */
  readonly initial: string;
  readonly columns: () => number;
  /** Why an answer is refused. */
  readonly check: (text: string) => string | undefined;
  /** Is told of everything that is typed. */
  readonly keep: (text: string) => void;
}
