import { expect, test } from 'vitest';
import { liveFinder } from '../../../src/text/address/mail-url.ts';

const listmonk = ['{{UnsubscribeURL}}'];

test.each([
  ['{{question}}에 답하기', '{{question}}'],
  ['a {{{b}}} c', '{{{b}}}'],
  ['{{', '{{'],
  ['{% raw %}', '{%'],
  ['{# note', '{#'],
  ['Ask *|FNAME|*', '*|FNAME|*'],
])('%s is live for a service', (text, written) => {
  expect(liveFinder(listmonk)?.(text)?.written).toBe(written);
  expect(liveFinder(['https://a.example/*|ID|*'])?.(text)?.written).toBe(written);
});

test.each(['{a}', '{ {a} }', 'a *| b', '{a: {b: 1}}', '[name]', '100%%', '$5', '%name%', 'x{y', '}}'])(
  '%s is live for none',
  (text) => {
    expect(liveFinder(listmonk)?.(text)).toBeUndefined();
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
  expect(liveFinder([setting])?.(`가 ${text}`)).toEqual({ written: text, start: 2, end: 2 + text.length });
  expect(liveFinder(listmonk)?.(text)).toBeUndefined();
});

test('nothing is live where the mail goes through no service', () => {
  for (const settings of [[], ['https://a.example/?x=%EC%A3%BC'], ['mailto:a@b.example']])
    expect(liveFinder(settings)).toBeUndefined();
});
