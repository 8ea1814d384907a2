import { isDate } from '../../calendar.ts';

/** Makes YYYY-MM-DD from its parts; `undefined` where one is missing, or where there is no such day. */
export function dayOf(
  year: string | number = '',
  month: string | number = '',
  day: string | number = '',
): string | undefined {
  const [y = '', m = '', d = ''] = [year, month, day].map((part) => String(part).trim());
  const written = `${y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isDate(written) ? written : undefined;
}

/** Reads the day at the beginning of a text: 2024/05/07, 2024-5-7, 2024-05-07T…; `undefined` without a full date. */
export function dayIn(text: string): string | undefined {
  const [, year, month, day] = /^\s*(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)/.exec(text) ?? [];
  return dayOf(year, month, day);
}

/** Returns the day of a moment in UTC, as arXiv counts days; `undefined` for a text that is no date. */
export function dayOfMoment(moment: string): string | undefined {
  const time = Date.parse(moment);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
