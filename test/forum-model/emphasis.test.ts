import { expect, it } from 'vitest';
import { line } from './cooked.ts';

it.each([
  ['**주의 기법(attention)**을 쓴다'],
  ['**"따옴표"**로'],
  ['*강조(it)*는'],
  ['~~취소(x)~~는'],
  ['앞**(괄호)**뒤'],
  ['_밑줄_은'],
])('leaves the markers of %s as text', (raw) => {
  expect(line(raw, { typographer: false })).toBe(raw.replaceAll('"', '&quot;'));
});

it.each([
  ['**주의 기법**을', '<strong>주의 기법</strong>을'],
  ['**괄호(x)** 을', '<strong>괄호(x)</strong> 을'],
  ['**괄호(x)**<!-- -->을', '<strong>괄호(x)</strong>을'],
  ['<strong>괄호(x)</strong>을', '<strong>괄호(x)</strong>을'],
  ['<em>a **b(c)**</em>는', '<em>a <strong>b(c)</strong></em>는'],
  ['5*6*7', '5<em>6</em>7'],
  ['1~2개 3~4개', '1~2개 3~4개'],
])('%s becomes %s', (raw, html) => {
  expect(line(raw)).toBe(html);
});

it('counts symbols as punctuation from markdown-it 14.1 on', () => {
  expect(line('**결과→**는', { parser: '14.0' })).toBe('<strong>결과→</strong>는');
  expect(line('**결과→**는', { parser: '14.1' })).toBe('**결과→**는');
  expect(line('≥"a"', { parser: '14.0' })).not.toBe(line('≥"a"', { parser: '14.1' }));
  expect(line('≥"a" ☃', { parser: '14.0' })).toContain('≥');
});
