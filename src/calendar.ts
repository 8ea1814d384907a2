/**
 * The calendar. A date is a string, `2025-07-07`, never a moment: what day it is does not depend on where one stands.
 * The proleptic Gregorian calendar, as ISO 8601 has it.
 */
export type DateString = string;

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

const day = 86_400_000;

/**
 * The date as parts, or `undefined` where the calendar has no such day. Years are those with four digits in all of their
 * weeks: 1000 to 9998.
 */
export function parseDate(text: string): { year: number; month: number; day: number } | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth && year >= 1000 && year < 9999
    ? { year, month, day: dayOfMonth }
    : undefined;
}

export function isDate(text: string): boolean {
  return parseDate(text) !== undefined;
}

/** Days since 1970-01-01. */
function toDays(date: DateString): number {
  const parts = parseDate(date);
  if (parts === undefined) throw new RangeError(`no date: ${date}`);
  const moment = new Date(0);
  moment.setUTCFullYear(parts.year, parts.month - 1, parts.day);
  return moment.getTime() / day;
}

function fromDays(days: number): DateString {
  return new Date(days * day).toISOString().slice(0, 10);
}

export function addDays(date: DateString, days: number): DateString {
  return fromDays(toDays(date) + days);
}

export function weekdayOf(date: DateString): Weekday {
  // 1970-01-01 was a Thursday.
  return weekdays[(((toDays(date) + 3) % 7) + 7) % 7] ?? 'monday';
}

/** The first day of the week that `date` falls in. */
export function firstDayOfWeek(date: DateString, startsOn: Weekday): DateString {
  const back = (weekdays.indexOf(weekdayOf(date)) - weekdays.indexOf(startsOn) + 7) % 7;
  return addDays(date, -back);
}

/**
 * The ISO 8601 week, with its year, that most days of a week are in: 2024-12-30 begins week 1 of 2025. For weeks that begin on
 * Monday it is that very week.
 */
export function isoWeekOf(firstDay: DateString): { year: number; week: number } {
  // The fourth day, and the Thursday nearest to it, whose year is that of its week.
  const middle = toDays(firstDay) + 3;
  const thursday = middle + 3 - ((((middle + 3) % 7) + 7) % 7);
  const year = Number(fromDays(thursday).slice(0, 4));
  const begin = new Date(0).setUTCFullYear(year, 0, 1) / day;
  return { year, week: Math.floor((thursday - begin) / 7) + 1 };
}

/** The date that a moment has in a time zone (IANA name), by default the system's. Throws RangeError for an unknown one. */
export function dateIn(moment: Date, timezone: string | undefined): DateString {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map((part) => [part.type, part.value]));
  return `${(parts['year'] ?? '').padStart(4, '0')}-${parts['month']}-${parts['day']}`;
}

/** The seventh day of the week that begins with this one. */
export function lastDayOf(week: DateString): DateString {
  return addDays(week, 6);
}
