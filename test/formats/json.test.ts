import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { renderJson } from '../../src/formats/json/data.ts';
import { everyKeyWeek, readRepositoryFile, weekOf } from '../support/weeks.ts';
import { hardWeeks } from './hard-weeks.ts';

const schema: object = JSON.parse(readRepositoryFile('schema/view.schema.json'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

describe.each(await hardWeeks())('$name', ({ view, config }) => {
  test('is what the schema describes, and ends with a line end', () => {
    const json = renderJson(view, config);
    validate(JSON.parse(json));
    expect(validate.errors).toBeNull();
    expect(json.endsWith('}\n')).toBe(true);
  });
});

test('has every text three ways, and literal text unharmed', async () => {
  const { view, config } = await everyKeyWeek();
  const data = JSON.parse(renderJson(view, config));
  expect(data).toMatchObject({
    week: '2025-12-29',
    range: '2025/12/29 ~ 2026/01/04',
    number: 52,
    name: '주간 논문 & 코드',
  });
  expect(data.themes.map(({ emoji }: { emoji: string }) => emoji)).toEqual(['1️⃣', '🧬', '']);
  const [first, second] = data.papers;
  expect(first.heading).toBe('**별표**가 든 제목: A&B <T> / Stars **in** a title: A&B <T>');
  expect(first.title[0]).toMatchObject({
    lang: 'ko',
    html: '**별표**가 든 제목: A&amp;B &lt;T&gt;',
    text: '**별표**가 든 제목: A&B <T>',
  });
  expect(first.authors).toHaveLength(5);
  expect(first.authors_line).toBe("Ada Lovelace, 김 구, O'Neil 외 2명 · 2025/12/01");
  expect(first.link).toBe('https://arxiv.org/abs/2512.00001v2');
  expect(first.tags).toEqual(['small models', '<b>', '추론']);
  const titles = first.more.map(({ title }: { title: { lang: string; text: string }[] }) =>
    title.map(({ lang, text }) => `${lang} ${text}`),
  );
  expect(titles).toEqual([[], ['ko 코드'], ['ko 발표', 'en Talk']]);
  expect(first.image).toEqual({
    url: 'https://example.org/figure.png',
    alt: [{ lang: 'ko', markdown: expect.any(String), html: expect.any(String), text: '그림 "하나"' }],
    width: 1068,
    height: 400,
  });
  expect(second).toMatchObject({ arxiv: null, doi: null, published: null, authors_line: null, abstract: [] });
  expect(data.themes[0].text[1]).toMatchObject({
    lang: 'en',
    html: '<p>Where <code dir="ltr">a &lt; b</code>, small models win.</p>',
  });
});

test('an empty draft is a view too', async () => {
  const { view, config } = await weekOf('draft', 'week: 2025-07-07\ndraft: true\n');
  const data: unknown = JSON.parse(renderJson(view, config));
  validate(data);
  expect(validate.errors).toBeNull();
  expect(data).toMatchObject({ draft: true, number: null, name: null, papers: [], themes: [], lead: [] });
});
