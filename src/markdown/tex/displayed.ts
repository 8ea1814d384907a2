/** Environments of mathematics; those of one line or more can be printed, the others are pictures of their own. */
const environments = new Set(
  'math displaymath equation align eqnarray gather multline flalign alignat aligned split array matrix pmatrix bmatrix cases'.split(
    ' ',
  ),
);
const ofLines = /^(?:math|displaymath|equation|align|eqnarray|gather|multline|flalign|aligned|split)\*?$/;

/** A formula that stands between other marks than dollars. */
export interface Displayed {
  readonly source: string;
  /** As it stays where Unicode cannot say it: in dollars, or in its environment. */
  readonly whole: string;
  /** Whether it is one line or several below each other. */
  readonly isLines: boolean;
  /** Where the text goes on. */
  readonly end: number;
}

/** The formula that `\(`, `\[` or an environment of mathematics begins; `at` is behind the command with that name. */
export function displayedAt(text: string, at: number, name: string): Displayed | undefined {
  const rest = text.slice(at);
  const environment = name === 'begin' ? (/^\{([a-z]+\*?)\}/i.exec(rest)?.[1] ?? '') : '';
  const start = environment === '' ? 0 : environment.length + 2;
  const close = name === '(' ? '\\)' : name === '[' ? '\\]' : `\\end{${environment}}`;
  const end = rest.indexOf(close, start);
  if (end === -1 || (name === 'begin' && !environments.has(environment.replace('*', '')))) return undefined;
  const source = rest.slice(start, end).trim();
  return {
    source,
    whole: environment === '' ? `$${source}$` : `\\begin{${environment}}${source}${close}`,
    isLines: environment === '' || ofLines.test(environment),
    end: at + end + close.length,
  };
}
