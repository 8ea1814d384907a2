/** The feeds that `digest site` writes beside the pages. */
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { readPage } from '../support/html.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const config = (site: string): string =>
  `name: Papers\nlocale: ko\nsite: { ${site}id: "tag:example.org,2025:papers" }\n`;
const weeks = { '2025-07-07': soundIssue('2025-07-07'), '2025-07-14': soundIssue('2025-07-14') };
const whole = newsletter(weeks, config('base: https://example.org/papers, '));

const ledger = JSON.stringify({
  version: 1,
  week: '2025-07-07',
  mail: {
    via: 'smtp',
    url: 'smtps://mail.example.org',
    to: 'readers@example.org',
    message_id: '<m@example.org>',
    eml: `sha256:${'0'.repeat(64)}`,
    issue: `sha256:${'0'.repeat(64)}`,
    state: 'sent',
    at: '2025-07-12T01:02:03.000Z',
  },
});

describe('the feeds of a site', () => {
  test('are linked from each page, and have the newest issue first', async () => {
    const { context } = await runCli('site --date 2025-08-01', { files: whole });
    const { root } = readPage(context.files.text('/desk/site/p/2507.07001/index.html'));
    const links = [...root.all()].filter((one) => one.tag === 'link' && one.attribute('rel') === 'alternate');
    expect(
      links.map((one) => [one.attribute('type'), one.attribute('href'), one.attribute('title')]),
    ).toEqual([
      ['application/atom+xml', '../../atom.xml', 'Papers'],
      ['application/feed+json', '../../feed.json', 'Papers'],
      ['application/rss+xml', '../../rss.xml', 'Papers'],
      ['application/atom+xml', '../../papers.xml', 'Papers: 논문'],
    ]);
    const { entries } = parseAtomFeed(context.files.text('/desk/site/atom.xml'));
    expect(entries?.map((entry) => entry.id)).toEqual([
      'tag:example.org,2025:papers/2025-07-14',
      'tag:example.org,2025:papers/2025-07-07',
    ]);
  });

  test('say when an issue went out, by its ledger', async () => {
    const files = { ...whole, '/desk/published/2025-07-07.json': ledger };
    const { code, context } = await runCli('site --date 2025-08-01', { files });
    expect(code).toBe(0);
    const { entries } = parseAtomFeed(context.files.text('/desk/site/atom.xml'));
    expect(entries?.map(({ updated }) => updated)).toEqual([
      '2025-07-20T09:00:00+09:00',
      '2025-07-12T01:02:03Z',
    ]);
    const { items } = parseRssFeed(context.files.text('/desk/site/rss.xml'));
    expect(items?.[1]?.pubDate).toBe('Sat, 12 Jul 2025 01:02:03 GMT');
  });

  test('stay as they are where a ledger cannot be read, and pages are made', async () => {
    const { context } = await runCli('site --date 2025-08-01', { files: whole });
    const before = context.files.text('/desk/site/atom.xml');
    context.files.put('/desk/published/2025-07-07.json', '{');
    context.files.put(
      '/desk/issues/2025-07-14.yaml',
      soundIssue('2025-07-14').replace('세어 본', '다시 세어 본'),
    );
    const { code, stdout, stderr } = await runCli('site --date 2025-08-01', context);
    expect(code).toBe(1);
    expect(stderr).toContain('published/2025-07-07.json');
    expect(stdout).toContain('changed  site/2025-07-14/index.html\n');
    expect(context.files.text('/desk/site/atom.xml')).toBe(before);
  });

  test('are not there without an address, which they need', async () => {
    const { context } = await runCli('site --date 2025-08-01', { files: newsletter(weeks, config('')) });
    expect(context.files.paths('/desk/site').filter((path) => /feed|xml$/.test(path))).toEqual([]);
    expect(context.files.text('/desk/site/index.html')).not.toContain('rel="alternate"');
  });
});
