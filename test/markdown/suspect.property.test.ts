import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { isSuspect } from '../../src/markdown/suspect.ts';

/** Pieces that texts with slips are made of. */
const pieces = [
  ...[
    '글',
    '말이 ',
    'word ',
    ' ',
    '\n',
    '\n\n',
    '**',
    '*',
    '`',
    '```\n',
    '_',
    '__',
    '~~',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
  ],
  ...[
    'https://a.example/x',
    '](https://a.example/x)',
    '[여기](https://a.example/)',
    '[^1]',
    '^[',
    '[!NOTE]',
    '# ',
    '##',
  ],
  ...[
    '- ',
    '-',
    '• ',
    '① ',
    '② ',
    '1. ',
    '2. ',
    '1)',
    '2)',
    '| ',
    ' | ',
    '|\n',
    '|---|',
    '> ',
    '🔥',
    ':one:',
    '<!--',
    '-->',
  ],
  ...[
    '<img src="https://a.example/x">',
    '<b>',
    '\\',
    '＊＊',
    '＃ ',
    '（',
    '가. ',
    '나. ',
    'a) ',
    'b) ',
    '"',
    ':',
    '.',
    '2',
    'x',
  ],
];

test('what the reader finds something in is always worth a reading', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
      const source = parts.join('');
      const { findings } = readMarkdown(source);
      if (findings.length > 0) expect(isSuspect(source), JSON.stringify({ source, findings })).toBe(true);
      for (const { start, end } of findings) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(source.length);
      }
    }),
    { numRuns: 3000 },
  );
});
