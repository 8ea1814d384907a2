/** An answer of a language model. */
export interface Reply {
  readonly text: string;
  /** How many tokens were read and written, where the server says it. */
  readonly tokens?: { readonly read: number; readonly written: number };
}

/** What answers a prompt with plain text. */
export interface Provider {
  /** What readers of the file are told wrote a text. */
  readonly model: string;
  /** Names whatever gives the answers; two that have it equal answer alike. */
  readonly id: string;
  /** Where a prompt goes, for whoever is asked whether it may: a host, or a program. */
  readonly where: string;
  /**
   * Throws Failure `draft-unanswered` for an answer that cannot be used, after which another may be asked for; any other where nothing
   * more will be answered, and `interrupted`.
   */
  readonly ask: (prompt: string, listeners: Listeners) => Promise<Reply>;
}

export interface Listeners {
  readonly signal: AbortSignal;
  /** Is told how many seconds are still to be waited; 0 at the end. */
  readonly onWait: (seconds: number) => void;
}

/** Milliseconds for one answer, which a model on a small computer takes long for, and bytes. */
export const limits = { timeoutMilliseconds: 300_000, most: 1_000_000 };
