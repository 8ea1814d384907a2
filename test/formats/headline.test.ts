import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine, preheaderOf, subjectOf } from '../../src/formats/email/headline.ts';
import { weekOf } from '../support/weeks.ts';

const paper = { title: '논문 제목', arxiv: '2501.00001', summary: '소개입니다.' };
const issue = (more: object): string =>
  JSON.stringify({ week: '2025-07-07', number: 7, papers: [paper], ...more });

async function headline(more: object, config = ''): Promise<{ subject: string; preheader: string }> {
  const { view, config: settings } = await weekOf('headline', issue(more), config);
  return { subject: subjectOf(view, settings), preheader: preheaderOf(view, settings) };
}

test('the subject is the title, or what the config makes of it', async () => {
  expect((await headline({})).subject).toBe('[2025/07/07 ~ 13] 이번 주 논문 모음');
  expect(
    (await headline({}, 'name: 논문\nemail: { subject: "{{name}} #{{number}}: {{range}} {{title}}" }'))
      .subject,
  ).toBe('논문 #7: 2025/07/07 ~ 13 [2025/07/07 ~ 13] 논문');
});

test.each([
  ['2025-07-07', '2025 W28, 1'],
  ['2024-12-30', '2025 W1, 1'],
  ['2021-01-04', '2021 W1, 1'],
  ['2020-12-28', '2020 W53, 1'],
])('the year and the week of %s go together', async (week, words) => {
  const config = 'title: "{{ year }} W{{iso_week}}, {{count}}"\nemail: { subject: "{{title}} ({{year}})" }';
  expect((await headline({ week }, config)).subject).toBe(`${words} (${words.slice(0, 4)})`);
});

test('the subject is one line, whatever the title holds', async () => {
  expect((await headline({ title: 'a\u0085b\u2028c\r\nd' })).subject).toBe('a b c d');
});

const titled = (...titles: (string | object)[]): object => ({
  papers: titles.map((title) => ({ ...paper, title })),
});

test('the preheader is the titles in the first language, as many whole ones as fit', async () => {
  const long = (letter: string): string => letter.repeat(98);
  const { preheader } = await headline(titled({ ko: '**하나**', en: 'One' }, long('둘'), long('셋'), '넷'));
  expect(preheader).toBe(`**하나** · ${long('둘')}`);
  const { preheader: full } = await headline(titled(long('가'), `${long('나')}다`));
  expect(full).toBe(`${long('가')} · ${long('나')}다`);
  expect(Array.from(full)).toHaveLength(200);
});

test('a title in another language alone is taken', async () => {
  const { preheader } = await headline(titled({ en: 'One model that is small enough' }, '작은 모델의 쓸모'));
  expect(preheader).toBe('One model that is small enough · 작은 모델의 쓸모');
});

test('a first title that is too long ends behind a word', async () => {
  const { preheader } = await headline(titled('낱말 '.repeat(200), '둘'));
  expect(Array.from(preheader).length).toBeLessThanOrEqual(200);
  expect(preheader).toMatch(/^(?:낱말 )+낱말…$/);
});

test('short titles are followed by the words of the issue, without markup and names of emoji', async () => {
  const text = '**굵은 글(Bold)**은 `코드`와 :fire: 다음에 오며, [링크](https://example.org)도 그렇습니다.';
  const { preheader } = await headline({ intro: [{ theme: '이름', text }], lead: '특집입니다.' });
  expect(preheader).toBe('논문 제목 · 굵은 글(Bold)은 코드와 🔥 다음에 오며, 링크도 그렇습니다.');
  expect((await headline({ lead: '특집입니다.' })).preheader).toBe('논문 제목 · 특집입니다. · 소개입니다.');
});

test('how many papers there are and the first of them stand in subject and preheader', async () => {
  const config = 'email: { subject: "{{first}} 외 {{count}}편", preheader: "{{count}}편, {{first}}부터" }';
  const { subject, preheader } = await headline(titled({ en: 'Two', ko: '둘' }, '셋'), config);
  expect(subject).toBe('둘 외 2편');
  expect(preheader).toBe('2편, 둘부터');
});

test('the config may set it, but not to the subject', async () => {
  expect((await headline({}, 'email: { preheader: "{{range}}의 논문" }')).preheader).toBe(
    '2025/07/07 ~ 13의 논문',
  );
  const { subject, preheader } = await headline({}, 'email: { preheader: "{{title}}" }');
  expect(preheader).not.toBe(subject);
  expect(preheader).toBe('논문 제목 · 소개입니다.');
});

test('a line has single spaces and no control character, whatever it is made of', () => {
  const pieces = fc.constantFrom(
    'a',
    '가',
    ' ',
    '\t',
    '\n',
    '\u0000',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u3000',
    '\u007f',
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const words = parts.join('').split(/[\s\p{Cc}]/u);
      expect(oneLine(parts.join(''))).toBe(words.filter((word) => word !== '').join(' '));
    }),
    { seed: 20250707 },
  );
});
