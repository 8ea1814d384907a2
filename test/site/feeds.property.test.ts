import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { plainOf } from '../../src/formats/view/passage.ts';
import { hostileText } from '../markdown/hostile.ts';
import { weekOf } from '../support/weeks.ts';
import { feedsOf } from './feeds.ts';

const fuzz = process.env['DIGEST_FUZZ'];
const runs = fuzz === undefined ? { numRuns: 300, seed: 20250707 } : { numRuns: Number(fuzz) };

/** What would change if it were escaped twice, or not at all. */
const entities = fc
  .array(
    fc.constantFrom(
      '&amp;',
      '&lt;',
      '<b>',
      '&#38;',
      '&',
      '<',
      '>',
      '"',
      "'",
      ']]>',
      '<!--',
      'a',
      ' ',
      '논문',
      '😀',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(entities, hostileText).map((one) => `a${one}`);

interface XmlEntry {
  readonly title: string;
  readonly content: { readonly '#text': string };
}
interface XmlItem {
  readonly title: string;
  readonly 'content:encoded': string;
}

const xml = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => name === 'entry' || name === 'item',
  processEntities: { enabled: true, maxTotalExpansions: 1e6, maxExpandedLength: 1e8 },
});

test('titles and texts are escaped exactly once, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, text, async (title, paper, summary) => {
      const data = {
        week: '2025-07-07',
        title,
        papers: [{ title: paper, link: 'https://e.org/x', summary }],
      };
      const { view } = await weekOf('made', JSON.stringify(data), 'locale: ko\n');
      const feeds = await feedsOf([view]);
      const [item] = parseJsonFeed(feeds.get('feed.json') ?? '').items ?? [];
      const shown = plainOf([view.title]).replace(/\s+/g, ' ').trim();
      expect(item?.title).toBe(shown);
      const html = inXml(item?.content_html ?? '');
      const atom = (xml.parse(feeds.get('atom.xml') ?? '') as { feed: { entry: XmlEntry[] } }).feed.entry[0];
      const rss = (xml.parse(feeds.get('rss.xml') ?? '') as { rss: { channel: { item: XmlItem[] } } }).rss
        .channel.item[0];
      expect([atom?.title, rss?.title]).toEqual([inXml(shown), inXml(shown)]);
      expect([atom?.content['#text'], rss?.['content:encoded']]).toEqual([html, html]);
      const [entry] = parseAtomFeed(feeds.get('atom.xml') ?? '').entries ?? [];
      expect(entry?.content?.value).toBe(html);
      expect(parseRssFeed(feeds.get('rss.xml') ?? '').items?.[0]?.content?.encoded).toBe(html);
    }),
    runs,
  );
});

/** XML has no control characters. */
function inXml(one: string): string {
  // oxlint-disable-next-line no-control-regex
  return one.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
}
