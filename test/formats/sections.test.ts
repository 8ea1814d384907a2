/** Sections as each format shows them. That nothing of them is lost or changed is the business of test/verify. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/yaml/parse.ts';
import { cook } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { locateWritten } from '../../src/verify/locate.ts';
import { soundIssue, newsletter } from '../support/issues.ts';
import { readPage } from '../support/html.ts';
import { runCli } from '../support/run-cli.ts';
import { mailConfig, mailOf, sectionsWeek, weekOf } from '../support/weeks.ts';

const links = `sections:
  - title: { ko: "발표", en: "Talks" }
    items:
      - https://a.example/plain
      - title: "코드"
        url: https://a.example/code
`;
const withTexts = `${links}        text: { ko: "한 *문단*.", en: "One paragraph." }
  - title: "일자리"
    items: [ https://a.example/jobs ]
`;

async function render(format: string, sections: string, config?: string): Promise<string> {
  const files = newsletter({ '2025-07-07': soundIssue() + sections }, config);
  const { code, stdout, stderr } = await runCli(`render 2025-07-07 --format ${format}`, { files });
  expect(code, stderr).toBe(0);
  return stdout;
}

/** What is behind the only card. */
const behindCard = (text: string): string =>
  text.slice(text.indexOf('https://arxiv.org/abs/2507.07001') + 32).trim();

describe('on the forum', () => {
  test('links alone are a tight list', async () => {
    expect(behindCard(await render('forum', links))).toBe(
      '---\n\n## 발표 / Talks\n\n- https://a.example/plain\n- [코드](https://a.example/code)',
    );
  });

  test('with texts their items stand apart, and the closing is behind them', async () => {
    const text = await render('forum', `${withTexts}closing: 끝\n`);
    expect(behindCard(text)).toBe(
      '---\n\n## 발표 / Talks\n\n- https://a.example/plain\n\n- [코드](https://a.example/code)\n\n  한 *문단*.\n\n  One paragraph.\n\n' +
        '---\n\n## 일자리\n\n- https://a.example/jobs\n\n---\n\n끝',
    );
  });

  test.each([
    ...[
      'details',
      'quote',
      '/quote',
      'x',
      ' x',
      'poll',
      'code',
      'url',
      '^1',
      '^1]: a',
      '*',
      '1. a',
      '- a',
      '> a',
      '# a',
      '!',
    ],
    ...[
      'a](https://evil.example)',
      '[a](https://evil.example)',
      '`a',
      '\\',
      'a\\',
      '<b>a',
      '<!-- a',
      ':fire:',
      '@name',
      '#tag',
    ],
    ...[
      'https://other.example/x',
      'www.other.example',
      'a@b.example',
      '(c) -- ...',
      '"a"',
      ':)',
      '$x^2$',
      '~~a~~',
      '| a |',
    ],
  ])('a link named %j is that link', async (title) => {
    const sections = `sections:\n  - title: ${JSON.stringify(title)}\n    items:\n      - title: ${JSON.stringify(title)}\n        url: https://a.example/x\n        text: 글\n`;
    const issue = soundIssue() + sections;
    const files = newsletter({ '2025-07-07': issue });
    const { stdout } = await runCli('validate --rendered --format compact', { files });
    expect(stdout).toBe('');
    const raw = await render('forum', sections);
    for (const typographer of [true, false]) {
      const blocks = visibleBlocks(cook(raw, { locale: 'ko', typographer }));
      const [item, ...others] = blocks.filter((block) =>
        block.links.some(({ href }) => href === 'https://a.example/x'),
      );
      expect(others).toEqual([]);
      expect(item?.links).toHaveLength(1);
      expect(item?.links[0]).toMatchObject({ start: 0, end: item?.text.length });
    }
  });

  test('an address that is a text is shown as that, and not as the title of a page', async () => {
    const text = 'https://a.example/only';
    const raw = await render('forum', `${links}        text: ${text}\n`);
    expect(raw).toContain(`- [코드](https://a.example/code)\n\n  <${text}>\n`);
  });

  test.each([
    '- 하나\n- 둘\n\n  셋',
    '1. 하나\n   - 둘\n2. 셋',
    '> 인용\n\n글',
    '```\n코드\n\n  들여 쓴 코드\n```\n\n뒤',
    '| 가 | 나 |\n| --- | --- |\n| 1 | 2 |',
    '# 제목\n글',
    '[details="더"]\n글\n\n- 목록\n[/details]',
    '하나\\\n둘',
    '***\n글',
    '![그림](https://a.example/a.png)',
  ])('a text of more than a paragraph is whole all the same: %j', async (text) => {
    const issue = `${soundIssue()}${links}        text: |\n${text.replace(/^(?=.)/gm, ' '.repeat(10))}\n`;
    const files = newsletter({ '2025-07-07': issue });
    const { stdout } = await runCli('validate --rendered --format compact', { files });
    expect(stdout).not.toMatch(/differs|error/);
  });

  test('a heading in a text stands below that of its section', async () => {
    expect(await render('forum', `${links}        text: "# 작은 제목"\n`)).toContain('\n\n  ### 작은 제목\n');
  });
});

