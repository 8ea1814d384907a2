import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { forShell } from '../../src/text/for-shell.ts';

test.each([
  ['news', 'news'],
  ['../my.news/2025-07-07.yaml', '../my.news/2025-07-07.yaml'],
  ['my news', '"my news"'],
  ["it's", '"it\'s"'],
  ['소식', '"소식"'],
  ['$(x)', "'$(x)'"],
  ['', '""'],
  ['-x', './-x'],
  ['a\\b', String.raw`'a\b'`],
  ['@a,b', '"@a,b"'],
])('%s is one word', (text, word) => {
  expect(forShell(text)).toBe(word);
});

test.each([
  'a b',
  '$(exit 9)',
  '`exit 9`',
  "it's $HOME",
  '"',
  '!!',
  '\\',
  '*',
  '~',
  '~root',
  '&',
  ';',
  '#',
  'ㄱ\tㄴ',
])('the shell reads %s as it was', (text) => {
  const line = `printf %s ${forShell(text)}`;
  expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' })).toBe(text);
});
