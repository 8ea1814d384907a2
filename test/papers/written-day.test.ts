import { expect, test } from 'vitest';
import { daysIn, onlyDayIn } from '../../src/papers/record/written-day.ts';

const day = '2025-06-18';

test.each([
  '2025-06-18',
  '2025.6.18',
  '2025. 6. 18.',
  '2025.06.18.',
  '2025/6/18',
  '2025 06 18',
  '20250618',
  '２０２５．６．１８',
  '2025년 6월 18일',
  '2025년6월18일',
  '2025년 6월 18일 (수)',
  '2025년 6월 18일 수요일',
  '2025. 6. 18.(수)',
  "'25년 6월 18일",
  '2025年6月18日',
  '18 Jun 2025',
  '18 June, 2025',
  '18th of June 2025',
  '18-Jun-2025',
  '18.Jun.2025',
  '18JUN2025',
  'June 18, 2025',
  'Jun. 18, 2025',
  'June 18th 2025',
  'Jun-18-2025',
  '2025 June 18',
  '2025-Jun-18',
  'Wednesday, 18 June 2025',
  'Wed, 18 Jun 2025 17:58:21 GMT',
  '2025-06-18T17:58:21Z',
  '2025-06-18 17:58',
  'Submitted on 18 Jun 2025',
  '[Submitted on 18 Jun 2025]',
  'Published: June 18, 2025',
  "18 Jun '25",
  "'25.6.18",
  '18/6/2025',
  '6/18/2025',
  '18.06.2025',
  '6-18-2025',
])('%s is one day', (written) => {
  expect(daysIn(written)).toEqual([day]);
  expect(daysIn(`  ${written}\n`)).toEqual([day]);
  expect(onlyDayIn(written)).toBe(day);
});

test.each([
  ['6/7/2025', ['2025-07-06', '2025-06-07']],
  ['6.7.2025', ['2025-07-06', '2025-06-07']],
  ['06-07-2025', ['2025-07-06', '2025-06-07']],
  ['6/7/25', ['2025-07-06', '2025-06-07']],
  ['25.6.18', ['2025-06-18', '2018-06-25']],
  ['25.06.07', ['2025-06-07', '2007-06-25']],
  ['05/06/07', ['2005-06-07', '2007-06-05', '2007-05-06']],
  ['18 Jun 25', ['2025-06-18', '2018-06-25']],
])('%s may be several', (written, days) => {
  expect(daysIn(written)).toEqual(days);
  expect(onlyDayIn(written)).toBeUndefined();
});

test.each(['7/7/2025', '7.7.2025'])('%s is one day in either order', (written) => {
  expect(daysIn(written)).toEqual(['2025-07-07']);
});

test.each([
  '',
  'soon',
  'June 2025',
  '2025',
  '2025-06',
  '2025년 6월',
  '18 Jun',
  '6/18',
  '31 Jun 2025',
  '2025-02-29',
  '2025-13-01',
  '13/13/2025',
  '18 Jun 2025, revised 20 Jun 2025',
  'Marching 18 2025',
  '2506.15677',
  '1'.repeat(5000),
])('%s is no day', (written) => {
  expect(daysIn(written)).toEqual([]);
});
