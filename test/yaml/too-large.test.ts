import { expect, test } from 'vitest';
import { soundLines, told } from './slip-issue.ts';

const long = '가나다 '.repeat(200_000);

test.each([
  ['둘째 문단입니다.', 'The summary of paper 1 (line 19) alone has 800,0'],
  ['소개입니다.', 'The summary of paper 2 (line 40) alone has 800,0'],
  ['그리고 비교했습니다.', 'The abstract of paper 1 in Korean (line 24) alone has 800,0'],
  ['The abstract.', 'The abstract of paper 2 in English (line 45) alone has 800,0'],
  ['What Small Models Are For', 'The title of paper 1 in English (line 14) alone has 800,0'],
  ['Alan Turing', 'Author 2 of paper 1 (line 17) alone has 800,0'],
  ['둘째 주제입니다.', 'The text of theme 2 (line 9) alone has 800,0'],
  ['이번 주에는 논문이 둘입니다.', 'Lead (line 2) alone has 800,0'],
])('a file that is too large names its longest text: %s', (from, said) => {
  expect(told(soundLines.replace(from, long))).toHaveLength(1);
  expect(told(soundLines.replace(from, long))[0]).toContain(said);
});

test('lines of a text that look like keys and entries are its own', () => {
  const lines = '- title: 가\n      summary: 나\n\n      '.repeat(40_000);
  expect(told(soundLines.replace('둘째 문단입니다.', lines))[0]).toContain(
    'The summary of paper 1 (line 19) alone',
  );
});

test('what is no text is named by its line', () => {
  expect(told(`${soundLines}# ${long}`)[0]).toContain('What begins on line 47 alone has 800,0');
});

test('where no text stands out, papers are moved', () => {
  const many = Array.from({ length: 40_000 }, (_, i) => `  - 가나다라마바사 ${i}\n`).join('');
  expect(told(`${soundLines}x-a:\n${many}`)[0]).toContain('Move papers to another issue.');
});
