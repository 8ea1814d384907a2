export type Severity = 'error' | 'warning';

/**
 * One kind of problem. `Args` are the values in its sentence; code that reports the problem has to pass
 * exactly these.
 */
export interface Kind<Args extends object> {
  /** Its severity where neither the config nor a draft says otherwise. */
  readonly severity: Severity;
  /** A part that is missing is an error in an issue that is ready and a warning in a draft. */
  readonly lenientInDrafts?: true;
  /**
   * Its file cannot be rendered correctly, or must not go out, so neither the config nor a comment can turn it off or soften it;
   * only a draft can, if `lenientInDrafts` is set.
   */
  readonly fixed?: true;
  /** Nobody is told of it unless the config's `rules:` say so: it is only mended. */
  readonly silent?: true;
  /** One line for the page about problems and for a SARIF rule. */
  readonly about: string;
  /** Says what is wrong, as a clause without a capital or a full stop. */
  readonly message: (args: Args) => string;
  /** Says what to do about it, as a sentence. */
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

/** A whole number with a comma at each thousand, the same in every locale. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** How long a server wants to be left alone. */
export const saySeconds = (count: number): string =>
  count < 120 ? `${Math.ceil(count)} seconds` : `${Math.ceil(count / 60)} minutes`;
