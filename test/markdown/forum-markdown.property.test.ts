import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cook } from '../../src/forum-model/cook.ts';
import { visibleBlocks } from '../../src/forum-model/visible/visible.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { toForum } from '../../src/markdown/print/forum/forum.ts';
import { hostileText } from './hostile.ts';
import { fromForum, fromTokens } from './token-view.ts';
import { sites } from './sites.ts';

/** The same texts in every run, unless DIGEST_FUZZ=20000 asks for other ones, and so many of them. */
const fuzz = process.env['DIGEST_FUZZ'];
const runs = fuzz === undefined ? { numRuns: 300, seed: 20250707 } : { numRuns: Number(fuzz) };

function expectFaithful(source: string): void {
  const { blocks } = readMarkdown(source);
  const expected = fromTokens(blocks);
  for (const site of sites) {
    const raw = toForum(blocks, { locale: site.locale });
    expect(fromForum(visibleBlocks(cook(raw, site))), `${JSON.stringify(site)}\n${raw}`).toEqual(expected);
  }
}

const line = hostileText.map((text) => text.replace(/\n/g, ' '));
const marked = fc
  .tuple(
    fc.constantFrom('**', '*', '~~', '`', '<sub>', '__', ''),
    line,
    fc.constantFrom('은', '', ' ', '.', 'a'),
  )
  .map(([mark, text, after]) => {
    const close = mark.startsWith('<') ? `</${mark.slice(1)}` : mark;
    return mark + text + close + after;
  });
const paragraph = fc
  .array(
    fc.oneof(
      line,
      marked,
      line.map((text) => `[${text}](https://a.com/x)`),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''));
const block = fc
  .tuple(
    fc.constantFrom(
      '',
      '',
      '## ',
      '> ',
      '- ',
      '1. ',
      '- [x] ',
      '> - ',
      '    ',
      '| a | b |\n|---|--:|\n| ',
      '```\n',
      '[details="초록"]\n',
      '---\n\n',
      '- a\n  1. ',
      '![alt](https://a.com/x.png) ',
    ),
    fc.array(paragraph, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('\n', '\\\n', '  \n', '\n\n', '\n> '),
  )
  .map(([lead, lines, gap]) => {
    const text = lines.join(gap);
    if (lead.startsWith('[details')) return `${lead}${text}\n[/details]`;
    return lead.startsWith('```') ? `${lead}${text}\n\`\`\`` : lead + text;
  });

describe('what an editor wrote is what readers of the forum see', () => {
  test('whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('\n\n', '\n'),
        (blocks, gap) => {
          expectFaithful(blocks.join(gap));
        },
      ),
      runs,
    );
  });
});
