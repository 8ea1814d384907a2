import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import type { VisibleBlock } from '../../src/forum-model/visible/block.ts';
import { plain } from '../../src/markdown/print/plain.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { type ForumOptions, toForum } from '../../src/markdown/print/forum/forum.ts';
import type { Block, Inline } from '../../src/markdown/ast.ts';
import { hostileText } from './hostile.ts';
import { sites } from './sites.ts';
import { clean } from './token-view.ts';

/** The same texts in every run, unless DIGEST_FUZZ=20000 asks for other ones, and so many of them. */
const fuzz = process.env['DIGEST_FUZZ'];
const runs = fuzz === undefined ? { numRuns: 300, seed: 20250707 } : { numRuns: Number(fuzz) };
const at = { start: 0, end: 0 };

const text = (source: string): Block[] => readQuoted(source, 'line').blocks;
const inlines = (source: string): readonly Inline[] =>
  text(source).flatMap((block) => (block.type === 'paragraph' ? block.children : []));
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children, ...at });
const word = (value: string): Inline => ({ type: 'text', text: value, ...at });

/** Every place where text from elsewhere can stand: how it gets there, and the block in which readers find it. */
const places: Record<
  string,
  (
    source: string,
    options: ForumOptions,
  ) => {
    raw: string;
    seen: (blocks: VisibleBlock[]) => VisibleBlock | undefined;
    before?: string;
    after?: string;
    marks?: string[];
    links?: number;
  }
> = {
  paragraph: (source, options) => ({ raw: toForum(text(source), options), seen: (blocks) => blocks[0] }),
  heading: (source, options) => ({
    raw: `## ${toForum(text(source), { ...options, context: 'heading' })}`,
    seen: (blocks) => blocks[0],
  }),
  'line of a template': (source, options) => ({
    raw: `앞 ${toForum(text(source), { ...options, context: 'line' })} 뒤`,
    seen: (blocks) => blocks[0],
    before: '앞 ',
    after: ' 뒤',
  }),
  'line start of a template': (source, options) => ({
    raw: `${toForum(text(source), { ...options, context: 'line' })}\nhttps://a.com/b`,
    seen: (blocks) => blocks[0],
    after: '\nhttps://a.com/b',
    links: 1,
  }),
  quote: (source, options) => ({
    raw: toForum([{ type: 'quote', children: text(source), ...at }], options),
    seen: (blocks) => blocks[0],
  }),
  'list item': (source, options) => ({
    raw: toForum(
      [
        {
          type: 'list',
          ordered: false,
          first: 1,
          loose: false,
          items: [{ children: text(source), ...at }],
          ...at,
        },
      ],
      options,
    ),
    seen: (blocks) => blocks[0],
  }),
  'link text': (source, options) => ({
    raw: toForum(
      [
        paragraph(
          word('앞 '),
          { type: 'link', href: 'https://a.com/b', children: inlines(source), ...at },
          word('에서'),
        ),
      ],
      options,
    ),
    seen: (blocks) => blocks[0],
    before: '앞 ',
    after: '에서',
    links: 1,
  }),
  'strong in a word': (source, options) => ({
    raw: toForum(
      [paragraph(word('은'), { type: 'strong', children: inlines(source), ...at }, word('를'))],
      options,
    ),
    seen: (blocks) => blocks[0],
    before: '은',
    after: '를',
    marks: ['bold'],
  }),
  'emphasis at a line start': (source, options) => ({
    raw: toForum([paragraph({ type: 'emphasis', children: inlines(source), ...at }, word(' 뒤'))], options),
    seen: (blocks) => blocks[0],
    after: ' 뒤',
    marks: ['italic'],
  }),
  'strike before a full stop': (source, options) => ({
    raw: toForum(
      [paragraph(word('a '), { type: 'strike', children: inlines(source), ...at }, word('.'))],
      options,
    ),
    seen: (blocks) => blocks[0],
    before: 'a ',
    after: '.',
    marks: ['strike'],
  }),
  'second line': (source, options) => ({
    raw: toForum([paragraph(word('a | b'), { type: 'break', ...at }, ...inlines(source))], options),
    seen: (blocks) => blocks[0],
    before: 'a | b\n',
  }),
  'table cell': (source, options) => ({
    raw: toForum(
      [
        {
          type: 'table',
          align: [undefined, 'right'],
          header: [[word('h')], [word('k')]],
          rows: [[[word('a')], inlines(source)]],
          ...at,
        },
      ],
      options,
    ),
    seen: (blocks) => blocks[3],
  }),
  details: (source, options) => ({
    raw: toForum([{ type: 'details', title: 'a', open: false, children: text(source), ...at }], options),
    seen: (blocks) => blocks[1],
  }),
};

describe('quoted text is what readers of the forum see, and nothing else', () => {
  test.each(Object.keys(places))('in a %s', (name) => {
    fc.assert(
      fc.property(hostileText, (source) => {
        const expected = clean(plain(text(source)));
        fc.pre(expected.replace(/[\s\u200b\p{Cf}\p{Cc}]/gu, '') !== '');
        for (const site of sites) {
          const place = places[name]?.(source, { locale: site.locale });
          if (place === undefined) continue;
          const blocks = visibleBlocks(cook(place.raw, site));
          const block = place.seen(blocks);
          const seen = {
            text: clean(block?.text ?? 'nothing'),
            marks: [...new Set(block?.marks.map(({ kind }) => kind))],
            links: block?.links.length,
            images: block?.images.length,
          };
          expect(seen, `${JSON.stringify(site)}\n${place.raw}`).toEqual({
            text: clean(`${place.before ?? ''}${expected}${place.after ?? ''}`),
            marks: place.marks ?? [],
            links: place.links ?? 0,
            images: 0,
          });
        }
      }),
      runs,
    );
  });
});
