import { describe, expect, test } from 'vitest';
import { loadTemplates, renderEmail } from '../../src/render/index.ts';
import { readPage } from '../support/html.ts';
import { everyKeyWeek, mailConfig, mailOf, realWeek, weekOf } from '../support/weeks.ts';

const paper = { title: '제목', arxiv: '2501.00001', summary: '소개입니다.' };
const issue = (...papers: object[]): string => JSON.stringify({ week: '2025-07-07', papers });

const styled = (style: string): Promise<string> =>
  weekOf('style', issue(paper), `${mailConfig}  style: ${style}\n`).then(
    async (week) => (await mailOf(week)).html,
  );

const shown = async (image: object, summary = '소개입니다.'): Promise<string> =>
  (await mailOf(await weekOf('image', issue({ ...paper, summary, image }), mailConfig))).html;

const withMore = (url: string): object => ({
  ...paper,
  more: [
    { title: '코드', url },
    { title: '발표', url: `${url}/t` },
  ],
});

test('a real week leaves room below what Gmail shows', async () => {
  expect((await mailOf(await realWeek('2025-07-07'))).bytes).toBeLessThan(90_000);
});

test('the weights of the cards are those of the mail', async () => {
  const mail = await mailOf(await realWeek('2025-07-07'));
  const cards = mail.weighCards();
  expect(cards).toHaveLength(10);
  const sum = cards.reduce((a, b) => a + b, 0);
  expect(sum).toBeLessThan(mail.bytes);
  expect(sum).toBeGreaterThan(mail.bytes * 0.8);
});

test('a card shows its parts in order', async () => {
  const { root } = readPage((await mailOf(await everyKeyWeek())).html);
  const cards = root.find('td').filter((td) => td.attribute('class') === 'k p');
  expect(cards).toHaveLength(3);
  const [first] = cards;
  const order = [
    '**별표**가 든 제목',
    'Stars **in** a title',
    'Ada Lovelace',
    '논문 소개',
    '논문 초록(Abstract)',
    '논문 링크',
    'arxiv.org/abs/2512.00001v2',
    '더 읽어보기',
    '태그: small models, <b>, 추론',
  ].map((part) => first?.text.indexOf(part) ?? -1);
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('what a paper does not have leaves nothing behind', async () => {
  const html = (await mailOf(await weekOf('bare', issue(paper), mailConfig))).html;
  for (const label of ['논문 초록', '더 읽어보기', '태그']) expect(html).not.toContain(label);
  expect(
    readPage(html)
      .root.find('h3')
      .map((h) => h.text),
  ).toEqual(['논문 소개', '논문 링크']);
  expect(html).not.toMatch(/<(\w+)[^>]*>\s*<\/\1>/);
});

test('an empty draft is a mail without a preheader, an introduction and a footer', async () => {
  const { html, preheader } = await mailOf(await weekOf('draft', 'week: 2025-07-07\ndraft: true\n'));
  expect(preheader).toBe('');
  expect(html).not.toContain('display:none');
  expect(readPage(html).root.find('h1')[0]?.text).toContain('[2025/07/07 ~ 13]');
});

describe('style', () => {
  test('comes from the config, for light and for dark mode', async () => {
    const html = await styled('{ accent: "#8a2b0a", width: 620, dark: { accent: "#ffb199" } }');
    expect(html).toMatch(/<a [^>]*color:#8a2b0a/);
    expect(html).toContain('a,.a{color:#ffb199 !important}');
    expect(html).toContain('max-width:620px');
    expect(html).not.toContain('#24598f');
  });

  test('cannot end a declaration or an element', async () => {
    const html = await styled(
      `{ font: "'Pretendard', \\"맑은 고딕\\", x}</style><script>alert(1)</script>;color:red" }`,
    );
    expect(html).toContain("font-family:Pretendard,'맑은 고딕',");
    expect(readPage(html).root.find('script')).toHaveLength(0);
    expect(html).toMatch(/font-family:[^;"{}<>]*,sans-serif;/);
    const { view, config } = await weekOf('colour', issue(paper), mailConfig);
    const email = { ...config.email, style: { accent: 'red;}</style>' } };
    const { html: other } = renderEmail(view, { ...config, email }, await loadTemplates('email', new Map()));
    expect(other).not.toContain('red;}');
  });
});

describe('pictures', () => {
  test('fill the card, are not enlarged, and keep their proportions', async () => {
    const url = 'https://example.org/x.png';
    expect(await shown({ url, alt: 'A "b"', width: 1068, height: 400 })).toContain(
      'alt="A &quot;b&quot;" width="534" height="200"',
    );
    expect(await shown({ url, alt: '', width: 100, height: 50 })).toContain('alt="" width="100" height="50"');
    expect(await shown({ url, alt: '' })).toContain('width="534" height="auto"');
  });

  test.each(['http://example.org/x.png', 'https://example.org/x.svg', 'https://example.org/x.webp?v=1'])(
    '%s is a link instead',
    async (url) => {
      const html = await shown({ url, alt: '그림' }, `앞 ![다른 그림](${url}) 뒤`);
      expect(html).not.toContain('<img');
      const texts = readPage(html)
        .root.find('a')
        .filter((a) => a.attribute('href') === url)
        .map((a) => a.text);
      expect(texts).toEqual(['그림', '다른 그림']);
    },
  );
});

test('a picture that a mail cannot show is no second link within a link', async () => {
  const summary = '[![그림](https://example.org/x.webp)](https://example.org/y)';
  const html = (await mailOf(await weekOf('image', issue({ ...paper, summary }), mailConfig))).html;
  expect(html).toMatch(/<a href="https:\/\/example\.org\/y"[^>]*>그림<\/a>/);
  expect(html).not.toContain('x.webp');
});

test("an author's headings go on from the one above, without a jump", async () => {
  const summary = '# 하나\n\n글\n\n### 셋\n\n글\n\n## 둘\n\n> ##### 다섯\n\n글';
  const { html } = await mailOf(await weekOf('headings', issue({ ...paper, summary }), mailConfig));
  const headings = readPage(html)
    .root.find('h4', 'h5', 'h6')
    .map((h) => `${h.tag} ${h.text}`);
  expect(headings).toEqual(['h4 하나', 'h5 셋', 'h5 둘', 'h6 다섯']);
});

test('links of one title to several places are told apart', async () => {
  const { html } = await mailOf(
    await weekOf(
      'links',
      issue(withMore('https://a.example/x'), withMore('https://b.example/y')),
      mailConfig,
    ),
  );
  const names = readPage(html)
    .root.find('a')
    .map((a) => a.text);
  expect(names).toContain('코드 (a.example/x)');
  expect(names).toContain('코드 (b.example/y)');
});

test('the same address under one title is simply that title', async () => {
  const more = [{ title: '코드', url: 'https://a.example/x' }];
  const { html } = await mailOf(
    await weekOf('links', issue({ ...paper, more }, { ...paper, more }), mailConfig),
  );
  expect(html.match(/>코드<\/a>/g)).toHaveLength(2);
});

test('an address that is none does not become one', async () => {
  const { view, config } = await weekOf(
    'script',
    issue({ ...paper, link: 'javascript:alert(1)', more: ['data:text/html,x'] }),
    mailConfig,
  );
  const { html } = renderEmail(view, config, await loadTemplates('email', new Map()));
  for (const link of readPage(html).root.find('a'))
    expect(link.attribute('href')).not.toMatch(/^(?:javascript|data):/);
});
