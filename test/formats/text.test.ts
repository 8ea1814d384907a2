import { expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { loadTemplates } from '../../src/formats/list.ts';
import { readPage } from '../support/html.ts';
import { everyKeyWeek, mailOf, textOf, weekOf } from '../support/weeks.ts';

const paper = { title: '제목', arxiv: '2501.00001', summary: '소개입니다.' };

test('numbers line up, and a title hangs behind its number', async () => {
  const papers = Array.from({ length: 10 }, (_, i) => ({
    ...paper,
    title: `논문 ${i + 1} ${'긴 제목 '.repeat(12)}`,
  }));
  const text = await textOf(await weekOf('ten', JSON.stringify({ week: '2025-07-07', papers })));
  expect(text).toMatch(/\n1\. 논문 1 [^\n]+\n {3}\S/);
  expect(text).toMatch(/\n10\. 논문 10 [^\n]+\n {4}\S/);
});

test('what is not there leaves no heading and no gap', async () => {
  const text = await textOf(await weekOf('bare', JSON.stringify({ week: '2025-07-07', papers: [paper] })));
  expect(text).toBe(
    [
      '[2025/07/07 ~ 13] 이번 주 논문 모음',
      '='.repeat(35),
      '',
      '[이번 주 논문]',
      '',
      '1. 제목',
      '',
      '',
      '1. 제목',
      '-'.repeat(7),
      '',
      '[논문 소개]',
      '',
      '소개입니다.',
      '',
      '[논문 링크] https://arxiv.org/abs/2501.00001',
      '',
    ].join('\n'),
  );
});

test('the end says where to read it and how to leave', async () => {
  const text = await textOf(await everyKeyWeek());
  expect(
    text.endsWith(`
주간 논문 & 코드
예시 커뮤니티
서울시 예시구 예시로 1
웹에서 보기: https://example.org/weeks/52?from=mail&lang=ko
수신 거부: https://example.org/unsubscribe?list=papers&id=7
전달받으셨나요? 구독하기: https://example.org/subscribe?from=mail&lang=ko
`),
  ).toBe(true);
});

test('text is text: no escapes, no names of emoji', async () => {
  const text = await textOf(await everyKeyWeek());
  expect(text).toContain('**별표**가 든 제목: A&B <T>');
  expect(text).toContain('PyTorchKR 🔥 주간 논문');
  expect(text).not.toMatch(/&\w+;|&#/);
});

test('a theme may begin with two emoji', async () => {
  const intro = [{ emoji: ':fire: :rocket:', text: '글' }];
  const week = await weekOf('two', JSON.stringify({ week: '2025-07-07', intro, papers: [paper] }));
  expect(await textOf(week)).toContain('\n🔥 🚀 글\n');
});

test.each(['1.', '4)', '#', '*', '>', '```'])(
  'a sign that would begin a block of Markdown, such as %j, is shown as it is',
  async (emoji) => {
    const intro = [{ emoji, theme: '이름', text: '글' }];
    const week = await weekOf('block', JSON.stringify({ week: '2025-07-07', intro, papers: [paper] }));
    expect(await textOf(week)).toContain(`\n${emoji} 이름\n`);
    const { html } = await mailOf(week);
    expect(readPage(html).root.find('ol', 'ul', 'pre', 'blockquote')).toEqual([]);
    const { raw } = renderForum(week.view, week.config, await loadTemplates('forum', new Map()));
    expect(readPage(cook(raw, { locale: 'ko' })).root.find('p')[0]?.text).toBe(`${emoji} 이름 글`);
  },
);

test.each([
  ['', '글 하나\n\n🧬 글 둘\n'],
  ['email: { theme_sign: emoji }', '1️⃣ 글 하나\n\n🧬 글 둘\n'],
  ['email: { contents: false }', '1️⃣ 글 하나\n\n🧬 글 둘\n'],
  ['email: { contents: false, theme_sign: number }', '1. 글 하나\n\n🧬 글 둘\n'],
  ['email: { contents: false, theme_sign: none }', '글 하나\n\n🧬 글 둘\n'],
])('with %j a theme has its sign, and the emoji of the issue stays', async (config, expected) => {
  const intro = [{ text: '글 하나' }, { emoji: 'dna', text: '글 둘' }];
  const week = await weekOf('sign', JSON.stringify({ week: '2025-07-07', intro, papers: [paper] }), config);
  const text = await textOf(week);
  expect(text.slice(text.indexOf(expected.slice(0, 6)))).toContain(expected);
  expect(text).toContain(`\n\n${expected}`);
});

test.each([
  ['email: { theme_sign: emoji }', '🔟 글 10\n\n글 11\n'],
  ['email: { contents: false }', '🔟 글 10\n\n11. 글 11\n'],
])('with %j the eleventh theme has no number that a paper has', async (config, expected) => {
  const intro = Array.from({ length: 11 }, (_, i) => ({ text: `글 ${i + 1}` }));
  const week = await weekOf('signs', JSON.stringify({ week: '2025-07-07', intro, papers: [paper] }), config);
  expect(await textOf(week)).toContain(expected);
});

test('the list of contents has a takeaway below its title, wrapped behind the number', async () => {
  const papers = Array.from({ length: 10 }, () => ({ ...paper, takeaway: '긴 문장입니다. '.repeat(8) }));
  const text = await textOf(await weekOf('list', JSON.stringify({ week: '2025-07-07', papers })));
  expect(text).toMatch(/\n\[이번 주 논문\]\n\n1\. 제목\n {3}긴 [^\n]+\n {3}\S[^\n]+\n2\. 제목\n/);
  expect(text).toMatch(/\n10\. 제목\n {4}긴 /);
  const without = await textOf(
    await weekOf('none', JSON.stringify({ week: '2025-07-07', papers }), 'email: { contents: false }'),
  );
  expect(without).not.toMatch(/이번 주 논문\]|긴 문장/);
});

const shown = async (alt: string): Promise<string> => {
  const image = { url: 'https://example.org/x.png', alt };
  return textOf(await weekOf('image', JSON.stringify({ week: '2025-07-07', papers: [{ ...paper, image }] })));
};

test('a picture is its text and its address; one that only decorates is its address', async () => {
  expect(await shown('그림')).toContain('\n\n그림\nhttps://example.org/x.png\n\n');
  expect(await shown('')).toContain('\n\nhttps://example.org/x.png\n\n');
});
