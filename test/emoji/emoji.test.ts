import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nameOf, unicodeOf } from '../../src/emoji/index.ts';
import { emojiTable, searchedEmoji } from '../../src/emoji/table.ts';

const theirs = new URL('../fixtures/forum/discourse-emoji.json', import.meta.url);
const bare = (emoji: string) => emoji.replaceAll('\ufe0f', '');

describe('names', () => {
  test.each([
    ['fire', '🔥'],
    ['FIRE', '🔥'],
    ['one', '1️⃣'],
    ['ten', '🔟'],
    ['keycap_1', '1️⃣'],
    ['kr', '🇰🇷'],
    ['flag_kr', '🇰🇷'],
    ['south_korea', '🇰🇷'],
    ['gift', '🎁'],
    ['wrapped_gift', '🎁'],
    ['arrow_lower_right', '↘️'],
    ['down_right_arrow', '↘️'],
    ['grinning', '😀'],
    ['grinning_face', '😀'],
    ['hugs', '🤗'],
    ['heart', '❤️'],
    ['love_letter', '💌'],
    ['thought_balloon', '💭'],
    ['+1', '👍'],
    ['100', '💯'],
    ['wave:t3', '👋🏼'],
    ['+1:t2', '👍🏻'],
  ])('%s is %s', (name, emoji) => {
    expect(unicodeOf(name)).toBe(emoji);
  });

  test.each(['', 'not_an_emoji', 'fire:t3', 'wave:t9', 'constructor', '__proto__'])('%j is none', (name) => {
    expect(unicodeOf(name)).toBeUndefined();
  });

  test('the forum names an emoji in its newer way', () => {
    expect(['🇰🇷', '❤', '❤️', '1️⃣', '🤗', '👋🏼', '🤔'].map(nameOf)).toEqual([
      'south_korea',
      'red_heart',
      'red_heart',
      'keycap_1',
      'smiling_face_with_open_hands',
      'waving_hand:t3',
      'thinking_face',
    ]);
    expect(nameOf('x')).toBeUndefined();
  });
});

describe('all names of the forum', () => {
  const names = Object.entries(JSON.parse(readFileSync(theirs, 'utf8')) as Record<string, string>);

  test('are known, each with its picture', () => {
    expect(names.length).toBeGreaterThan(2600);
    expect(names.filter(([name]) => unicodeOf(name) === undefined)).toEqual([]);
    expect(names.filter(([name, emoji]) => bare(unicodeOf(name) ?? '') !== bare(emoji))).toEqual([]);
  });

  test('are found by a search of the text as by the table', () => {
    const { byName } = emojiTable();
    const searched = names.filter(([name]) => searchedEmoji(name) !== byName.get(name));
    expect(searched).toEqual([]);
    expect(['heart_', 'hear', 'nothing_at_all'].map(searchedEmoji)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('are all there is: a name that only we know would stay text on the forum', () => {
    const known = new Set(names.map(([name]) => name));
    expect([...emojiTable().byName.keys()].filter((name) => !known.has(name))).toEqual([]);
    expect(names.filter(([, emoji]) => nameOf(emoji) === undefined)).toEqual([]);
  });
});
