import { withoutMarks, withPlainMarks } from './affiliation-marks.ts';

/**
 * Turns a name as bibliographies sort it ("Lovelace, Ada", "Knuth, Jr., Donald E.") into the name as readers see it. A name
 * without a comma stays.
 */
export function displayName(sorted: string): string {
  const [family = '', ...rest] = withoutMarks(withPlainMarks(sorted).split(',')).map((part) => part.trim());
  // BibTeX wants the suffix in the middle, and many write it last.
  const isLast = rest.length > 1 && /^(?:jr|sr|[ivx]+)\.?$/i.test(rest.at(-1) ?? '');
  const [suffix = '', given = ''] = isLast ? rest.toReversed() : rest.length > 1 ? rest : ['', rest[0]];
  return nameOf({ given, family, suffix });
}

/** Joins the parts of a name, which may be empty. Korean, Chinese and Japanese names begin with the family name: 김철수. */
export function nameOf({ given, particle = '', family, suffix = '' }: NameParts): string {
  if (eastern.test(family) && eastern.test(given)) return family + given;
  return [given, particle, family, suffix].filter((part) => part !== '').join(' ');
}

/**
 * A name that a record has as one text. What has a comma may be a place or a company as well, and stays; only a Korean, Chinese or
 * Japanese name can be nothing else: 박, 영희 is 박영희.
 */
export function literalName(name: string): string {
  const [, family = '', given = ''] = /^([^,，、\s]+)\s*[,，、]\s*([^,，、\s]+)$/u.exec(name) ?? [];
  return eastern.test(family) && eastern.test(given) ? family + given : name;
}

export interface NameParts {
  readonly given: string;
  /** `van`, `de la`. */
  readonly particle?: string;
  readonly family: string;
  readonly suffix?: string;
}

/** Excludes names in katakana alone, which is used for foreign names in their own order. */
const eastern =
  /^(?=.*[\p{Script=Hangul}\p{Script=Han}])[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
