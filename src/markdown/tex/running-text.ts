/**
 * What characters mean in running text, where authors write TeX and plain text side by side. Each function looks at what begins at
 * `at`, and `before` is what is printed to its left.
 */

/** What was read, and where it ends. */
interface Reading {
  readonly text: string;
  readonly end: number;
}

/**
 * TeX's tie is a space that does not break, and ties a number to a word: Fig.~1, Section~2. With a space on a side of it, and
 * before the number of a variable, it says "about": T ~ 5, z~2.56, ~40%.
 */
export function tieAt(source: string, at: number, before: string): '~' | ' ' {
  const left = source.charAt(at - 1);
  const right = source.slice(at + 1, at + 9);
  if (left === '~' || right.startsWith('~')) return ' ';
  if (/^$|\s/.test(left) || /^(?:\s|$)/.test(right)) return saysNothing(before, right) ? ' ' : '~';
  if (!/^\$?[-+−]?\$?\.?\d/.test(right)) return ' ';
  return isTied(before.slice(-40), right) ? ' ' : '~';
}

/** Nothing is about a punctuation mark, nor about the word that begins another clause: "please use: ~ Data". */
function saysNothing(before: string, right: string): boolean {
  return (
    /^\s*(?:[,;:!?)\]]|\.(?!\d))/.test(right) || (/[.:;]\s*$/.test(before) && /^\s*\p{Lu}\p{L}/u.test(right))
  );
}

/** Whether a tie stands behind a word, an abbreviation or a bracket, and not behind a variable or a sign. */
function isTied(before: string, right: string): boolean {
  if (/(?<![\d.,])\d{1,3}$/.test(before) && /^\d{3}(?!\d)/.test(right)) return true;
  const name = /(?<![^\s()[\]{}<>=≤≥≲≳≈∼~,;:/|+−-])[^\s()[\]{}<>=≤≥≲≳≈∼~,;:/|+−-]*$/u.exec(before)?.[0] ?? '';
  if (/[_^\d\p{Script=Greek}\p{No}\p{Lm}₀-₉]/u.test(name)) return name.endsWith('.');
  if (/^\p{L}$/u.test(name)) return false;
  return name !== '' || /[)\],;:]$/.test(before);
}

/** Minutes and seconds of arc behind a number, which are one and two of TeX's quotation marks. */
export function primeAt(source: string, at: number, before: string): '′' | '″' | undefined {
  if (source.charAt(at) !== "'" || !/\d\.?$/.test(before)) return undefined;
  const isDouble = source.startsWith("''", at);
  // 2.''5: the sign above the point.
  if (before.endsWith('.') && !/\d/.test(source.charAt(at + (isDouble ? 2 : 1)))) return undefined;
  if (hasOpenQuote(before.slice(-300), isDouble)) return undefined;
  const next = source.charAt(at + (isDouble ? 2 : 1));
  if (next === "'" || (!isDouble && /\p{L}/u.test(next))) return undefined;
  return isDouble ? '″' : '′';
}

/** Whether a quotation was begun that a quotation mark behind a number may end. */
function hasOpenQuote(before: string, isDouble: boolean): boolean {
  return isDouble
    ? /“[^”]*$|(?:^|[\s([])”(?=\S)[^”]*$/.test(before)
    : /(?:^|[\s([])'(?=\S)[^']*$|‘[^’]*$/.test(before);
}

/** An address, in which neither tildes nor dashes are TeX's. */
export function addressAt(source: string, at: number): Reading | undefined {
  if (source.charAt(at) !== 'h') return undefined;
  const address = /^https?:\/\/[^\s{}$<>]+/.exec(source.slice(at, at + 2000))?.[0];
  return address === undefined ? undefined : { text: plainAddress(address), end: at + address.length };
}

/** An address without the backslashes that TeX wants in it. */
export function plainAddress(address: string): string {
  return address.replace(/\\([_%#&~])/g, '$1');
}

const ligatures: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
];

/** Dashes and quotation marks that are written with several characters. */
export function ligatureAt(source: string, at: number): Reading | undefined {
  for (const [written, meant] of ligatures) {
    if (!source.startsWith(written, at)) continue;
    const end = at + written.length;
    // An arrow, `-->`, is none of TeX's dashes.
    return { text: source.charAt(end) === '>' ? written : meant, end };
  }
  return undefined;
}
