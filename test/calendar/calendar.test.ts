import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dateIn,
  firstDayOfWeek,
  isDate,
  isoWeekOf,
  weekdayOf,
  weekdays,
} from '../../src/calendar.ts';
import { nearest } from '../../src/text/nearest.ts';

describe('a date', () => {
  test.each(['2025-07-07', '2024-02-29', '2000-02-29', '1000-01-01', '9998-12-31'])('%s is one', (text) => {
    expect(isDate(text)).toBe(true);
  });
  test.each([
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-04-31',
    '0000-01-01',
    '0999-12-31',
    '9999-01-01',
    '2025-7-7',
    '2025-07-07 ',
    '２０２５-07-07',
    '',
  ])('%s is none', (text) => {
    expect(isDate(text)).toBe(false);
  });
});

test.each([
  ['2025-07-09', 'monday', '2025-07-07'],
  ['2025-07-07', 'monday', '2025-07-07'],
  ['2025-07-06', 'monday', '2025-06-30'],
  ['2025-07-09', 'sunday', '2025-07-06'],
  ['2026-01-01', 'monday', '2025-12-29'],
  ['2024-03-01', 'thursday', '2024-02-29'],
] as const)('the week of %s that begins on a %s begins on %s', (date, day, first) => {
  expect(firstDayOfWeek(date, day)).toBe(first);
});

test('weeks are seven days, wherever they begin', () => {
  const date = fc.integer({ min: 0, max: 3_280_000 }).map((days) => addDays('1000-01-08', days));
  fc.assert(
    fc.property(date, fc.constantFrom(...weekdays), (day, startsOn) => {
      const first = firstDayOfWeek(day, startsOn);
      expect(weekdayOf(first)).toBe(startsOn);
      expect(first <= day && day < addDays(first, 7)).toBe(true);
      expect(firstDayOfWeek(addDays(first, 6), startsOn)).toBe(first);
    }),
  );
});

test.each([
  ['2025-07-06T15:30:00Z', 'Asia/Seoul', '2025-07-07'],
  ['2025-07-06T15:30:00Z', 'America/New_York', '2025-07-06'],
  ['2025-07-06T15:30:00Z', 'Pacific/Kiritimati', '2025-07-07'],
  ['2025-07-06T23:59:59Z', 'UTC', '2025-07-06'],
])('%s in %s is %s', (moment, timezone, date) => {
  expect(dateIn(new Date(moment), timezone)).toBe(date);
});

test.each([
  ['titel', 'title'],
  ['Title', 'title'],
  ['summry', 'summary'],
  ['zzz', undefined],
  ['', undefined],
])('the nearest to %s is %s', (word, known) => {
  expect(nearest(word, ['title', 'summary', 'abstract'])).toBe(known);
});

test.each([
  ['2025-07-07', 2025, 28],
  ['2024-12-30', 2025, 1],
  ['2020-12-28', 2020, 53],
  ['2021-01-04', 2021, 1],
  ['2023-01-02', 2023, 1],
  // Weeks that begin on Sunday, and on Saturday.
  ['2025-07-06', 2025, 28],
  ['2024-12-29', 2025, 1],
  ['2025-07-05', 2025, 28],
  ['1000-01-01', 1000, 1],
  ['9998-12-31', 9998, 53],
])('the week from %s is in %i the week %i', (firstDay, year, week) => {
  expect(isoWeekOf(firstDay)).toEqual({ year, week });
});
