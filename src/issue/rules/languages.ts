import type { Paper, Text, Texts } from '../model.ts';

/**
 * The configured languages in which a text is not there; none where it is in no language at all. One whose tag only has
 * other capitals is there, and told by that alone.
 */
export function missingLanguages(texts: Texts, languages: readonly string[]): string[] {
  if (texts.length === 0) return [];
  return languages.filter((language) => !texts.some(({ lang }) => isSameTag(lang, language)));
}

/** Capitals make no other language (RFC 5646, 2.1.1), though they make another key. */
export function isSameTag(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The language under which a text stands in the file; `undefined` for a plain string. */
export function languageOf({ lang, path }: Text): string | undefined {
  return path.at(-1) === lang ? lang : undefined;
}

/** Counts from 1, as people do. */
export function positionOf({ path }: Pick<Paper, 'path'>): number {
  return Number(path[1]) + 1;
}
