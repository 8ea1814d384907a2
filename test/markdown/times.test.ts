import { expect, test } from 'vitest';
import { plain } from '../../src/markdown/print/plain.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { toForum } from '../../src/markdown/print/forum/forum.ts';
import { toHtml } from '../../src/markdown/print/html.ts';
import { toText } from '../../src/markdown/print/text.ts';

test.each([
  '3*4*5',
  '크기는 3*4*5이다',
  '1*2 와 3*4',
  '(1*2)+(3*4)',
  '1.5*2.5*3.5',
  '224*224*3 픽셀, 512*512*3 픽셀',
  '３*４*５',
  '2*3*',
  '*3*4'.slice(1),
])('%s keeps its stars in every format', (source) => {
  const { blocks, findings } = readMarkdown(source);
  expect(findings).toEqual([]);
  expect(plain(blocks)).toBe(source);
  expect(toText(blocks)).toBe(source);
  expect(toHtml(blocks)).toBe(`<p>${source}</p>`);
  expect(toForum(blocks, { locale: 'ko' })).toContain(source.split('*')[0]?.concat('\\*') ?? '');
  expect(toForum(blocks, { locale: 'ko' })).not.toMatch(/(?<!\\)\*/);
});

test.each([
  ['*3*', '<em>3</em>'],
  ['*3*4*', '<em>3*4</em>'],
  ['*3*4*5*', '<em>3*4*5</em>'],
  ['**3*4**', '<strong>3*4</strong>'],
  ['3*강조*4', '3<em>강조</em>4'],
  ['a*3*b', 'a<em>3</em>b'],
  ['**2**배', '<strong>2</strong>배'],
  ['2**3**4', '2<strong>3</strong>4'],
])('in %s what is marked is marked', (source, html) => {
  expect(toHtml(readMarkdown(source).blocks)).toBe(`<p>${html}</p>`);
});
