import { expect, it } from 'vitest';
import { line } from './cooked.ts';

it.each([
  ['a -- b', 'a – b'],
  ['a--b a---b', 'a–b a—b'],
  ['a... b.. c?.... d', 'a… b… c?.. d'],
  ['왜???? 와!!!!!', '왜??? 와!!!'],
  ['a,, b', 'a, b'],
  ['1 +- 2', '1 ± 2'],
  ['a -> b <- c <-> d => e', 'a → b ← c ↔ d =&gt; e'],
  ['a->b', 'a-&gt;b'],
  ['a --> b <-- c <--> d', 'a → b ← c ↔ d'],
  ['a -> -> b', 'a → -&gt; b'],
  ['(a -> b)', '(a → b)'],
  ['(tm) (pa) (c) (r) (p)', '™ ¶ (c) (r) (p)'],
  ["\"인용\" 'it's'", '“인용” ‘it’s’'],
  ['"인용"이다', '&quot;인용&quot;이다'],
  [
    'https://x.io/a--b a--b',
    '<a href="https://x.io/a--b" class="inline-onebox-loading">https://x.io/a--b</a> a–b',
  ],
])('%s is shown as %s, and as typed where the typographer is off', (raw, html) => {
  expect(line(raw)).toBe(html);
  const typed = line(raw, { typographer: false });
  expect(
    typed
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"'),
  ).toBe(raw);
});

it.each([
  ['\\"a\\"', '&quot;a&quot;'],
  ['a-\\-b', 'a--b'],
  ['.\\.\\.', '...'],
  ['\\(tm)', '(tm)'],
  ['a -\\> b', 'a -&gt; b'],
  ['+\\-', '+-'],
])('lets the escape in %s hold', (raw, html) => {
  expect(line(raw)).toBe(html);
});

it('an arrow at an edge keeps a space there', () => {
  expect(line('->')).toBe(' → ');
  expect(line('-> a')).toBe(' → a');
  expect(line('a\n<- b')).toBe('a<br>\n ← b');
});
