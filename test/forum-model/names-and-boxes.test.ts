import { describe, expect, it } from 'vitest';
import { line } from './cooked.ts';

const mention = (name: string): string => `<span class="mention">${name}</span>`;
const hashtag = (tag: string): string => `<span class="hashtag-raw">${tag}</span>`;

describe('mentions', () => {
  it.each([
    ['@kim 님', `${mention('@kim')} 님`],
    ['(@kim.lee).', `(${mention('@kim.lee')}).`],
    ['**@kim**', `<strong>${mention('@kim')}</strong>`],
    ['\\@kim &#64;lee', `${mention('@kim')} ${mention('@lee')}`],
    ['@<!-- -->kim', '@kim'],
    ['pass@1 a@b @김 @kim은 @-k', 'pass@1 a@b @김 @kim은 @-k'],
    ['[@kim](https://x.io/a) `@kim`', '<a href="https://x.io/a">@kim</a> <code>@kim</code>'],
  ])('%s becomes %s', (raw, html) => {
    expect(line(raw)).toBe(html);
  });

  it('end before a symbol from markdown-it 14.1 on', () => {
    expect(line('@n=5', { parser: '14.1' })).toBe(`${mention('@n')}=5`);
    expect(line('@n=5', { parser: '14.0' })).toBe('@n=5');
  });
});

it.each([
  ['글 #태그 #1.', `글 ${hashtag('#태그')} ${hashtag('#1')}.`],
  ['\\#1', hashtag('#1')],
  ['#<!-- -->1 C# a#b', '#1 C# a#b'],
  ['[#1](https://x.io/a)', '<a href="https://x.io/a">#1</a>'],
])('reads the hashtags of %s', (raw, html) => {
  expect(line(raw)).toBe(html);
});

describe('checkboxes', () => {
  const box = (look: string): string => `<span class="chcklst-box ${look}"></span>`;
  const ticked = box('checked fa fa-square-check-o');
  const permanent = box('checked permanent fa fa-square-check');

  it.each([
    ['f[] g[ ]', `f${box('fa fa-square-o')} g${box('fa fa-square-o')}`],
    ['[x] **[X]**', `${ticked} <strong>${permanent}</strong>`],
    ['[<!-- -->x] [y] `[x]`', '[x] [y] <code>[x]</code>'],
    ['\\[x\\] \\[x] [x\\] &#91;x] [X]', `[x] [x] [x] [x] ${permanent}`],
    ['![x] !\\[x]', '![x] ![x]'],
    [':)[x]', `«slight_smile»${ticked}`],
  ])('of %s are read', (raw, html) => {
    expect(line(raw)).toBe(html);
  });

  it.each([
    ['f[]', `f${box('fa fa-square-o fa-fw')}`],
    [
      '\\[x\\] [x\\]',
      `${box('checked fa fa-square-check-o fa-fw')} ${box('checked fa fa-square-check-o fa-fw')}`,
    ],
    [
      '&#91;x] ![x]',
      `${box('checked fa fa-square-check-o fa-fw')} !${box('checked fa fa-square-check-o fa-fw')}`,
    ],
    [':)[x]', `:)${box('checked fa fa-square-check-o fa-fw')}`],
  ])('of %s are read by 3.4, whatever is escaped', (raw, html) => {
    expect(line(raw, { core: '3.4' })).toBe(html);
  });
});
