import { expect, test } from 'vitest';
import { liveIn } from '../../../src/text/address/mail-url.ts';

const listmonk = ['{{UnsubscribeURL}}'];

test.each([
  ['{{question}}에 답하기', '{{question}}'],
  ['a {{{b}}} c', '{{{b}}}'],
  ['{{', '{{'],
  ['{% raw %}', '{%'],
  ['{# note', '{#'],
  ['Ask *|FNAME|*', '*|FNAME|*'],
])('%s is live for a service', (text, written) => {
  expect(liveIn(text, listmonk)?.written).toBe(written);
  expect(liveIn(text, ['https://a.example/*|ID|*'])?.written).toBe(written);
});

test.each(['{a}', '{ {a} }', 'a *| b', '{a: {b: 1}}', '[name]', '100%%', '$5', '%name%', 'x{y', '}}'])(
  '%s is live for none',
  (text) => {
    expect(liveIn(text, listmonk)).toBeUndefined();
  },
);

test.each([
  ['%%name%%', '%%id%%'],
  ['$%이름%$', '$%구독취소%$'],
  ['[[name]]', '[[out]]'],
  ['{$name}', '{$out}'],
  ['${name}', '${out}'],
  ['<%name%>', '<%out%>'],
])('%s is live where the config has brackets of its kind', (text, setting) => {
  expect(liveIn(`가 ${text}`, [setting])).toEqual({ written: text, start: 2, end: 2 + text.length });
  expect(liveIn(text, listmonk)).toBeUndefined();
});

test('nothing is live where the mail goes through no service', () => {
  for (const settings of [[], ['https://a.example/?x=%EC%A3%BC'], ['mailto:a@b.example']])
    expect(liveIn('{{a}} *|b|*', settings)).toBeUndefined();
});
