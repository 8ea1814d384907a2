/** Whatever the config asks of mail and forum: it renders, nothing is lost but what was meant to be, and templates are told apart. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newsletter } from '../support/issues.ts';
import { readPage } from '../support/html.ts';
import { runCli } from '../support/run-cli.ts';
import { weekOf } from '../support/weeks.ts';
import { expectedOf, oursIn, type Shape } from './parity-expected.ts';
import { render } from './parity-render.ts';
import { differences, seenInForum, seenInHtml, seenInText } from './parity-seen.ts';

const date = '2025-12-29';
const issue = readFileSync(`test/fixtures/weeks/issues/${date}.yaml`, 'utf8');
const base = readFileSync('test/fixtures/weeks/digest.config.yaml', 'utf8');
const withEmail = (keys: string): string => base.replace('email:\n', `email:\n${keys}`);

const mails = [true, false].flatMap((contents) =>
  ['all', 'first', 'none'].flatMap((abstracts) =>
    ['none', 'emoji', ...(contents ? [] : ['number'])].map(
      (sign) => `  contents: ${contents}\n  abstracts: ${abstracts}\n  theme_sign: ${sign}\n`,
    ),
  ),
);
const forums = ['false', 'links', 'toc'].flatMap((contents) =>
  ['quote', 'details'].flatMap((abstracts) =>
    [true, false].flatMap((numbers) =>
      [32_000, 1400].map(
        (most) =>
          `  contents: ${contents}\n  abstracts: ${abstracts}\n  numbers: ${numbers}\n  split: true\n  max_length: ${most}\n`,
      ),
    ),
  ),
);

/** A comment makes each template one of the newsletter's own. */
const own = (format: string, names: string): Record<string, string> =>
  Object.fromEntries(
    names.split(' ').map((name) => {
      const file = `${format}/${name}.hbs`;
      return [`/desk/templates/${file}`, `${readFileSync(`templates/${file}`, 'utf8')}{{!-- own --}}\n`];
    }),
  );
const ownTemplates = {
  ...own('forum', 'card contents main'),
  ...own('email', 'card contents main'),
  ...own('text', 'card contents main'),
};

async function compare(config: string, shape: Shape, seen: Parameters<typeof differences>[1]) {
  const week = await weekOf(date, issue, config);
  return differences(expectedOf(week, shape), seen, oursIn(week, shape));
}

async function rendered(config: string, templates: Record<string, string> = {}): Promise<string[]> {
  const files = { ...newsletter({ [date]: issue }, config), ...templates };
  const { stdout } = await runCli('validate --rendered --format json', { files });
  const found = JSON.parse(stdout) as { code: string; message: string }[];
  return found
    .filter(({ code }) => /^(?:template|forum\/differs)/.test(code))
    .map(({ code, message }) => `${code} ${message}`);
}

test.each(mails)('a mail with\n%s says all that it should', async (keys) => {
  const config = withEmail(keys);
  const { email, text } = await render({ date, issue, config });
  expect(await compare(config, 'email', seenInHtml(email))).toEqual([]);
  // What reads it back takes a number at the beginning of a line for the mark of a list.
  if (keys.includes('number')) expect(text).toContain('\n1. 작은 모델');
  else expect(await compare(config, 'text', seenInText(text))).toEqual([]);
  expect(await rendered(config, ownTemplates)).toEqual([]);
});

test.each(forums)('a post with\n%s says all that it should', async (keys) => {
  const config = `${base}forum:\n${keys}`;
  const { posts } = await render({ date, issue, config });
  expect(posts.length > 1).toBe(keys.includes('1400'));
  expect(await rendered(config)).toEqual([]);
  expect(await rendered(config, ownTemplates)).toEqual([]);
  // Each part of a split post lists its own cards.
  if (posts.length === 1)
    expect(await compare(config, 'forum', seenInForum(posts, { locale: 'ko' }))).toEqual([]);
});

const card = readFileSync('templates/email/card.hbs', 'utf8');

