import { describe, expect, test } from 'vitest';
import { newsletter } from '../support/issues.ts';
import { readPage } from '../support/html.ts';
import { runCli } from '../support/run-cli.ts';
import { mailConfig, mailOf, weekOf } from '../support/weeks.ts';
import type { Week } from '../support/weeks.ts';

const long = (word: string, letters: number): string =>
  `${word} `.repeat(Math.ceil(letters / (word.length + 1))).trim();

/** Papers with abstracts of so many letters a language. */
async function weekWith(
  papers: number,
  { ko, en, config = '' }: { ko: number; en: number; config?: string },
): Promise<Week> {
  const issue = {
    week: '2025-07-07',
    papers: Array.from({ length: papers }, (_, i) => ({
      title: { ko: `논문 ${i + 1}`, en: `Paper ${i + 1}` },
      arxiv: `2501.${10_000 + i}`,
      summary: '소개입니다.',
      abstract: { ko: long('초록', ko), ...(en === 0 ? {} : { en: long('abstract', en) }) },
    })),
  };
  const settings = `${mailConfig}  fit: true\n`.replace('  web_url: "https://example.org/weeks/1"\n', config);
  return weekOf('fit', JSON.stringify(issue), settings);
}

test('what fits is left as it is', async () => {
  const week = await weekWith(3, { ko: 500, en: 500 });
  const mail = await mailOf(week);
  expect(mail.dropped).toEqual([]);
  const asked = { ...week.config, email: { ...week.config.email, fit: false } };
  expect(mail.html).toBe((await mailOf({ ...week, config: asked })).html);
});

test('what the config leaves out is not what had no room', async () => {
  const week = await weekWith(38, { ko: 3000, en: 3000 });
  const asked = (abstracts: 'first' | 'none') =>
    mailOf({ ...week, config: { ...week.config, email: { ...week.config.email, abstracts } } });
  expect((await asked('none')).dropped).toEqual([]);
  const { dropped, html, bytes } = await asked('first');
  expect(bytes).toBeLessThanOrEqual(100_000);
  expect(new Set(dropped.map(({ path }) => path[3]))).toEqual(new Set(['ko']));
  expect(dropped.every(({ after }) => after !== undefined)).toBe(true);
  const links = readPage(html).root.find('a');
  expect(links.filter((a) => a.text.startsWith('전문 보기: arxiv.org/abs/'))).toHaveLength(38);
  const small = await weekWith(2, { ko: 300, en: 300 });
  const { email } = small.config;
  const fits = await mailOf({
    ...small,
    config: { ...small.config, email: { ...email, abstracts: 'first' } },
  });
  expect(fits.dropped).toEqual([]);
});

test('without email.fit nothing is left out, however large', async () => {
  const week = await weekWith(30, { ko: 2000, en: 2000 });
  const mail = await mailOf({
    ...week,
    config: { ...week.config, email: { ...week.config.email, fit: false } },
  });
  expect(mail.bytes).toBeGreaterThan(100_000);
  expect(mail.dropped).toEqual([]);
});

test('abstracts in a second language go first, from the last paper backwards, and no more than needed', async () => {
  const mail = await mailOf(await weekWith(20, { ko: 700, en: 3000 }));
  expect(mail.bytes).toBeLessThanOrEqual(100_000);
  // One more abstract would not have fitted.
  expect(mail.bytes).toBeGreaterThan(100_000 - 4000);
  const first = 20 - mail.dropped.length;
  expect(first).toBeGreaterThan(0);
  expect(mail.dropped).toEqual(
    Array.from({ length: 20 - first }, (_, i) => ({ path: ['papers', first + i, 'abstract', 'en'] })),
  );
  const page = readPage(mail.html);
  const english = page.root.find('div').filter((div) => div.attribute('lang') === 'en');
  expect(english).toHaveLength(first);
  expect(mail.html).not.toContain('전문 보기');
});

describe('then long abstracts are shortened', async () => {
  const week = await weekWith(20, { ko: 4000, en: 1000 });
  const mail = await mailOf(week);
  const { root } = readPage(mail.html);

  test('to one length, as long as fits', () => {
    expect(mail.bytes).toBeLessThanOrEqual(100_000);
    expect(mail.bytes).toBeGreaterThan(98_000);
    const abstracts = root.find('td').filter((td) => td.style.has('border-left'));
    expect(abstracts).toHaveLength(20);
    for (const abstract of abstracts) expect(abstract.text).toMatch(/^\s*(?:초록 )+초록…\s*$/);
  });

  test('with a link to the whole that no other link is mistaken for', () => {
    const links = root.find('a').filter((a) => a.text.startsWith('전문 보기'));
    expect(links.map((a) => a.attribute('href'))).toEqual(week.view.papers.map((card) => card.link));
    expect(new Set(links.map((a) => a.text)).size).toBe(20);
  });

  test('and it says so', () => {
    expect(mail.dropped).toHaveLength(40);
    expect(mail.dropped.slice(0, 2)).toEqual([
      { path: ['papers', 0, 'abstract', 'en'] },
      { path: ['papers', 1, 'abstract', 'en'] },
    ]);
    expect(mail.dropped[20]).toEqual({ path: ['papers', 0, 'abstract', 'ko'], after: expect.any(Number) });
    expect(mail.dropped[20]?.after).toBeGreaterThan(500);
  });
});

