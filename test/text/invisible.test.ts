import { describe, expect, test } from 'vitest';
import { invisibleIn, invisibleInAddress } from '../../src/text/invisible.ts';

const found = (text: string): string[] =>
  invisibleIn(text).map(({ character, index }) => `${index}:${(character.codePointAt(0) ?? 0).toString(16)}`);

describe('what nobody sees', () => {
  test.each([
    ['a\u3164b', ['1:3164']],
    ['\u115f', ['0:115f']],
    ['a\u1160', ['1:1160']],
    ['\uffa0', ['0:ffa0']],
    ['가\u2800나', ['1:2800']],
    ['a\u{e0041}\u{e0042}', ['1:e0041', '3:e0042']],
    ['\u{e0001}', ['0:e0001']],
    ['🏴\u{e0067}\u{e0062}', ['2:e0067', '4:e0062']],
    ['🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}\u{e0041}', ['14:e0041']],
    ['\u2061\u2064\u206a', ['0:2061', '1:2064', '2:206a']],
    ['a\ufe01', ['1:fe01']],
    ['\u009b\ufe0f\ud800\ufe0f\ufff9\ufe0f', ['1:fe0f', '3:fe0f', '5:fe0f']],
    ['😀\ufe0f\u{e0120}\u{e0121}', ['3:e0120', '5:e0121']],
    ['\u{1d173}\u{1bca0}\u17b4', ['0:1d173', '2:1bca0', '4:17b4']],
    ['ไทย\u200bไทย\u3164', ['7:3164']],
  ])('%j', (text, places) => expect(found(text)).toEqual(places));

  test.each([
    ['emoji', '👩‍👩‍👧 ❤️ 1️⃣ #️⃣ 👁️‍🗨️ 🏳️‍🌈'],
    ['flags', '🇰🇷 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['joiners', 'می\u200cخواهم क्\u200dष a\u034fb'],
    ['marks of direction', '\u2067א\u2069 \u200f'],
    ['variants of ideographs', '葛\u{e0100} 辻\ufe00'],
    ['variants of what Unicode does not know yet', '\u{1fc00}\ufe0f'],
    ['old Hangul', '\u115f\u1161 \u1112\u1160\u11ab'],
    ['Braille', '⠁\u2800⠃\u2800\u2800⠉'],
    ['Thai', 'ไทย\u200bไทย'],
  ])('%s are spelt with it', (_, text) => expect(found(text)).toEqual([]));

  test('an address is spelt with nothing of it but variants', () => {
    expect(invisibleInAddress('https://a.example/\u3164')?.character).toBe('\u3164');
    expect(invisibleInAddress('https://a.example/a\u200db\u{e0041}')?.character).toBe('\u200d');
    expect(invisibleInAddress('https://a.example/❤️')).toBeUndefined();
  });
});
