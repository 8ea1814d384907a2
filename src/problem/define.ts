export type Severity = 'error' | 'warning';

/**
 * One kind of problem. `Args` is what its sentence is made of; a place that reports the problem has to
 * bring exactly that.
 */
export interface Kind<Args extends object> {
  /** Its severity where neither the config nor a draft says otherwise. */
  readonly severity: Severity;
  /** A part that is missing is an error in an issue that is ready and a warning in a draft. */
  readonly lenientInDrafts?: true;
  /**
   * Nothing right can be made of the file it is in, so neither the config nor a comment can turn it off or soften it;
   * a draft alone can, where `lenientInDrafts` says so.
   */
  readonly fixed?: true;
  /** One line for the page about problems and for a SARIF rule. */
  readonly about: string;
  /** What is wrong, as a clause without a capital or a full stop. */
  readonly message: (args: Args) => string;
  /** What to do about it, as a sentence. */
  readonly hint?: (args: Args) => string | undefined;
}

/** Gives a kind the type of its args, so that the catalogue can be a plain object. */
export function kind<Args extends object = object>(entry: Kind<Args>): Kind<Args> {
  return entry;
}

export function quote(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const points = [...line];
  return `"${points.length > most ? `${points.slice(0, most - 1).join('')}…` : line}"`;
}

export function list(words: readonly string[], last = 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Code points with a thousands separator, the same in every locale. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
