import { describe, expect, test } from 'vitest';
import { cut, rowsOf, wrapped } from '../../src/terminal/rows.ts';
import { columnsOf } from '../support/columns.ts';

const korean = '현실-디지털 융합 에이전트를 위한 구현형 웹 에이전트';

describe('a line that is typed', () => {
  test('an empty line is one row', () => {
    expect(rowsOf('', { cursor: 0, columns: 40, indent: '  ' })).toEqual({ rows: ['  '], row: 0, column: 2 });
  });

  test('it breaks where the screen ends, and no wide character goes over the edge', () => {
    const { rows } = rowsOf(korean, { cursor: 0, columns: 20, indent: '  ' });
    expect(rows.map((row) => row.slice(2)).join('')).toBe(korean);
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(columnsOf(row)).toBeLessThan(20);
  });

  test.each([
    ['at the start', 0, { row: 0, column: 2 }],
    ['before a wide character', 1, { row: 0, column: 4 }],
    ['at the end', 3, { row: 0, column: 8 }],
  ])('the cursor %s', (_, cursor, place) => {
    expect(rowsOf('가나다', { cursor, columns: 20, indent: '  ' })).toMatchObject(place);
  });

  test('the cursor stands where the next character goes, on the next row too', () => {
    const line = 'abcdefghijklmnopq';
    const room = 10 - 1 - 2;
    for (let cursor = 0; cursor < line.length; cursor++) {
      const { rows, row, column } = rowsOf(line, { cursor, columns: 10, indent: '  ' });
      expect(rows[row]?.[column]).toBe(line[cursor]);
    }
    expect(rowsOf(line, { cursor: room, columns: 10, indent: '  ' })).toMatchObject({ row: 1, column: 2 });
  });

  test('an escape sequence is spelt out', () => {
    expect(rowsOf('a\x1b[2Jb', { cursor: 0, columns: 40, indent: '' }).rows).toEqual(['a\\x1b[2Jb']);
  });
});

describe('text that is read', () => {
  test('it breaks between words', () => {
    expect(wrapped('one two three four', { columns: 11 })).toEqual(['one two', 'three four']);
  });

  test('Korean is two columns wide', () => {
    expect(wrapped('논문 소개 논문', { columns: 11 })).toEqual(['논문 소개', '논문']);
  });

  test('a word longer than the row is broken', () => {
    expect(wrapped('https://example.org/long', { columns: 11 })).toEqual([
      'https://ex',
      'ample.org/',
      'long',
    ]);
  });

  test('space at the end is no row of its own', () => {
    expect(wrapped('one two three ', { columns: 14 })).toEqual(['one two three']);
    expect(wrapped('one two   ', { columns: 8 })).toEqual(['one two']);
  });

  test('Chinese breaks between characters, and not before punctuation', () => {
    expect(wrapped('论文 具身网络智能体，以及', { columns: 13 })).toEqual([
      '论文 具身网',
      '络智能体，以',
      '及',
    ]);
  });

  test('every row is indented', () => {
    expect(wrapped('one two three', { columns: 10, indent: '  ' })).toEqual(['  one two', '  three']);
  });
});

test.each([
  ['short', 10, 'short'],
  ['much too long', 8, 'much to…'],
  ['가나다라마바', 8, '가나다…'],
])('the beginning of %j in %i columns', (text, columns, shown) => {
  expect(cut(text, columns)).toBe(shown);
  expect(columnsOf(shown)).toBeLessThanOrEqual(columns);
});
