import type { TextData } from '../../papers/index.ts';
import { valueAt, dictionary } from '../../data.ts';

export function textIn(
  data: TextData | undefined,
  lang: string,
  languages: readonly string[],
): string | undefined {
  if (typeof data === 'string') return lang === languages[0] ? data : undefined;
  return valueAt(data, [lang]) as string | undefined;
}

/** The texts as a map, the configured languages first and in the config's order. */
export function asMap(data: TextData | undefined, languages: readonly string[]): Record<string, string> {
  const given = typeof data === 'string' ? { [languages[0] ?? 'en']: data } : { ...data };
  const rank = (lang: string): number =>
    languages.includes(lang) ? languages.indexOf(lang) : languages.length;
  return dictionary(Object.fromEntries(Object.entries(given).toSorted(([a], [b]) => rank(a) - rank(b))));
}

/**
 * Texts as an author would write them: without a language where a newsletter has one only. `plain` fields (takeaway and summary) are
 * written so in any newsletter, as long as there is no text but in the first language. `undefined` where there is none.
 */
export function asWritten(
  texts: Readonly<Record<string, string>>,
  { languages, plain = false }: { languages: readonly string[]; plain?: boolean },
): TextData | undefined {
  const map = asMap(texts, languages);
  const langs = Object.keys(map);
  if (langs.length === 0) return undefined;
  const first = languages[0] ?? 'en';
  const alone = langs.length === 1 && langs[0] === first;
  return alone && (plain || languages.length === 1) ? (map[first] ?? '') : map;
}