describe('as plain text', () => {
  test('titles stand above their addresses, texts below', async () => {
    expect(behindCard(await render('text', links))).toBe(
      '발표\nTalks\n-----\n\n- https://a.example/plain\n- 코드\n  https://a.example/code',
    );
    expect(behindCard(await render('text', withTexts))).toBe(
      '발표\nTalks\n-----\n\n- https://a.example/plain\n\n- 코드\n  https://a.example/code\n  한 문단.\n\n  One paragraph.\n\n\n일자리\n------\n\n- https://a.example/jobs',
    );
  });
});

describe('by mail', async () => {
  const { root } = readPage((await mailOf(await sectionsWeek())).html);
  const link = (address: string) => root.find('a').find((a) => a.attribute('href') === address);

  test('each section is a card with a heading', () => {
    const headings = root.find('h2').map((heading) => heading.text);
    expect(headings).toEqual(['1. 작은 모델의 쓸모', '발표와 강연 <b>&', '일자리 #1', 'Tools']);
  });

  test('a link says its language, and its address where its name does not tell', () => {
    const call = link('https://example.org/talks/call-for-papers?a=1&b=2');
    expect(call?.text).toBe('발표 모집: *올해*의 [첫] 행사 / Call for Papers: $5 & more');
    expect(call?.find('span').map((span) => span.attribute('lang'))).toEqual([undefined, 'en']);
    expect(link('https://example.org/paper/code')?.text).toBe('코드 (example.org/paper/code)');
    const code = root.find('a').find((a) => a.text.startsWith('코드 (github.com/'));
    expect(code?.attribute('href')).toMatch(/^https:\/\/github\.com\/.*0123456789$/);
    expect(link('https://example.org/jobs/plain')?.text).toBe('example.org/jobs/plain');
  });

  test('a heading in a text stands below that of its section', async () => {
    const issue = `${soundIssue()}${links}        text: "# 작은 제목"\n`;
    const page = readPage((await mailOf(await weekOf('heading', issue, mailConfig))).html);
    expect(page.root.find('h3').map((heading) => heading.text)).toContain('작은 제목');
  });
});

test('as data', async () => {
  const data = JSON.parse(await render('json', withTexts)) as { sections: unknown };
  const text = (lang: string, words: string, markdown = words): object =>
    expect.objectContaining({ lang, text: words, markdown });
  expect(data.sections).toEqual([
    {
      title: [text('ko', '발표'), text('en', 'Talks')],
      items: [
        { title: [], url: 'https://a.example/plain', text: [] },
        {
          title: [text('ko', '코드')],
          url: 'https://a.example/code',
          text: [text('ko', '한 문단.', '한 *문단*.'), text('en', 'One paragraph.')],
        },
      ],
    },
    { title: [text('ko', '일자리')], items: [{ title: [], url: 'https://a.example/jobs', text: [] }] },
  ]);
});

describe.each(['forum', 'email', 'text', 'json'])('%s', (format) => {
  test.each([
    'sections: []\n',
    'draft: true\nsections:\n  - title: "발표"\n    items:\n      - title: "주소 없음"\n',
  ])('has nothing of %j', async (sections) => {
    const draft = /^draft.*\n/.exec(sections)?.[0] ?? '';
    expect(await render(format, sections)).toBe(await render(format, draft));
  });
});