test('the whole is on the web where there is such a page', async () => {
  const mail = await mailOf(await weekWith(20, { ko: 4000, en: 0, config: '  web_url: "*|ARCHIVE|*"\n' }));
  const links = readPage(mail.html)
    .root.find('a')
    .filter((a) => a.text === '전문 보기');
  expect(links).toHaveLength(20);
  for (const link of links) expect(link.attribute('href')).toBe('*|ARCHIVE|*');
});

test('where a sentence of each is too much, the last papers go without an abstract, its label and its link', async () => {
  const mail = await mailOf(await weekWith(50, { ko: 2000, en: 1000 }));
  expect(mail.bytes).toBeLessThanOrEqual(100_000);
  const { root } = readPage(mail.html);
  const shown = root.find('td').filter((td) => td.style.has('border-left'));
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.length).toBeLessThan(50);
  for (const abstract of shown) expect(abstract.text.trim().length).toBeGreaterThan(80);
  expect(root.find('p').filter((p) => p.text === '논문 초록(Abstract)')).toHaveLength(shown.length);
  expect(root.find('a').filter((a) => a.text.startsWith('전문 보기'))).toHaveLength(shown.length);
  const left = mail.dropped.filter(({ path, after }) => path[3] === 'ko' && after === undefined);
  expect(left.map(({ path }) => path[1])).toEqual(
    Array.from({ length: 50 - shown.length }, (_, i) => shown.length + i),
  );
});

describe('the command', () => {
  const render = async (papers: number, letters: number): Promise<{ code: number; stderr: string }> => {
    const issue = JSON.stringify({
      week: '2025-07-07',
      intro: [{ text: '첫 주제입니다.' }],
      papers: Array.from({ length: papers }, (_, i) => ({
        title: { ko: `논문 ${i + 1}`, en: `Paper ${i + 1}` },
        arxiv: `2507.${10_000 + i}`,
        summary: long('소개', letters),
        abstract: { ko: long('초록', 4000), en: long('abstract', 500) },
      })),
    });
    const files = newsletter({ '2025-07-07': issue }, `${mailConfig}  fit: true\nlocale: ko\n`);
    return runCli('render --format email --out out', { files });
  };

  test('says what it left out, and nothing of the size of a mail that fits', async () => {
    const { code, stderr } = await render(20, 30);
    expect(code).toBe(0);
    expect(stderr).not.toContain('100,000');
    expect(stderr).toMatch(
      /left out of the mail so that it fits: papers\[0\]\.abstract\.en, .*; all but about \d+ characters of papers\[0\]\.abstract\.ko, papers\[1\]\.abstract\.ko/,
    );
  });

  test('does not say that it fits where it does not', async () => {
    const { code, stderr } = await render(4, 15_000);
    expect(code).toBe(1);
    expect(stderr).toMatch(/mail has \d{3},\d{3} bytes; Gmail shows at most 100,000/);
    expect(stderr).toContain('Even without abstracts it is too large');
    expect(stderr).toContain('left out of the mail, which is still too large: papers[0].abstract.ko, ');
    expect(stderr).not.toContain('so that it fits');
  });
});

test('what cannot fit stays too large, without any abstract', async () => {
  const issue = {
    week: '2025-07-07',
    papers: Array.from({ length: 4 }, (_, i) => ({
      title: `논문 ${i + 1}`,
      arxiv: `2501.${10_000 + i}`,
      summary: long('소개', 15_000),
      abstract: long('초록', 500),
    })),
  };
  const mail = await mailOf(await weekOf('too large', JSON.stringify(issue), `${mailConfig}  fit: true\n`));
  expect(mail.bytes).toBeGreaterThan(100_000);
  expect(mail.dropped).toEqual([0, 1, 2, 3].map((i) => ({ path: ['papers', i, 'abstract'] })));
  expect(mail.weighCards()).toHaveLength(4);
  expect(mail.html).not.toMatch(/전문 보기|초록/);
});
