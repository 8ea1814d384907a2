import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { toAuthor } from '../../src/markdown/print/author/author.ts';
import { addressesOf } from '../../src/markdown/transform/addresses-of.ts';
import { hostileText } from './hostile.ts';
import { fromTokens } from './token-view.ts';
import type { Block } from '../../src/markdown/ast.ts';

/** The same texts in every run, unless DIGEST_FUZZ=20000 asks for other ones, and so many of them. */
const fuzz = process.env['DIGEST_FUZZ'];
const runs = fuzz === undefined ? { numRuns: 300, seed: 20250707 } : { numRuns: Number(fuzz) };

const at = { start: 0, end: 0 };

/** Text as it comes from somewhere where it was no markup. */
const asText = (text: string): Block[] => [
  { type: 'paragraph', children: [{ type: 'text', text, ...at }], ...at },
];

/** `www.a.com2025.50` is read as an address, and no browser takes it for one; nothing else can be written that would be. */
const leadsSomewhere = (block: Block): boolean =>
  addressesOf([block]).every(({ href }) => URL.canParse(href) || !/^\w+:/.test(href));

const lead = fc.constantFrom(
  '',
  '',
  '## ',
  '> ',
  '- ',
  '1. ',
  '- [x] ',
  '```\n',
  '| a | b |\n|---|--:|\n| ',
  '[details="초록"]\n',
);
const marked = fc
  .tuple(fc.constantFrom('**', '*', '~~', '`', '<sub>', ''), hostileText, fc.constantFrom('은', '', ' ', 'a'))
  .map(([mark, text, after]) => `${mark}${text}${mark.replace('<', '</')}${after}`);
const source = fc
  .array(
    fc
      .tuple(lead, fc.array(marked, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '\\\n'))
      .map(
        ([start, parts, gap]) =>
          start + parts.join(gap) + (start.startsWith('[details') ? '\n[/details]' : ''),
      ),
    { minLength: 1, maxLength: 3 },
  )
  .map((blocks) => blocks.join('\n\n'));

describe("what is written in the author's dialect is read as it was meant", () => {
  test('whatever was text stays text', () => {
    fc.assert(
      fc.property(
        hostileText.map((text) => text.replaceAll('\0', '')),
        (text) => {
          const blocks = asText(text);
          const written = toAuthor(blocks);
          expect(fromTokens(readMarkdown(written).blocks), written).toEqual(fromTokens(blocks));
        },
      ),
      runs,
    );
  });

  test('whatever an author wrote', () => {
    fc.assert(
      fc.property(source, (text) => {
        const { blocks } = readMarkdown(text);
        // Code that is nothing but spaces says nothing, and no formula ends in a backslash.
        fc.pre(blocks.every(leadsSomewhere) && !/`\s*`|\\\s*\$/.test(text));
        const written = toAuthor(blocks);
        expect(fromTokens(readMarkdown(written).blocks), written).toEqual(fromTokens(blocks));
      }),
      runs,
    );
  });
});
