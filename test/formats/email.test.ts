import { describe, expect, test } from 'vitest';
import { type CardPart, cardParts } from '../../src/issue/parts.ts';
import { loadTemplates } from '../../src/formats/list.ts';
import { renderEmail } from '../../src/formats/email/mail.ts';
import { contrast } from '../support/contrast.ts';
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
  const texts: Readonly<Record<CardPart, readonly string[]>> = {
    contents: [],
    title: ['**별표**가 든 제목', 'Stars **in** a title'],
    byline: ['Ada Lovelace'],
    image: [],
    summary: ['핵심(Core)은'],
    abstract: ['논문 초록(Abstract)', '첫 문단입니다.'],
    link: ['논문 보기 ·\u00a0arxiv.org/abs/2512.00001v2'],
    more: ['더 읽어보기', '발표'],
    tags: ['태그: small models, <b>, 추론'],
  };
  const order = cardParts.flatMap((part) => texts[part]).map((words) => first?.text.indexOf(words) ?? -1);
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('what a paper does not have leaves nothing behind', async () => {
  const html = (await mailOf(await weekOf('bare', issue(paper), mailConfig))).html;
  for (const label of ['논문 초록', '더 읽어보기', '태그']) expect(html).not.toContain(label);
  // Labels are no headings.
  expect(readPage(html).root.find('h3')).toEqual([]);
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
    expect(await shown({ url, alt: '' })).toContain('width="534" style');
  });

  test('are no higher than a screen', async () => {
    const url = 'https://example.org/x.png';
    expect(await shown({ url, alt: '', width: 1000, height: 4000 })).toContain('width="125" height="500"');
    expect(await shown({ url, alt: '', width: 534, height: 534 })).toContain('width="500" height="500"');
    expect(await shown({ url, alt: '', width: 1, height: 40_000 })).toContain('width="1" height="500"');
    const html = await shown({ url, alt: '' }, `![표|300x3000](${url}) ![표](${url})`);
    expect(html).toContain('alt="표" width="50" height="500"');
    expect(html).toContain('max-height:500px');
  });

  test('stand on white, in dark mode too', async () => {
    const url = 'https://example.org/x.png';
    const html = await shown(
      { url, alt: '' },
      `![하나](${url}) <img src="${url}" alt="둘"> [![셋](${url})](${url})`,
    );
    const { root } = readPage(html);
    expect(root.find('img')).toHaveLength(4);
    for (const { style } of root.find('img')) expect(style.get('background-color')).toBe('#ffffff');
    const css = root
      .find('style')
      .map((style) => style.text)
      .join('\n');
    for (const [rule] of css.matchAll(/[^\n{}]*\bimg\b[^\n]*/g))
      expect(rule).toMatch(/^img\{border:0\}$|background-color:#ffffff !important/);
  });

  test.each([
    'http://example.org/x.png',
    'https://example.org/x.svg',
    'https://example.org/x.webp?v=1',
    'https://github.com/o/r/blob/main/x.png',
  ])('%s is a link instead', async (url) => {
    const html = await shown({ url, alt: '그림' }, `앞 ![다른 그림](${url}) 뒤`);
    expect(html).not.toContain('<img');
    const texts = readPage(html)
      .root.find('a')
      .filter((a) => a.attribute('href') === url)
      .map((a) => a.text);
    expect(texts.toSorted()).toEqual(['그림', '다른 그림']);
  });
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
    .root.find('h3', 'h4', 'h5', 'h6')
    .map((h) => `${h.tag} ${h.text}`);
  expect(headings).toEqual(['h3 하나', 'h4 셋', 'h4 둘', 'h5 다섯']);
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

describe('from right to left', () => {
  const rightToLeft = {
    title: { ar: 'نماذج صغيرة', en: 'Small Models' },
    arxiv: '2501.00001',
    summary: { ar: '`foo(bar);`\n\n```\n// done.\n```\n\n> اقتباس', en: '> quoted' },
    abstract: { ar: 'خلاصة البحث.', en: 'The abstract.' },
  };
  const page = async () =>
    readPage(
      (
        await mailOf(
          await weekOf('rtl', issue(rightToLeft), `${mailConfig}locale: ar\nlanguages: [ar, en]\n`),
        )
      ).html,
    ).root;

  test('code is still read from left to right', async () => {
    const root = await page();
    expect(root.find('code')[0]?.attribute('dir')).toBe('ltr');
    const [block] = root.find('pre');
    expect(block?.attribute('dir')).toBe('ltr');
    expect(block?.style.get('text-align')).toBe('left');
  });

  test.each([
    ['[2025] Small Models (Draft)', '<span dir="ltr">[2025] Small Models (Draft)</span>'],
    ['[٢] نماذج صغيرة (GPT)', '[٢] نماذج صغيرة (GPT)'],
    ['[2025]', '[2025]'],
    ['논문 <b>', '<span dir="ltr">논문 &lt;b&gt;</span>'],
  ])('the title %s keeps its brackets, of the issue and of a paper', async (title, shown) => {
    const week = await weekOf('rtl', issue({ ...rightToLeft, title }), `${mailConfig}locale: ar\n`);
    const { html } = await mailOf(week);
    expect(/<h1[^>]*>(.*)<\/h1>/.exec(html)?.[1]).toBe('<span dir="ltr">[July 7–13, 2025] 주간 논문</span>');
    expect(/<h2[^>]*><a [^>]*>1\. (.*)<\/a><\/h2>/.exec(html)?.[1]).toBe(shown);
  });

  test('the line above the title keeps its numbers before their words', async () => {
    const config = `${mailConfig}locale: ar\n`.replace(/^name:.*$/m, 'name: نماذج');
    const { html } = await mailOf(await weekOf('rtl', issue(rightToLeft), config));
    expect(html).toContain('>نماذج · <span dir="ltr">1 paper</span>');
  });

  test('a number of the list keeps off its title, on the side where lines begin', async () => {
    const title = (await page()).find('td').find(({ text }) => /^\s*نماذج صغيرة\s*$/.test(text));
    expect(title?.style.get('padding-right')).toBe('6px');
  });

  test('the bar of a quotation stands where its lines begin', async () => {
    const root = await page();
    const sides = root
      .find('td', 'blockquote')
      .filter(({ text }) => /^\s*(?:اقتباس|quoted|خلاصة البحث\.|The abstract\.)\s*$/.test(text))
      .map(({ style }) => ['left', 'right'].filter((side) => style.has(`border-${side}`)).join());
    expect(sides).toEqual(['right', 'left', 'right', 'left']);
  });
});

test('names have their own direction, and what is behind them stays behind them', async () => {
  const authors = ['Ada Lovelace', 'דוד בן', '김 구', '<b>, x', 'E'];
  const week = await weekOf(
    'names',
    issue({ ...paper, authors, published: '2025-07-01' }),
    `${mailConfig}card: { authors: 4 }\n`,
  );
  const { html } = await mailOf(week);
  expect(html).toContain(
    '<span dir="auto">Ada Lovelace</span>, <span dir="auto">דוד בן</span>, <span dir="auto">김 구</span>, <span dir="auto">&lt;b&gt;, x</span> 외 1명 · 2025/07/01</p>',
  );
});

test('a quotation has a bar, and its text keeps off it', async () => {
  const { root } = readPage(
    (await mailOf(await weekOf('quote', issue({ ...paper, summary: '> a\n>\n> > b\n\n뒤' }), mailConfig)))
      .html,
  );
  const quotes = root.find('blockquote');
  expect(quotes).toHaveLength(2);
  for (const { style, children } of quotes) {
    expect(style.get('border-left')).toMatch(/^3px solid #/);
    const inner = children.find((child) => typeof child !== 'string');
    expect(inner?.style.get('margin-left')).toBe('16px');
  }
});

describe('an accent that nobody could read', () => {
  test.each(['#ffff00', '#ffffff'])(
    '%s is the colour of bars, and text gets a darker shade of it',
    async (accent) => {
      const { root } = readPage(await styled(`{ accent: '${accent}' }`));
      const masthead = root.find('td').find((td) => td.attribute('class') === 'e');
      expect(masthead?.style.get('border-top')).toBe(`4px solid ${accent}`);
      const colours = root.find('a', 'h3').map(({ style }) => style.get('color') ?? '');
      expect(colours.length).toBeGreaterThan(2);
      for (const colour of colours)
        for (const behind of ['#ffffff', '#f3f3f0'])
          expect(contrast(colour, behind)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('in dark mode gets a lighter one', async () => {
    const css = readPage(await styled("{ dark: { accent: '#202060' } }"))
      .root.find('style')
      .map(({ text }) => text)
      .join();
    const colour = /a,\.a\{color:(#[0-9a-f]{6}) /.exec(css)?.[1] ?? '';
    expect(contrast(colour, '#1d2024')).toBeGreaterThanOrEqual(4.5);
    expect(css).toContain('.e{border-color:#202060 !important}');
  });

  test('a colour that can be read stays as it is', async () => {
    expect(await styled("{ accent: '#7a1f5c' }")).not.toContain('#24598f');
    expect(await styled("{ accent: '#7a1f5c', muted: '#999999' }")).toContain(';color:#7a1f5c;');
  });
});
