import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameOf, linesAt, linesOf } from '../../src/report/frame.ts';
import { columnsOf } from '../support/columns.ts';
import { anyLine } from './arbitrary.ts';

function draw(source: string, place: readonly [number, number, number, number], columns = 100): string[] {
  const [line, column, endLine, endColumn] = place;
  const frame = frameOf(linesOf(source), { line, column, endLine, endColumn }, columns);
  if (frame === undefined) return [];
  const parts = [...(frame.before === undefined ? [] : [frame.before]), frame.marked, frame.caret];
  return parts.map(({ gutter, text }) => (gutter + text).trimEnd());
}

describe('the marked line', () => {
  test('stands below the line before it, with the numbers aligned', () => {
    const source = `${'\n'.repeat(8)}a: 1\nb: 2`;
    expect(draw(source, [10, 4, 10, 5])).toEqual(['    9 | a: 1', ' > 10 | b: 2', '      |    ^']);
  });

  test('stands alone where it is the first', () => {
    expect(draw('week: x', [1, 7, 1, 8])).toEqual([' > 1 | week: x', '     |       ^']);
  });

  test('is not there for a line that the file does not have', () => {
    expect(draw('week: x', [2, 1, 2, 1])).toEqual([]);
  });

  test('has one caret for a place without a width, behind the last character too', () => {
    expect(draw('abc', [1, 2, 1, 2])[1]).toBe('     |  ^');
    expect(draw('abc', [1, 4, 1, 4])[1]).toBe('     |    ^');
    expect(draw('', [1, 1, 1, 1])).toEqual([' > 1 |', '     | ^']);
  });

  test('is marked to its last visible character for a place of several lines', () => {
    expect(draw('ab cd  \nef', [1, 4, 2, 2])[1]).toBe('     |    ^^');
  });

  test('has a byte order mark, CR and LF that are no characters of it', () => {
    expect(draw('\ufeffab\r\ncd\r\n', [1, 1, 1, 2])).toEqual([' > 1 | ab', '     | ^']);
    expect(draw('ab\r\ncd\r\n', [2, 2, 2, 3])).toEqual(['   1 | ab', ' > 2 | cd', '     |  ^']);
  });

  test('is widened by Hangul, emoji and spelt-out control characters as it is shown', () => {
    expect(draw('한글 x', [1, 4, 1, 5])[1]).toBe('     |      ^');
    expect(draw('👩‍👩‍👧🇰🇷❤️ x', [1, 16, 1, 17])[1]).toBe('     |        ^');
    expect(draw('\u001b한', [1, 2, 1, 3])).toEqual([' > 1 | \\x1b한', '     |     ^^']);
  });

  test('has its tabs expanded to stops of four', () => {
    expect(draw('a\tb\tc', [1, 5, 1, 6])).toEqual([' > 1 | a   b   c', '     |         ^']);
  });
});

describe('a long line', () => {
  const long = `${'a'.repeat(50)}@${'b'.repeat(50)}`;

  test('shows its beginning while the carets are in it', () => {
    expect(draw(long, [1, 3, 1, 5], 40)).toEqual([` > 1 | ${'a'.repeat(32)}…`, '     |   ^^']);
  });

  test('is cut on both sides of carets in its middle', () => {
    expect(draw(long, [1, 51, 1, 52], 40)).toEqual([
      ` > 1 | …${'a'.repeat(11)}@${'b'.repeat(19)}…`,
      '     |             ^',
    ]);
  });

  test('shows as much as fits before carets at its end', () => {
    expect(draw(long, [1, 101, 1, 102], 40)).toEqual([
      ` > 1 | …${'b'.repeat(32)}`,
      `     | ${' '.repeat(32)}^`,
    ]);
  });

  test('has carets no longer than what is shown of it', () => {
    expect(draw(long, [1, 1, 1, 102], 40)[1]).toBe(`     | ${'^'.repeat(32)}`);
  });
});

describe('whatever the line', () => {
  test('no line of the frame is wider than the terminal', () => {
    const lines = fc.tuple(anyLine, anyLine);
    fc.assert(
      fc.property(
        lines,
        fc.nat(80),
        fc.nat(80),
        fc.integer({ min: 23, max: 100 }),
        ([a, b], column, span, columns) => {
          const place = [2, column + 1, 2, column + span + 1] as const;
          for (const line of draw(`${a}\n${b}`, place, columns))
            expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });

  test('the caret stands under the character that the place names', () => {
    const words = fc.array(fc.constantFrom('한글', '🔥', '👩‍👩‍👧', 'ab ', '\t', '\u001b', 'é', 'ㅋ'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, fc.integer({ min: 23, max: 100 }), (before, after, columns) => {
        const line = `${before.join('')}@${after.join('')}`;
        const column = line.indexOf('@') + 1;
        const [marked = '', carets = ''] = draw(line, [1, column, 1, column + 1], columns);
        expect(marked).toContain('@');
        expect(carets.indexOf('^')).toBe(columnsOf(marked.slice(0, marked.indexOf('@'))));
        expect(carets.lastIndexOf('^')).toBe(carets.indexOf('^'));
      }),
    );
  });
});

test('of what is kept of a text until it is told, each frame is the same, and the rest is gone', () => {
  const texts = fc.array(fc.oneof(anyLine, fc.constant('\r'), fc.constant('\ufeff')), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(texts, fc.array(fc.nat(32), { minLength: 1, maxLength: 4 }), (lines, found) => {
      const source = lines.join('\n');
      const places = found.map((line) => ({ line: line + 1, column: 1, endLine: line + 1, endColumn: 2 }));
      const kept = linesAt(places, source);
      for (const place of places)
        expect(frameOf(linesOf(kept), place, 60)).toEqual(frameOf(linesOf(source), place, 60));
      expect(kept.split(/\r?\n/).filter((line) => line !== '').length).toBeLessThanOrEqual(2 * places.length);
    }),
  );
});
