/**
 * Every format says what the issue file says: the same papers in the same order with the same links and sentences. Each week
 * is rendered the way a user does it, read back, and held against what `validate --rendered` looks for. What that should be is
 * written by hand in parity-by-hand.test.ts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderPage } from '../../src/formats/page/content.ts';
import { escapeHtml } from '../../src/markdown/print/escape-html.ts';
import { mailConfig, weekOf } from '../support/weeks.ts';
import { render, type Source } from './parity-render.ts';
import { differences, type Seen, seenInForum, seenInHtml, seenInJson, seenInText } from './parity-seen.ts';
import { expectedOf, oursIn, type Shape } from './parity-expected.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const fixtures = 'test/fixtures/weeks';

const weeks: readonly Source[] = [
  ...readdirSync('issues')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      date: name.slice(0, 10),
      issue: read(`issues/${name}`),
      config: read('digest.config.yaml'),
    })),
  ...['2026-01-05', '2025-12-29'].map((date) => ({
    date,
    issue: read(`${fixtures}/issues/${date}.yaml`),
    config: read(`${fixtures}/digest.config.yaml`),
  })),
];

/** What is there of the author's and is not shown as it should be, and what is shown besides. */
async function compare(source: Source, shape: Shape, seen: Seen): Promise<string[]> {
  const week = await weekOf(source.date, source.issue, source.config);
  return differences(expectedOf(week, shape), seen, oursIn(week, shape));
}

describe.each(weeks)('the week of $date', async (week) => {
  const { posts, email, text, json } = await render(week);

  test('is there to be compared', async () => {
    const pieces = expectedOf(await weekOf(week.date, week.issue, week.config), 'forum');
    expect(pieces.length).toBeGreaterThan(20);
    expect(pieces.flatMap(({ urls }) => urls).length).toBeGreaterThan(5);
  });

  test.each([
    { locale: 'ko', typographer: true },
    { locale: 'ko', typographer: false },
    { locale: 'ko', typographer: true, parser: '14.0' },
  ] as const)('on the forum, %j', async (options) => {
    expect(await compare(week, 'forum', seenInForum(posts, options))).toEqual([]);
  });

  test.each([true, false])('on an English forum, typographer %j', async (typographer) => {
    const config = /^forum:$/m.test(week.config)
      ? week.config.replace('  locale: ko', '  locale: en')
      : `${week.config}forum: { locale: en }\n`;
    const english = await render({ ...week, config });
    const options = { locale: 'en', typographer };
    expect(await compare(week, 'forum', seenInForum(english.posts, options))).toEqual([]);
  });

  test('by mail', async () => {
    expect(await compare(week, 'email', seenInHtml(email))).toEqual([]);
  });

  test('as a page', async () => {
    const { view } = await weekOf(week.date, week.issue, week.config);
    const [, front = '', body = ''] = /^---\n([^]*?)---\n([^]*)$/.exec(renderPage(view)) ?? [];
    const title: string = JSON.parse(/^title: (.*)$/m.exec(front)?.[1] ?? '');
    expect(await compare(week, 'forum', seenInHtml(`<h1>${escapeHtml(title)}</h1>${body}`))).toEqual([]);
  });

  test('as plain text', async () => {
    expect(await compare(week, 'text', seenInText(text))).toEqual([]);
  });

  test.each(['text', 'html', 'markdown'] as const)('as data, each text as %s', async (as) => {
    expect(await compare(week, 'json', seenInJson(json, as))).toEqual([]);
  });
});

