/**
 * Which markdown-it the forum runs. Up to 14.0 only Unicode's class P is punctuation, from 14.1 on symbols (S) are
 * too. It decides which `**` open or close, which quotes curl, and where a mention or an emoji may begin.
 */
export type ParserVersion = '14.0' | '14.1';

/** Markdown-it looks at UTF-16 code units: a character beyond U+FFFF is never punctuation to it. */
export function isPunctuation(unit: string, version: ParserVersion): boolean {
  return version === '14.0' ? /\p{P}/u.test(unit) : /[\p{P}\p{S}]/u.test(unit);
}

/** A piece of text may be replaced where neither neighbour is part of a word: nothing, white space or punctuation. */
export function isBoundary(unit: string | undefined, version: ParserVersion): boolean {
  return unit === undefined || unit === '' || /\s/.test(unit) || isPunctuation(unit, version);
}
