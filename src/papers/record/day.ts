import { isDate } from '../../calendar.ts';

/** YYYY-MM-DD from its parts; `undefined` where one is missing, or where there is no such day. */
export function dayOf(
  year: string | number = '',
  month: string | number = '',
  day: string | number = '',
): string | undefined {
  const [y = '', m = '', d = ''] = [year, month, day].map((part) => String(part).trim());
  const written = `${y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isDate(written) ? written : undefined;
}

/** The day with which a text begins: 2024/05/07, 2024-5-7, 2024-05-07T…; less than a day is none. */
export function dayIn(text: string): string | undefined {
  const [, year, month, day] = /^\s*(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/.exec(text) ?? [];
  return dayOf(year, month, day);
}

/** The day of a moment as arXiv and its answers count days, in UTC; `undefined` for what is no date. */
export function dayOfMoment(moment: string): string | undefined {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
