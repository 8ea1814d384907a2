import { isDate } from '../calendar.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

const name = `(${months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')})\\.?`;
const numbers = /(\d{4})\s?[-/.년_]\s?(\d{1,2})\s?[-/.월_]\s?(\d{1,2})(?!\d)/g;
const monthFirst = new RegExp(
  `${name}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*[–-]\\s*[\\w ]{1,14})?,?\\s+(\\d{4})`,
  'gi',
);
const dayFirst = new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?\\s+${name},?\\s+(\\d{4})`, 'gi');

/**
 * The first day that a text names, as YYYY-MM-DD: `2025/07/07 ~ 13`, `2025년 7월 7일`, `July 7–13, 2025`, `7 July 2025`. A range
 * over a month's or a year's end is told by its beginning.
 */
export function dateNamedIn(text: string): string | undefined {
  const line = text.slice(0, 300);
  const found: [index: number, date: string][] = [];
  const add = (index: number, year = '', month = '', day = ''): void => {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isDate(date)) found.push([index, date]);
  };
  for (const { index, 1: year, 2: month, 3: day } of line.matchAll(numbers)) add(index, year, month, day);
  for (const { index, 1: month, 2: day, 3: year } of line.matchAll(monthFirst))
    add(index, year, monthOf(month), day);
  for (const { index, 1: day, 2: month, 3: year } of line.matchAll(dayFirst))
    add(index, year, monthOf(month), day);
  // "June 30 – July 6, 2025" begins in June, of the year that is named once.
  const range = new RegExp(`${name}\\s+(\\d{1,2})\\s*[–-]\\s*${name}\\s+\\d{1,2},\\s*(\\d{4})`, 'i').exec(
    line,
  );
  if (range !== null) add(range.index, range[4], monthOf(range[1]), range[2]);
  return found.toSorted(([a], [b]) => a - b)[0]?.[1];
}

function monthOf(written = ''): string {
  return String(months.findIndex((month) => month.startsWith(written.slice(0, 3).toLowerCase())) + 1);
}
