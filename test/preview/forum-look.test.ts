import { expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { withEmojiAsCharacters } from '../../src/preview/drawing/forum-look.ts';

const shown = (raw: string): string => withEmojiAsCharacters(cook(raw, { locale: 'ko' }));

test('emoji are characters, with a name for who cannot see them', () => {
  const html = shown('논문 :fire: 모음 :south_korea:');
  expect(html).not.toContain('<img');
  expect(html).toContain('role="img" aria-label="fire" title=":fire:">🔥</span>');
  expect(html).toContain('🇰🇷');
});

test('one with a colour of skin', () => {
  expect(shown('좋아요 :+1:t3:')).toContain('👍🏼');
});

test('alone in its line it stays large', () => {
  expect(shown(':fire:')).toMatch(/<span class="emoji only-emoji"[^>]*>🔥/);
});

test.each([
  '<img src="https://example.org/images/emoji/fire.png" title=":fire:" class="emoji">',
  '<img src="/images/emoji/x.png" title=":no_such_emoji:" class="emoji" alt=":no_such_emoji:">',
  '<img src="/images/other/fire.png" title=":fire:" class="emoji">',
  '<img src="/images/emoji/x.png" title=":fire&quot; onload=&quot;x:" class="emoji">',
])('what is no emoji of the forum stays as it is: %s', (html) => {
  expect(withEmojiAsCharacters(html)).toBe(html);
});