describe('what a template loses or changes is found', async () => {
  const [week] = weeks.slice(-1);
  if (week === undefined) throw new Error('no week');
  const card = (format: string): string => read(`templates/${format}/card.hbs`);
  const changed = (format: string, from: string, to: string): Record<string, string> => {
    const template = card(format);
    expect(template).toContain(from);
    return { [`${format}/card.hbs`]: template.replace(from, to) };
  };
  const found = async (format: 'forum' | 'email' | 'text', from: string, to: string): Promise<string[]> => {
    const { posts, email, text } = await render(week, { templates: changed(format, from, to) });
    const seen =
      format === 'forum'
        ? seenInForum(posts, { locale: 'ko' })
        : format === 'email'
          ? seenInHtml(email)
          : seenInText(text);
    return compare(week, format, seen);
  };
  const lost = [
    'papers[0].arxiv lost: https://arxiv.org/abs/2512.00001v2',
    'papers[1].link lost: https://example.org/a-very-long-address/that-does-not-end/before-it-has-one-hundred-and-twenty-characters/0123456789/0123456789',
    'papers[2].doi lost: https://doi.org/10.1000/182',
  ];

  test.each([
    ['forum', '{{link}}', ''],
    ['email', '<a class="e" href="{{link}}"', '<a class="e"'],
    ['text', '{{link}}', ''],
  ] as const)('a link, %s', async (format, from, to) => {
    const links = (await found(format, from, to)).filter((line) => / lost: https?:/.test(line));
    expect(links.slice(-3)).toEqual(lost);
  });

  test.each([
    ['forum', '{{#each summary}}\n{{text}}', '{{#each summary}}\n'],
    ['email', '{{else}}14px{{/if}} 0 0">{{text}}', '{{else}}14px{{/if}} 0 0">'],
    ['text', '{{#each summary}}\n{{text}}', '{{#each summary}}\n'],
  ] as const)('a text, %s', async (format, from, to) => {
    expect(await found(format, from, to)).toContain('papers[1].summary lost: 짧은소개입니다.');
  });

  test.each(['forum', 'email', 'text'] as const)('a text too many, %s', async (format) => {
    const from = '{{#if byline}}';
    expect(await found(format, from, `너무 많은 글\n\n${from}`)).toContain(
      'before papers[0].authors: 너무많은글',
    );
  });
});

test('a post in parts says what the whole says', async () => {
  const [week] = weeks;
  if (week === undefined) throw new Error('no week');
  const config = week.config.replace('forum:\n', 'forum:\n  max_length: 4000\n');
  const { posts } = await render({ ...week, config }, { flags: '--split' });
  expect(posts.length).toBeGreaterThan(1);
  for (const typographer of [true, false]) {
    const cooked = posts.map((post) => seenInForum([post], { locale: 'ko', typographer }));
    const titles = cooked.map(({ text }, i) => {
      const [title = ''] = /^.*?\(\d+\/\d+\)/.exec(text) ?? [];
      expect(title).toContain(`(${i + 1}/${posts.length})`);
      return title;
    });
    const joined = {
      text: cooked.map(({ text }, i) => text.slice(titles[i]?.length)).join(''),
      urls: cooked.flatMap(({ urls }) => urls),
    };
    // Each part has a title of its own in place of the whole's.
    expect((await compare(week, 'forum', joined)).map((line) => line.split(': ')[0])).toEqual(['title lost']);
  }
});

test('a mail that email.fit made smaller lists what it lost, and other formats lose nothing', async () => {
  const papers = Array.from({ length: 20 }, (_, i) => ({
    title: { ko: `모델 ${i + 1}`, en: `Paper ${i + 1}` },
    arxiv: `2501.${10_000 + i}`,
    summary: `${i + 1}번째 논문의 소개입니다.`,
    abstract: {
      ko: `${i + 1}번째 초록. ${'초록 '.repeat(200)}`,
      en: `Number ${i + 1}. ${'word '.repeat(700)}`,
    },
  }));
  const intro = [{ text: '첫 주제입니다.' }];
  const issue = JSON.stringify({ week: '2025-07-07', intro, papers });
  const week = {
    date: '2025-07-07',
    issue,
    config: `${mailConfig}  fit: true\nlocale: ko\nforum: { max_length: 200000 }\n`,
  };
  const { posts, email, text, json, stderr } = await render(week);
  expect(await compare(week, 'forum', seenInForum(posts, { locale: 'ko' }))).toEqual([]);
  expect(await compare(week, 'text', seenInText(text))).toEqual([]);
  expect(await compare(week, 'json', seenInJson(json, 'text'))).toEqual([]);
  const lost = (await compare(week, 'email', seenInHtml(email))).map(
    (line) => line.split(' lost: ')[0] ?? '',
  );
  expect(lost.length).toBeGreaterThan(3);
  expect(lost.length).toBeLessThan(20);
  for (const path of lost) {
    expect(path).toMatch(/^papers\[\d+\]\.abstract\.en$/);
    expect(stderr).toContain(path);
  }
});
