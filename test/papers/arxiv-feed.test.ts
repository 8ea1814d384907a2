import { describe, expect, test } from 'vitest';
import { readFeed } from '../../src/papers/sources/arxiv-feed.ts';
import { feedOf, refusalOf } from '../support/feed.ts';
import { listShared, readShared, withShared } from '../support/shared.ts';

/** One entry as the API wrote it until late 2025: a namespace on each element, broken lines, an id without a version. */
const oldLayout = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <link xmlns="http://www.w3.org/2005/Atom" href="http://arxiv.org/api/query" rel="self" type="application/atom+xml"/>
  <entry xmlns="http://www.w3.org/2005/Atom">
    <id xmlns="http://www.w3.org/2005/Atom">http://arxiv.org/abs/hep-ex/0307015</id>
    <published xmlns="http://www.w3.org/2005/Atom">2003-07-07T22:46:39-04:00</published>
    <title xmlns="http://www.w3.org/2005/Atom">Multi-Electron Production at High Transverse
  Momenta &amp; More</title>
    <summary xmlns="http://www.w3.org/2005/Atom">  Multi-electron production is studied
at 0.30 \\pm 0.04.
  A second paragraph.
</summary>
    <author xmlns="http://www.w3.org/2005/Atom">
      <name xmlns="http://www.w3.org/2005/Atom">H1 Collaboration</name>
    </author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1140/EPJC/s2003-01326-x</arxiv:doi>
  </entry>
