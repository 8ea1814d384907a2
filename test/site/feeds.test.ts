import { parseAtomFeed, parseFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { paperPath } from '../../src/papers/slug.ts';
import { bodyOf } from '../../src/formats/page/body.ts';
import { timesOf } from '../../src/site/feeds/times.ts';
import { plainOf } from '../../src/formats/view/passage.ts';
import type { View } from '../../src/formats/view/view.ts';
import { feedsOf, id } from './feeds.ts';
import { readPage } from '../support/html.ts';
import { everyKeyWeek, weekOf } from '../support/weeks.ts';

const file = (feeds: ReadonlyMap<string, string>, name: string): string => feeds.get(name) ?? '';

describe('the feeds of a week', async () => {
  const { view } = await everyKeyWeek();
  const feeds = await feedsOf([view]);

  test('are four files, each of the kind that its name says', () => {
    expect([...feeds].map(([path, content]) => [path, parseFeed(content).format])).toEqual([
      ['atom.xml', 'atom'],
      ['feed.json', 'json'],
      ['rss.xml', 'rss'],
      ['papers.xml', 'atom'],
    ]);
  });

  test('have an entry with the whole text of the issue, named by its week', () => {
    const [entry] = parseAtomFeed(file(feeds, 'atom.xml')).entries ?? [];
    expect(entry).toMatchObject({
      id: `${id}/2025-12-29`,
      title: { value: plainOf([view.title]) },
      published: '2026-01-04T09:00:00+09:00',
      updated: '2026-01-04T09:00:00+09:00',
      links: [{ rel: 'alternate', href: 'https://example.org/papers/2025-12-29/' }],
    });
    const html = entry?.content?.value ?? '';
    for (const text of bodyOf(view)) expect(readPage(html).root.text).toContain(readPage(text).root.text);
  });

  test('lead nowhere but to whole addresses', () => {
    const { items } = parseJsonFeed(file(feeds, 'feed.json'));
    const { root } = readPage(items?.[0]?.content_html ?? '');
    const addresses = [...root.all()].flatMap(({ attributes }) =>
      ['href', 'src'].flatMap((name) => attributes.get(name) ?? []),
    );
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((one) => !/^(?:https?:\/\/|mailto:)/.test(one))).toEqual([]);
    expect(addresses).toContain(`https://example.org/papers/${paperPath(view.papers[0] ?? {})}`);
  });

  test('have the takeaways of papers, and those who helped', async () => {
    const { view: made } = await weekOf(
      'made',
      'week: 2025-07-07\ncredits: [Ada]\npapers:\n  - { title: T, arxiv: "2506.00001", takeaway: "Faster.", summary: S }\n',
      'locale: en\n',
    );
    const { items } = parseJsonFeed(file(await feedsOf([made]), 'feed.json'));
    expect(items?.[0]?.content_html).toContain('<p lang="en">Faster.</p>');
    expect(items?.[0]?.content_html).toContain('Ada</p>');
  });

  test('have one with an entry a paper, once for all issues that had it', async () => {
    const issue = (week: string, title: string): string =>
      `week: ${week}\npapers:\n  - { title: "${title}", arxiv: "2506.00001", authors: [Ada], tags: [x], summary: S }\n`;
    const views = await Promise.all(
      [issue('2025-07-14', 'New'), issue('2025-07-07', 'Old')].map(
        async (text) => (await weekOf('w', text)).view,
      ),
    );
    const { entries, ...feed } = parseAtomFeed(file(await feedsOf(views), 'papers.xml'));
    expect(feed).toMatchObject({ id: `${id}/p`, title: { value: 'Papers & <more>: 논문' } });
    expect(entries).toHaveLength(1);
    expect(entries?.[0]).toMatchObject({
      id: `${id}/p/2506.00001`,
      title: { value: 'New' },
      authors: [{ name: 'Ada' }],
      categories: [{ term: 'x' }],
      links: [
        { rel: 'alternate', href: 'https://example.org/papers/p/2506.00001/' },
        { rel: 'related', href: 'https://arxiv.org/abs/2506.00001' },
      ],
    });
  });

  test('keep their ids and times where address and titles change', async () => {
    const { view: other } = await weekOf('other', 'week: 2025-12-29\ntitle: Another\nlead: x\n');
    const [before, after] = [feeds, await feedsOf([other], 'https://elsewhere.example/')].map((made) =>
      [...made].filter(([name]) => name !== 'papers.xml').map(([, content]) => namesIn(content)),
    );
    expect(after).toEqual(before);
  });

  test('have ten issues and fifty papers at most, and none without an issue', async () => {
    const views: View[] = [];
    for (let n = 0; n < 12; n++) {
      const papers = Array.from(
        { length: 6 },
        (_, i) => `  - { title: T, link: "https://e.org/${n}-${i}", summary: S }\n`,
      );
      const week = new Date(Date.UTC(2025, 11, 29 - 7 * n)).toISOString().slice(0, 10);
      views.push((await weekOf('w', `week: ${week}\npapers:\n${papers.join('')}`)).view);
    }
    const made = await feedsOf(views);
    expect(parseRssFeed(file(made, 'rss.xml')).items).toHaveLength(10);
    expect(parseAtomFeed(file(made, 'papers.xml')).entries).toHaveLength(50);
    expect((await feedsOf([])).size).toBe(0);
  });
});

function namesIn(content: string): unknown {
  const { format, feed } = parseFeed(content);
  if (format === 'atom') return [feed.id, feed.updated, feed.entries?.map((one) => [one.id, one.updated])];
  if (format === 'json') return feed.items?.map((one) => [one.id, one.date_modified]);
  if (format === 'rss') return [feed.lastBuildDate, feed.items?.map((one) => [one.guid, one.pubDate])];
  return undefined;
}

describe('the time of an issue', () => {
  const at = (day: number): string => `2025-07-${day}T01:02:03.456Z`;
  const record = { url: 'https://forum.example', external_id: 'x', title: 'T', issue: 'sha256:0' } as const;
  const mail = {
    via: 'smtp',
    url: 'u',
    to: 't',
    message_id: 'm',
    eml: 'sha256:0',
    issue: 'sha256:0',
  } as const;

  test.each([
    [
      'is its last day at the time of sending, without a ledger',
      {},
      ['2025-07-13T09:00:00+09:00', '2025-07-13T09:00:00+09:00'],
    ],
    [
      'is from its first to its last part that went out',
      {
        forum: {
          ...record,
          posts: [
            { part: 1, state: 'posted', raw: 'sha256:0', at: at(15) },
            { part: 2, state: 'failed', raw: 'sha256:0', at: at(19) },
          ],
        },
        mail: { ...mail, state: 'sent', at: at(14) },
      },
      ['2025-07-14T01:02:03Z', '2025-07-15T01:02:03Z'],
    ],
    [
      'is not that of a preview, nor of a draft at a service',
      {
        forum_preview: { ...record, posts: [{ part: 1, state: 'posted', raw: 'sha256:0', at: at(15) }] },
        mail: { ...mail, state: 'draft', at: at(14) },
      },
      ['2025-07-13T09:00:00+09:00', '2025-07-13T09:00:00+09:00'],
    ],
  ] as const)('%s', (_, ledger, [published, updated]) => {
    expect(timesOf({ version: 1, week: '2025-07-07', ...ledger }, '2025-07-13', '09:00+09:00')).toEqual({
      published,
      updated,
    });
  });
});
