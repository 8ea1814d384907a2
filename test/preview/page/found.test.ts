import { expect, test } from 'vitest';
import { foundAgain } from '../../../src/preview/page/found.ts';
import type { PageBlock } from '../../../src/preview/protocol.ts';

const block = (path: string, line: number): PageBlock => ({ path, text: path, lines: [line, line] });
const source = 'week: 2025-07-07\n';
const picked = { line: 12, column: 5, label: 'paper/title-missing' };

test('a line that was picked before the blocks were told is still picked when they are', () => {
  expect(foundAgain(picked, { source }, { source, blocks: [block('title', 1)] })).toBe(picked);
});

test('a line of a file that has changed since is forgotten', () => {
  expect(foundAgain(picked, { source }, { source: `# a note\n${source}` })).toBeUndefined();
});

test('a block is found by its path, counted among those that share it', () => {
  const before = { blocks: [block('closing', 3), block('closing', 4)] };
  const found = { block: 1, line: 4, label: 'closing' };
  const after = { blocks: [block('title', 1), block('closing', 5), block('closing', 6)] };
  expect(foundAgain(found, before, after)).toEqual({ block: 2, line: 6, label: 'closing' });
  expect(foundAgain(found, before, { blocks: [block('closing', 5)] })).toBeUndefined();
});

test('a card that was moved takes what was picked along', () => {
  const title = (paper: number, text: string): PageBlock => ({
    ...block(`papers[${paper}].title`, paper),
    text,
  });
  const before = { blocks: [title(0, 'A'), title(1, 'B')] };
  const found = { block: 1, line: 1, label: 'papers[1].title' };
  const moved = { blocks: [title(0, 'B'), title(1, 'A')] };
  expect(foundAgain(found, before, moved)).toEqual({ block: 0, line: 0, label: 'papers[0].title' });
  // A text that was edited stays where it is, and so does one of two that are the same.
  const edited = { blocks: [title(0, 'A'), title(1, 'C')] };
  expect(foundAgain(found, before, edited)).toEqual(found);
  const same = { blocks: [title(0, 'B'), title(1, 'C'), title(2, 'B')] };
  expect(foundAgain(found, before, same)).toEqual(found);
});
