import { dayOf } from './day.ts';
import { onlyDayIn } from './written-day.ts';

/** A date as far as a record says it: YYYY, YYYY-MM or YYYY-MM-DD; empty where it says less than the year. */
export type SaidDate = string;

export function saidDate(...parts: readonly (string | number | undefined)[]): SaidDate {
  const [year = '', month = '', day = ''] = parts.map((part) => String(part ?? '').trim());
  if (!/^\d{4}$/.test(year)) return '';
  const isMonth = dayOf(year, month, 1) !== undefined;
  return dayOf(year, month, day) ?? (isMonth ? `${year}-${month.padStart(2, '0')}` : year);
}

/** Reads a date that is written in one piece, by a registry or by people. */
export function saidDateIn(text: string): SaidDate {
  const day = onlyDayIn(text);
  if (day !== undefined) return day;
  const [, year, month] = /^\s*(\d{4})(?:\s*[-/.]\s*(\d{1,2}))?[-/.\s]*$/.exec(text) ?? [];
  return saidDate(year ?? /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.exec(text)?.[0], month);
}

/**
 * Returns the day on which a work was published: the first date, which is the date of the work. Where that says no day, one of the
 * others is it if it lies in the same year and month: what was put online decades later is no news of that day.
 */
export function publicationDay(dates: readonly SaidDate[]): string | undefined {
  const [first, ...others] = dates.filter((date) => date !== '');
  if (first === undefined || first.length === 10) return first;
  return others.find((date) => date.length === 10 && date.startsWith(`${first}-`));
}
