import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cook, type CookOptions } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { toForum } from '../../src/markdown/print/forum/forum.ts';
import type { Block } from '../../src/markdown/ast.ts';
import { sites } from './sites.ts';

const at = { start: 0, end: 0 };

/** An address alone in its paragraph, as a card's link is. */
function printed(href: string): string {
  const text = { type: 'text', text: href, ...at } as const;
  const blocks: Block[] = [
    { type: 'paragraph', children: [{ type: 'link', href, bare: true, children: [text], ...at }], ...at },
  ];
  return toForum(blocks, { locale: 'ko' });
}

/** Where the cards of a post lead, and nothing where there is anything else in it. */
function cardsOf(raw: string, site: CookOptions): string[] | undefined {
  const html = cook(raw, site);
  const found = [...html.matchAll(/<a [^>]*class="onebox"[^>]*>/g)].map(
    ([tag]) => /href="([^"]*)"/.exec(tag)?.[1] ?? '',
  );
  return visibleBlocks(html).length === 1
    ? found.map((href) => new URL(href.replaceAll('&amp;', '&')).href)
    : undefined;
}

describe('an address alone', () => {
  test.each([
    'https://a.kr/x--y',
    'https://a.kr/x...y',
    "https://a.kr/o'neil",
    'https://a.kr/~~x~~/y',
    'https://a.kr/$x$/y',
    'https://a.kr/:fire:/x',
    'https://a.kr/@user@x/y',
    'https://a.kr/~~x~~',
    'https://a.kr/$x$',
    'https://a.kr/:fire:',
    'https://a.kr/?a=1&',
    'https://a.kr/a+',
    'https://me@a.kr/x',
    'https://me:pw@a.kr/x',
    'https://web.archive.org/web/2020/https://a.kr/x',
    'https://한국.kr/x',
    'https://한국.kr',
    'https://a.kr/a_(b)',
    'https://a.kr/?q=a,b;c!d',
  ])('%s is a card everywhere', (href) => {
    for (const site of sites)
      expect([site, cardsOf(printed(href), site)]).toEqual([site, [new URL(href).href]]);
  });

  test.each([
    'https://a.kr/x.',
    'https://a.kr/x!',
    'https://a.kr/x)',
    'https://a.kr/*x*/y',
    'https://a.kr/(x))',
  ])('%s is a link, of which the forum would lose a part', (href) => {
    expect(printed(href)).not.toBe(href);
  });

  const part = fc.constantFrom(
    ..."ab1/?#=&-_.~:@!$'()*+,;%",
    '--',
    '...',
    '~~',
    ':fire:',
    'https://',
    '%20',
    '한',
    '&amp;',
    '(tm)',
  );
  const address = fc.array(part, { maxLength: 12 }).map((parts) => `https://a.kr/${parts.join('')}`);
  test('is written bare only where the forum finds all of it', () => {
    fc.assert(
      fc.property(address, fc.constantFrom(...sites), (href, site) => {
        fc.pre(URL.canParse(href));
        const raw = printed(href);
        fc.pre(raw.startsWith('https:'));
        const [card, ...others] = cardsOf(raw, site) ?? ['more than one block'];
        expect(others).toEqual([]);
        expect(new URL(card ?? 'none:').href).toBe(new URL(raw).href);
      }),
      { numRuns: 2000, seed: 20250707 },
    );
  });
});
