/** Our rule for quotation marks against markdown-it's own, which it stands in for. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { quotes } from '../../src/forum-model/rules/quotes.ts';

const own = new MarkdownIt({ html: true, breaks: true, linkify: true, typographer: true });
const ours = new MarkdownIt({ html: true, breaks: true, linkify: true, typographer: true });
ours.use(quotes);

const piece = fc.constantFrom(
  ...[
    '"',
    "'",
    '"',
    "'",
    ' ',
    'a',
    '1',
    '가',
    '.',
    ',',
    '(',
    ')',
    '-',
    '*',
    '**',
    '_',
    '`',
    '`b`',
    '\n',
    '  \n',
    '\\',
    '—',
    '😀',
  ],
  ...[
    '[',
    '](https://a.b)',
    '<b>',
    '</b>',
    '&quot;',
    '&amp;',
    '![x](y)',
    '“',
    '\u00a0',
    '\u3000',
    'https://a.b',
    '\n\n',
    '> ',
    '- ',
  ],
);

test('both curl the same marks', () => {
  let curled = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const html = own.render(text);
      if (/[“”‘’]/.test(html)) curled++;
      expect(ours.render(text)).toBe(html);
    }),
    { numRuns: 5000 },
  );
  expect(curled).toBeGreaterThan(1000);
});
