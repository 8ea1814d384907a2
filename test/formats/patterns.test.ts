import { describe, expect, test } from 'vitest';
import { buildView } from '../../src/formats/view/view.ts';
import { readIssue } from '../../src/issue/read.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { preheaderOf, subjectOf } from '../../src/formats/email/headline.ts';
import { mailOf, textOf, weekOf } from '../support/weeks.ts';

const issue = (more: object = {}): string =>
  JSON.stringify({
    week: '2025-06-30',
    papers: [{ title: '제목', arxiv: '2506.15677', summary: '소개' }],
    ...more,
  });

const titleIn = async (config: string, more: object = {}): Promise<string> =>
  (await weekOf('title', issue(more), config)).view.title.text.value;

describe('the title of an issue that has none', () => {
  test.each([
    ['name: 주간 소식', '[2025/06/30 ~ 07/06] 주간 소식'],
    ['{ name: Weekly, locale: en }', '[June 30 – July 6, 2025] Weekly'],
    ['', '[2025/06/30 ~ 07/06] 이번 주 논문 모음'],
    ['locale: en', '[June 30 – July 6, 2025] Papers worth reading this week'],
    ['{ name: A, title: "{{name}}, week {{iso_week}} of {{year}}: {{count}}" }', 'A, week 27 of 2025: 1'],
  ])('%s', async (config, expected) => {
    expect(await titleIn(config)).toBe(expected);
  });

  test('its own title stays as it is', async () => {
    expect(await titleIn('name: A', { title: '{{week}} {{name}}' })).toBe('{{week}} {{name}}');
  });
});

describe('the address on the web', () => {
  const addressIn = async (config: string, more: object = {}): Promise<string | undefined> => {
    const week = await weekOf('web', issue(more), config);
    const [{ html }, text] = [await mailOf(week), await textOf(week)];
    const address = week.view.webUrl;
    if (address !== undefined) {
      expect(html).toContain(`href="${address.replaceAll('&', '&amp;')}"`);
      expect(text).toContain(address);
    }
    return address;
  };

  test.each([
    ['https://example.org/{{week}}', 'https://example.org/2025-06-30'],
    ['https://example.org/{{ year }}/{{iso_week}}?n={{number}}', 'https://example.org/2025/27?n=7'],
    [
      'https://example.org/{{name}}/{{range}}',
      `https://example.org/${encodeURIComponent('주간 & 논문')}/2025%2F06%2F30%20~%2007%2F06`,
    ],
    ['https://example.org/{{week}}?u={{SubscriberId}}', 'https://example.org/2025-06-30?u={{SubscriberId}}'],
    ['{{{week}}}', '{{{week}}}'],
    ['*|ARCHIVE|*', '*|ARCHIVE|*'],
  ])('%s is filled in', async (pattern, expected) => {
    const config = JSON.stringify({ name: '주간 & 논문', email: { web_url: pattern } });
    expect(await addressIn(config, { number: 7 })).toBe(expected);
  });

  test('the one of the issue comes first, as it was written', async () => {
    const config = JSON.stringify({ email: { web_url: 'https://example.org/{{week}}' } });
    expect(await addressIn(config, { web_url: 'https://forum.example/t/{{week}}/7' })).toBe(
      'https://forum.example/t/{{week}}/7',
    );
  });

  test.each([
    [
      'before an address that is the same for all',
      'https://forum.example/c/news',
      {},
      'https://forum.example/t/7',
    ],
    ['where there is no other', undefined, {}, 'https://forum.example/t/7'],
    ['not before one of each issue', 'https://example.org/{{week}}', {}, 'https://example.org/2025-06-30'],
    ['not before that of a mail service', '*|ARCHIVE|*', {}, '*|ARCHIVE|*'],
    ['not before the issue’s own', undefined, { web_url: 'https://example.org/1' }, 'https://example.org/1'],
  ])('the topic on the forum comes %s', async (_, pattern, more, expected) => {
    const { config } = await weekOf('web', issue(), JSON.stringify({ email: { web_url: pattern } }));
    const { data } = parseYaml(Buffer.from(issue(more)));
    const found = readIssue(data ?? {}, config.languages);
    expect(buildView(found, config, () => 'https://forum.example/t/7').webUrl).toBe(expected);
    // No address of a kind that a mail may not have.
    expect(buildView(found, config, () => 'javascript:alert(1)').webUrl ?? '').not.toContain('javascript');
  });

  test.each([
    [
      'before the topic, and before an address that is the same for all',
      'https://example.org/news',
      {},
      'https://papers.example/2025-06-30/',
    ],
    ['where there is no other', undefined, {}, 'https://papers.example/2025-06-30/'],
    ['not before one of each issue', 'https://example.org/{{week}}', {}, 'https://example.org/2025-06-30'],
    ['not before the issue’s own', undefined, { web_url: 'https://example.org/1' }, 'https://example.org/1'],
  ])('the page on the site comes %s', async (_, pattern, more, expected) => {
    const settings = { email: { web_url: pattern }, site: { base: 'https://papers.example' } };
    const { config } = await weekOf('web', issue(), JSON.stringify(settings));
    const { data } = parseYaml(Buffer.from(issue(more)));
    const found = readIssue(data ?? {}, config.languages);
    expect(buildView(found, config, () => 'https://forum.example/t/7').webUrl).toBe(expected);
  });

  test('without either there is none', async () => {
    expect(await addressIn('')).toBeUndefined();
  });

  test('an address to unsubscribe is the service’s alone', async () => {
    const config = JSON.stringify({ email: { unsubscribe_url: 'https://example.org/{{week}}' } });
    expect((await mailOf(await weekOf('unsubscribe', issue(), config))).html).toContain(
      'href="https://example.org/{{week}}"',
    );
  });
});

test('the first paper stands in subject and preheader by its title in the first language', async () => {
  const config = JSON.stringify({
    languages: ['ko', 'en'],
    email: {
      subject: '{{first}} · {{range}}',
      preheader: '{{count}}편: {{first}}, 그리고 한 주의 다른 소식까지 모았습니다',
    },
  });
  const papers = [{ title: { en: 'First', ko: '첫 *논문*' }, arxiv: '2506.15677', summary: '소개' }];
  const { view, config: settings } = await weekOf('first', issue({ papers }), config);
  expect(subjectOf(view, settings)).toBe('첫 *논문* · 2025/06/30 ~ 07/06');
  expect(preheaderOf(view, settings)).toBe('1편: 첫 *논문*, 그리고 한 주의 다른 소식까지 모았습니다');
});
