import { describe, expect, it } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { cooked, line } from './cooked.ts';

it('writes an emoji as the forum does, with its name in title and alt', () => {
  expect(cook('불 :fire: 물', { locale: 'ko' })).toBe(
    '<p>불 <img src="/images/emoji/twitter/fire.png?v=12" title=":fire:" class="emoji" alt=":fire:" loading="lazy" width="20" height="20"> 물</p>',
  );
  expect(cook('a :wave:t4:', { locale: 'ko' })).toContain(
    'src="/images/emoji/twitter/wave/4.png?v=12" title=":wave:t4:"',
  );
});

describe('names', () => {
  it.each([
    ['논문:fire:이다', '논문«fire»이다', '논문:fire:이다'],
    ['k:on:v x:100:y', 'k«on»v x«100»y', 'k:on:v x:100:y'],
    ['(:fire:) :fire::rocket:', '(«fire») «fire»«rocket»', '(«fire») «fire»«rocket»'],
    ['10:30:45 3:1~6:1 std::vector::x', '10:30:45 3:1~6:1 std::vector::x', '10:30:45 3:1~6:1 std::vector::x'],
    ['a :FIRE: b', 'a «FIRE» b', 'a «FIRE» b'],
    [':no_such_thing: a', ':no_such_thing: a', ':no_such_thing: a'],
    ['a \\:fire: b', 'a «fire» b', 'a «fire» b'],
    ['k:<!-- -->on:v', 'k:on:v', 'k:on:v'],
    ['`:fire:` a', '<code>:fire:</code> a', '<code>:fire:</code> a'],
  ])('%s is %s on a Korean site and %s on an English one', (raw, korean, english) => {
    expect(line(raw)).toBe(korean);
    expect(line(raw, { locale: 'en' })).toBe(english);
  });

  it.each(['ja', 'zh_CN', 'zh-TW', 'ko-KR'])('count inside words in %s', (locale) => {
    expect(line('가:fire:나', { locale })).toBe('가«fire»나');
  });

  it('leaves the text of bare addresses alone, not that of links', () => {
    expect(line('a https://x.io/:fire:/b')).toContain('>https://x.io/:fire:/b</a>');
    expect(line('[:fire:](https://x.io/a)')).toBe('<a href="https://x.io/a">«fire»</a>');
  });
});

describe('Unicode', () => {
  it.each([
    ['불🔥이다', '불«fire»이다', '불🔥이다'],
    ['GPU🔥', 'GPU\u200B«fire»', 'GPU\u200B«fire»'],
    ['좋아❤️요', '좋아«red_heart»요', '좋아:red_heart:요'],
    ['✔ ™ © ® ↔ → a', '«check_mark» ™ © ® ↔ → a', '«check_mark» ™ © ® ↔ → a'],
    ['a 👋🏽 b', 'a «waving_hand:t4» b', 'a «waving_hand:t4» b'],
    ['a &#x1F525; b', 'a «fire» b', 'a «fire» b'],
  ])('%s is %s on a Korean site and %s on an English one', (raw, korean, english) => {
    expect(line(raw)).toBe(korean);
    expect(line(raw, { locale: 'en' })).toBe(english);
  });
});

it('takes pictures that are joined to no emoji one by one', () => {
  expect(line('a 🔥\u200D🇰🇷 b')).toBe('a «fire»\u200D«south_korea» b');
});

it.each([
  ['하하 :) 네', '하하 «slight_smile» 네'],
  ['끝 :D', '끝 «smiley»'],
  ['글쎄 :/ 네', '글쎄 «confused» 네'],
  ['a:) b', 'a:) b'],
  ['하하 =) 네', '하하 =) 네'],
  ['주소 https://', '주소 https://'],
  ['끝 :).', '끝 :).'],
  ['https<!-- -->://x', 'https://x'],
])('reads the emoticons of %s as %s', (raw, html) => {
  expect(line(raw)).toBe(html);
});

function countLarge(raw: string): number {
  return cook(raw, { locale: 'ko' }).split('only-emoji').length - 1;
}

it('shows up to three emoji alone on a line large', () => {
  expect(countLarge(':fire: 🔥')).toBe(2);
  expect(countLarge('글\n🔥\n글')).toBe(1);
  expect(countLarge('🔥🔥🔥🔥')).toBe(0);
  expect(countLarge('글 🔥')).toBe(0);
  expect(cooked('## 🔥')).toContain('«fire»');
});

it.each([
  ['👉t3: b', '«backhand_index_pointing_right:t3» b'],
  [':point_right:t3: b', '«point_right:t3» b'],
  [':point_right:t3\\: b', '«point_right:t3» b'],
  [':point_right&#58;t3: b', '«point_right:t3» b'],
  ['👍t6:', '«thumbs_up:t6»'],
  ['👉<!-- -->t3: b', '«backhand_index_pointing_right»t3: b'],
  [':wave: t3: :wave:t7: :wave:t3', '«wave» t3: «wave»t7: «wave»t3'],
])('reads the tone behind the emoji in %s', (raw, shown) => {
  expect(line(raw)).toBe(shown);
});

it.each([
  ['🔥', true],
  ['🔥 🔥:fire:', true],
  ['🔥 🔥 🔥 🔥', false],
  ['🔥 [a](https://x.io/)', false],
  ['[a](https://x.io/)🔥', true],
  ['a 🔥', false],
  ['a\n🔥', true],
])('shows the emoji of %j large: %s', (raw, isLarge) => {
  expect(cook(raw, { locale: 'ko' }).includes('only-emoji')).toBe(isLarge);
});
