import { describe, expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { toForum } from '../../src/markdown/print/forum/forum.ts';
import { toHtml } from '../../src/markdown/print/html.ts';
import { plain } from '../../src/markdown/print/plain.ts';

/** Emoji that only one forum has: it gets their names, all others the text that stands for them. */
const emoji = new Map([
  ['pytorch', '🔥'],
  ['fast_gpu', 'GPU <*> & Co'],
  ['heart', '(our heart)'],
]);

const texts = [
  ':pytorch:',
  '모델:pytorch:이다',
  'a:pytorch: b',
  'with :PyTorch: in capitals',
  ':pytorch::pytorch: :fast_gpu:',
  ':heart: of our own',
  ':pytorch:t3: no tone',
  'x **:pytorch:** y _:fast_gpu:_',
  '- :pytorch: one\n- [a :fast_gpu: link](https://example.org/)\n\n> :pytorch:\n\n| a | b |\n| --- | --- |\n| :pytorch: | c |',
  '`:pytorch:` is code, \\:pytorch: is not',
];

describe.each(['ko', 'en'])('on a forum in %s', (locale) => {
  test.each(texts)('%s', (text) => {
    const { blocks } = readMarkdown(text, emoji);
    const seen = (typographer: boolean): unknown =>
      visibleBlocks(cook(toForum(blocks, { locale, emoji }), { locale, typographer, emoji }), emoji);
    const written = visibleBlocks(toHtml(blocks));
    expect(seen(true)).toEqual(written);
    expect(seen(false)).toEqual(written);
  });

  test.each([':pytorch: in a title', 'a :fast_gpu: b', 'https://example.org/:pytorch:/x'])(
    'quoted, "%s" stays text',
    (text) => {
      const { blocks } = readQuoted(text, 'line');
      const cooked = cook(toForum(blocks, { locale, emoji, context: 'line' }), { locale, emoji });
      expect(cooked).not.toContain('<img');
      expect(visibleBlocks(cooked, emoji).map((block) => block.text)).toEqual([text]);
    },
  );
});

test('the forum shows its picture, all others the text', () => {
  const { blocks } = readMarkdown('새 :pytorch: 소식', emoji);
  expect(plain(blocks)).toBe('새 🔥 소식');
  expect(toForum(blocks, { locale: 'ko', emoji })).toBe('새 :pytorch: 소식');
  expect(cook('새 :pytorch: 소식', { locale: 'ko', emoji })).toContain('title=":pytorch:"');
  expect(cook('새 :pytorch: 소식', { locale: 'ko' })).not.toContain('<img');
});

describe('a name that no emoji has', () => {
  test.each([
    [':nosuch:', ['nosuch']],
    ['끝에 :nosuch:', ['nosuch']],
    [':중요: 내용', ['중요']],
    ['줄\n:no-such: 줄', ['no-such']],
    ['**:nosuch:** 굵게', []],
    ['(:nosuch:) 괄호', []],
    [':fire: :pytorch: :+1: :1234: :e-mail:', []],
    ['a:b:c std::vector::x 10:30:45 :10: :30: 시각', []],
    ['`:nosuch:` 코드', []],
    ['https://a.example/:nosuch: 주소', []],
    [':D : 웃음 :) :-) ::', []],
    // One letter away from a name it is told beside punctuation too.
    ['(:thinkng:)', ['thinkng']],
  ])('%s', (text, names) => {
    expect(
      readMarkdown(text, emoji).findings.map(({ kind, value }) => (kind === 'emoji' ? value : kind)),
    ).toEqual(names);
  });
});
