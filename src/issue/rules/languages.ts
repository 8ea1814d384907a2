import type { Paper, Text, Texts } from '../model.ts';

/** The configured languages in which a text is not there; none where it is in no language at all. */
export function missingLanguages(texts: Texts, languages: readonly string[]): string[] {
  if (texts.length === 0) return [];
  return languages.filter((language) => !texts.some(({ lang }) => lang === language));
}

/** The language under which a text stands in the file; `undefined` for a plain string. */
export function languageOf({ lang, path }: Text): string | undefined {
  return path.at(-1) === lang ? lang : undefined;
}

/** Counts from 1, as people do. */
export function positionOf({ path }: Pick<Paper, 'path'>): number {
  return Number(path[1]) + 1;
}
