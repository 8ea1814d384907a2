import { expect, test } from 'vitest';
import { moveLines } from '../../src/preview/server/moved-lines.ts';

/** One block for every line of a text but the empty ones, as `a:1`, in another text. */
function moved(from: string, to: string): string[] {
  const blocks = from
    .split('')
    .flatMap((text, i): { path: string; text: string; lines: [number, number] }[] =>
      text === '.' ? [] : [{ path: text, text, lines: [i + 1, i + 1] }],
    );
  const inLines = (text: string): string => text.split('').join('\n');
  return moveLines(blocks, { from: inLines(from), to: inLines(to) }).map(
    ({ path, lines }) => `${path}:${lines?.join('-') ?? ''}`,
  );
}

test.each([
  ['the same', 'ab', 'ab', ['a:1-1', 'b:2-2']],
  ['a line more', 'a.b', 'a..b', ['a:1-1', 'b:4-4']],
  ['a line less', 'a..b', 'a.b', ['a:1-1', 'b:3-3']],
  ['a line that is another', 'abc', 'axc', ['a:1-1', 'b:', 'c:3-3']],
  ['another at the beginning', 'abc', 'xyzbc', ['a:', 'b:4-4', 'c:5-5']],
  ['another at the end', 'abc', 'abx', ['a:1-1', 'b:2-2', 'c:']],
  ['a line twice', 'aa', 'aaa', ['a:1-1', 'a:2-2']],
  ['nothing left', 'ab', '', ['a:', 'b:']],
])('%s', (_, from, to, expected) => {
  expect(moved(from, to)).toEqual(expected);
});

test('a block of several lines has none where any of them was edited, and one of no line keeps none', () => {
  const blocks = [
    { path: 'long', text: 'x', lines: [1, 3] },
    { path: 'config', text: 'y', lines: undefined },
  ] as const;
  expect(moveLines(blocks, { from: 'a\nb\nc', to: 'a\nb\nd' })).toEqual([
    { path: 'long', text: 'x' },
    { path: 'config', text: 'y' },
  ]);
});