describe('a post in parts', () => {
  const [head = '', card = ''] = soundIssue().split(/(?<=papers:\n)/);
  const cards = ['', '2', '3'].map((n) =>
    card.replace('2507.07001', `2507.0700${n === '' ? '1' : n}`).replace('쓸모', `쓸모 ${n}`),
  );
  const longer = ['가', '나', '다']
    .map(
      (title) =>
        `  - title: "${title}"\n    items:\n      - title: "긴 글"\n        url: https://a.example/${title}\n        text: "${'가나다라 '.repeat(80).trim()}"\n`,
    )
    .join('');
  const issue = `${head}${cards.join('')}sections:\n${longer}closing: 끝\n`;

  async function partsOf(most: number): Promise<string[]> {
    const config = `name: Test\nlocale: ko\nrules: { paper/link-duplicate: off }\nforum: { max_length: ${most} }\n`;
    const files = newsletter({ '2025-07-07': issue }, config);
    const { code, stdout, context } = await runCli('render 2025-07-07 --split --out out', { files });
    expect(code).toBe(0);
    return stdout
      .trim()
      .split('\n')
      .map((path) => new TextDecoder().decode(context.files.read(`/desk/${path}`)));
  }
  const headingsOf = (post: string): string[] =>
    [...post.matchAll(/^## (.*)$/gm)].map(([, title = '']) => title);

  test('is cut between sections too, and each part is as short as it must be', async () => {
    const [whole = ''] = await partsOf(32_000);
    for (const most of [700, 900, 1200, 2000]) {
      const parts = await partsOf(most);
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(most);
      expect(parts.flatMap(headingsOf)).toEqual(headingsOf(whole));
      expect(parts.filter((part) => part.endsWith('---\n\n끝\n'))).toEqual(parts.slice(-1));
    }
  });
});

describe('a template of one’s own that shows no sections', () => {
  test.each(['forum', 'email', 'text'])('is told of, %s', async (format) => {
    const main = readFileSync(`templates/${format}/main.hbs`, 'utf8');
    const own = main.replace('{{#each sections}}\n{{> section}}\n{{/each}}\n', '{{#if sections}}{{/if}}');
    expect(own).not.toBe(main);
    const files = {
      ...newsletter({ '2025-07-07': soundIssue() + withTexts }),
      [`/desk/templates/${format}/main.hbs`]: own,
      [`/desk/templates/${format}/section.hbs`]: '',
    };
    const { stdout } = await runCli('validate --rendered --format json', { files });
    const problems = JSON.parse(stdout) as { code: string; path: string }[];
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(
      [
        ...[
          'title.ko',
          'title.en',
          'items[0]',
          'items[1].title',
          'items[1]',
          'items[1].text.ko',
          'items[1].text.en',
        ].map((path) => `sections[0].${path}`),
        ...['sections[1].title', 'sections[1].items[0]'],
      ].map((path) => `template/differs ${path}`),
    );
  });
});

test('the preview leads from each of its blocks to the lines', async () => {
  const issue = soundIssue() + withTexts;
  const { view } = await weekOf('preview', issue);
  const { sourceMap } = parseYaml(Buffer.from(issue));
  const first = issue.split('\n').indexOf('sections:') + 1;
  const blocks = locateWritten(view, sourceMap).filter(({ path }) => path.startsWith('sections'));
  expect(
    blocks.map(({ path, text, lines: [from = 0, to = 0] = [] }) => [path, text, from - first, to - first]),
  ).toEqual([
    ['sections[0].title.ko', '발표', 1, 1],
    ['sections[0].title.en', 'Talks', 1, 1],
    ['sections[0].items[0]', 'https://a.example/plain', 3, 3],
    ['sections[0].items[1]', '코드 https://a.example/code', 4, 4],
    ['sections[0].items[1].text.ko', '한 문단.', 6, 6],
    ['sections[0].items[1].text.en', 'One paragraph.', 6, 6],
    ['sections[1].title', '일자리', 7, 7],
    ['sections[1].items[0]', 'https://a.example/jobs', 8, 8],
  ]);
});
