/**
 * The languages that readers can be addressed in: a file each, and the list below. No other place has words in Korean that
 * readers see.
 */
import { en } from './en.ts';
import { ko } from './ko.ts';
import type { Locale } from './locale.ts';
import { dictionary } from '../data.ts';

export type { CorrectedPart, Labels } from './locale.ts';

const locales: Readonly<Record<string, Locale>> = dictionary({ en, ko });

export const knownLocales = Object.keys(locales);

/** The locale of a BCP 47 tag, in any case; English for those that are not built in. */
export function localeOf(tag: string): Locale {
  return locales[tag.toLowerCase()] ?? en;
}

export function isKnownLocale(tag: string): boolean {
  return Object.hasOwn(locales, tag.toLowerCase());
}