describe('templates of a newsletter', () => {
  const main = readFileSync('templates/email/main.hbs', 'utf8').replace('{{> contents}}\n', '');
  const unlinked = card.replace(/\{\{#if \.\.\/title_link\}\}.*?\{\{else\}\}(.*?)\{\{\/if\}\}/, '$1');

  test('may have no list of contents: a takeaway alone is lost with it', async () => {
    const found = await rendered(base, { '/desk/templates/email/main.hbs': main });
    expect(found).toHaveLength(2);
    for (const one of found) expect(one).toMatch(/takeaway/);
    const without = issue.replace(/ {4}takeaway:\n.*\n.*\n/, '');
    const files = newsletter({ [date]: without }, base);
    const run = await runCli('validate --rendered --format json', {
      files: { ...files, '/desk/templates/email/main.hbs': main },
    });
    expect(run.stdout).not.toContain('template/differs');
  });

  test('may have the address at the button alone', async () => {
    expect(unlinked).not.toBe(card);
    expect(await rendered(base, { '/desk/templates/email/card.hbs': unlinked })).toEqual([]);
  });

  test('may not lead elsewhere from the list', async () => {
    const contents = readFileSync('templates/email/contents.hbs', 'utf8');
    const evil = contents.replace('href="{{../title_link}}"', 'href="https://evil.example/"');
    expect(evil).not.toBe(contents);
    const [found] = await rendered(base, { '/desk/templates/email/contents.hbs': evil });
    expect(found).toMatch(/^template\/differs the arXiv id of paper 1 .*https:\/\/arxiv\.org/);
  });
});

describe('with a site', () => {
  const config = `${base.replace(/ {2}web_url:.*\n/, '')}site:\n  base: https://papers.example\n`;
  const linksIn = (html: string): (string | undefined)[] =>
    readPage(html)
      .root.find('a')
      .map((a) => a.attribute('href'));

  test('list and card of the mail lead to the page of the paper, the button alone to the paper', async () => {
    const { email, text } = await render({ date, issue, config });
    const links = linksIn(email);
    const count = (url: string): number => links.filter((link) => link === url).length;
    expect(count('https://papers.example/p/2512.00001/')).toBe(2);
    expect(count('https://arxiv.org/abs/2512.00001v2')).toBe(1);
    // Above the title, and at the end.
    expect(count('https://papers.example/2025-12-29/')).toBe(2);
    expect(text).toContain('https://papers.example/2025-12-29/');
    expect(text).not.toContain('/p/2512.00001/');
  });

  test.each([
    ['a copy of the built-in card', card],
    ['a card that leads to the paper', card.replaceAll('title_link', 'link')],
  ])('%s is right', async (_, own) => {
    expect(await rendered(config, { '/desk/templates/email/card.hbs': `${own}{{!-- own --}}\n` })).toEqual(
      [],
    );
  });

  test('a list that leads elsewhere is told, and one that leads to the paper is not', async () => {
    const contents = readFileSync('templates/email/contents.hbs', 'utf8');
    const file = '/desk/templates/email/contents.hbs';
    const evil = contents.replace('href="{{../title_link}}"', 'href="https://evil.example/"');
    expect((await rendered(config, { [file]: evil }))[0]).toMatch(/^template\/differs .*papers\.example/);
    expect(await rendered(config, { [file]: contents.replaceAll('title_link', 'link') })).toEqual([]);
  });
});

describe('what is left out', () => {
  const linkOf = (html: string): (string | undefined)[] =>
    readPage(html)
      .root.find('a')
      .filter((a) => a.text.startsWith('전문 보기'))
      .map((a) => a.attribute('href'));

  test('is linked to the issue on the web, else to the paper', async () => {
    const [first, none] = await Promise.all(
      ['first', 'none'].map((kind) => render({ date, issue, config: withEmail(`  abstracts: ${kind}\n`) })),
    );
    // One paper has an abstract in two languages, and one in one.
    expect(linkOf(first?.email ?? '')).toEqual(['https://example.org/weeks/52?from=mail&lang=ko']);
    expect(linkOf(none?.email ?? '').length).toBeGreaterThan(0);
    const web = '전문 보기: https://example.org/weeks/52?from=mail&lang=ko\n';
    expect(first?.text.split(web)).toHaveLength(2);
    expect(none?.text).toContain(`[논문 초록(Abstract)] ${web}`);
    const noWeb = withEmail('  abstracts: none\n').replace(/ {2}web_url:.*\n/, '');
    const { email, text } = await render({ date, issue, config: noWeb });
    expect(linkOf(email)[0]).toBe('https://arxiv.org/abs/2512.00001v2');
    // In the text the address of the paper stands in the next line as it is.
    expect(text).not.toContain('전문 보기');
  });

  test('is nothing without the switch', async () => {
    const { email, text } = await render({ date, issue, config: base });
    expect(linkOf(email)).toEqual([]);
    expect(text).not.toContain('전문 보기');
  });
});