</feed>
`;

describe('a feed of arXiv', () => {
  test('in the layout of before 2026', () => {
    const paper = readFeed(oldLayout, 'x').readerOf('hep-ex/0307015v2')?.();
    expect(paper).toEqual({
      arxiv: 'hep-ex/0307015',
      doi: '10.1140/epjc/s2003-01326-x',
      title: 'Multi-Electron Production at High Transverse Momenta & More',
      authors: ['H1 Collaboration'],
      published: '2003-07-08',
      abstract: 'Multi-electron production is studied at 0.30 ± 0.04.\n\nA second paragraph.',
    });
  });

  test('in the layout since', () => {
    const feed = readFeed(
      feedOf({
        id: '2506.15677v2',
        title: 'Schr\\"odinger, $O(n^2)$ and {\\it more} -- at 5 < 6',
        summary: 'Code: https://github.com/a/b_c. See also https://arxiv.org/abs/2506.15677 and 91.12\\%.',
        authors: ['Jörg M\\"uller', 'Ada Lovelace'],
        comment: 'Project page: \\url{https://a.github.io/p/}',
      }),
      'x',
    );
    expect(feed.readerOf('2506.15677')?.()).toEqual({
      arxiv: '2506.15677',
      title: 'Schrödinger, O(n²) and more – at 5 < 6',
      authors: ['Jörg Müller', 'Ada Lovelace'],
      published: '2025-06-18',
      abstract: 'Code: https://github.com/a/b_c. See also https://arxiv.org/abs/2506.15677 and 91.12%.',
      more: ['https://github.com/a/b_c', 'https://a.github.io/p/'],
    });
    expect(feed.readerOf('2506.15677v2')?.()).toBeDefined();
    expect(feed.readerOf('2506.15677v1')?.()).toBeUndefined();
  });

  test('papers are found by their ids, wherever they stand', () => {
    const feed = readFeed(
      feedOf({ id: '2507.00002v1' }, { id: 'hep-th/9901001v1' }, { id: '2507.00001v3' }),
      'x',
    );
    expect(
      ['2507.00001', 'hep-th/9901001', '2507.00002', '2507.00003'].map((id) => feed.readerOf(id)?.()?.title),
    ).toEqual(['Paper 2507.00001v3', 'Paper hep-th/9901001v1', 'Paper 2507.00002v1', undefined]);
  });

  test('what a source does not say is absent', () => {
    const bare = feedOf({ id: '2507.00001v1', title: '', summary: ' ', authors: [], published: 'soon' });
    expect(readFeed(bare, 'x').readerOf('2507.00001')?.()).toEqual({ arxiv: '2507.00001' });
  });

  test('the entry called Error is no paper', () => {
    const feed = readFeed(refusalOf('1234.12345'), 'x');
    const { refusal } = feed;
    expect(refusal?.words).toBe('incorrect id format for 1234.12345');
    expect([
      refusal?.names('1234.12345'),
      refusal?.names('1234.12345v2'),
      refusal?.names('1234.1234'),
    ]).toEqual([true, true, false]);
    expect(feed.readerOf('1234.12345')?.()).toBeUndefined();
  });

  test.each([
    ['entities', `<!DOCTYPE feed [<!ENTITY a "b">]>${feedOf()}`, /XML entities/],
    ['a page', '<html><body>Sorry</body></html>', /not an Atom feed/],
    ['nothing', '', /not an Atom feed/],
    ['half of it', feedOf({ id: '2507.00001v1' }).slice(0, 400), /closed the connection/],
  ])('%s is refused', (_, xml, reason) => {
    expect(() => readFeed(xml, 'x')).toThrow(reason);
  });

  test.each([
    ['This paper has been withdrawn by the author due to an error.', 'We show.', true],
    ['Withdrawn: a crucial sign error', 'We show.', true],
    ['14 pages; paper withdrawn', 'We show.', true],
    ['', 'This paper has been withdrawn.', true],
    [
      '12 pages',
      'We study papers that were withdrawn from journals. This article is about retracted work.',
      false,
    ],
    ['Accepted to the workshop on withdrawn drugs', 'The drug was withdrawn by the agency.', false],
  ])('withdrawn: %j, %j', (comment, summary, isWithdrawn) => {
    const paper = readFeed(feedOf({ id: '2507.00001v1', comment, summary }), 'x').readerOf('2507.00001')?.();
    expect(paper?.withdrawn !== undefined).toBe(isWithdrawn);
  });
});

/** What each recording holds: ids that are in it with the beginnings of their titles, or the refusal. */
const recordings: Readonly<
  Record<string, { papers?: Readonly<Record<string, string>>; absent?: readonly string[]; refusal?: string }>
> = {
  'new-error-malformed-id-http400.xml': { refusal: 'incorrect id format for abc' },
  'new-idlist-two-one-missing.xml': {
    papers: { '1707.08567': 'Proceedings of Workshop AEW10' },
    absent: ['0808.05394'],
  },
  'new-notfound-wellformed-id.xml': { absent: ['0000.0000'] },
  'new-oldstyle-id-hep-ex-0406020v1.xml': {
    papers: { 'hep-ex/0406020': 'Sparticle Reconstruction', 'hep-ex/0406020v1': 'Sparticle Reconstruction' },
  },
  'new-search-3-lumen.xml': {
    papers: {
      '2201.00978': 'PyramidTNT',
      '2104.11502v1': 'Learning to Cluster Faces',
      '2404.05657': 'MLP Can Be',
    },
    absent: ['2404.05657v2'],
  },
  'new-single-1605.08386.xml': { papers: { '1605.08386': 'Heat-bath random walks' } },
  'old-manual-error-malformed-id.xml': { refusal: 'incorrect id format for 1234.12345' },
  'old-manual-single-hep-ex-0307015.xml': {
    papers: {
      'hep-ex/0307015': 'Multi-Electron Production at High Transverse Momenta in ep Collisions at HERA',
    },
  },
};

withShared('data/arxiv', 'recorded answers of arXiv', () => {
  test('all of them are known here', () => {
    expect(listShared('data/arxiv').filter((name) => name.endsWith('.xml'))).toEqual(Object.keys(recordings));
  });

  test.each(Object.entries(recordings))('%s', (name, { papers = {}, absent = [], refusal }) => {
    const feed = readFeed(readShared(`data/arxiv/${name}`), 'x');
    for (const [id, title] of Object.entries(papers)) {
      const paper = feed.readerOf(id)?.();
      expect(paper?.title?.startsWith(title)).toBe(true);
      expect(paper?.published).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(paper?.authors?.length).toBeGreaterThan(0);
      expect(paper?.abstract).toMatch(/^\S[^\n]+\S$/);
    }
    for (const id of absent) expect(feed.readerOf(id)?.()).toBeUndefined();
    expect(feed.refusal?.words).toBe(refusal);
  });
});
