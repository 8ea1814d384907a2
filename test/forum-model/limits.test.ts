import { expect, it } from 'vitest';
import { measurePost } from '../../src/forum-model/limits.ts';

const korean = { locale: 'ko' };

it('counts code points, not UTF-16 units', () => {
  const measure = measurePost('한글 🔥', '제목 👩‍💻', korean);
  expect(measure.length).toBe(4);
  expect(measure.titleLength).toBe(6);
});

it('counts cards and titles, and no other link', () => {
  const raw =
    'https://x.io/a\n\nhttps://x.io/b\n\n글 https://x.io/c <https://x.io/d> [e](https://x.io/e) https://x.io/';
  expect(measurePost(raw, '', korean).previews).toBe(3);
});

it('counts each name once, in any case', () => {
  expect(measurePost('@kim @Kim @lee pass@1 `@park`', '', korean).mentions).toBe(2);
});

it('counts emoji in a title, however they are written', () => {
  expect(measurePost('', ':fire: 🔥 👩‍💻 :no_such: 10:30:45 ™', korean).titleEmoji).toBe(3);
});
