import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes, isUnspaced } from '../../src/text/characters.ts';
import { displayWidth } from '../../src/text/width.ts';
import { wrap, type WrapOptions } from '../../src/text/wrap.ts';

/** The rule as it is told, word by word, with nothing saved. */
function wrapSlowly(text: string, options: Required<WrapOptions>): string {
  const { width, first, rest } = options;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = lines.length === 0 ? first : rest;
    let used = displayWidth(line);
    let isEmpty = true;
    for (const piece of paragraph.split(/(?<=[^ ])(?= )/).flatMap(piecesOf)) {
      const word = piece.trimStart();
      const gap = piece.slice(0, piece.length - word.length);
      for (const [index, part] of partsOf(word, options).entries()) {
        const lead = index === 0 && !isEmpty ? gap : '';
        const size = displayWidth(lead) + displayWidth(part);
        const isFull = width > 0 && !isEmpty && used + size > width;
        if (isFull) lines.push(line.trimEnd());
        line = isFull ? rest + part : line + lead + part;
        used = isFull ? displayWidth(line) : used + size;
        isEmpty = false;
      }
    }
    lines.push(line.trimEnd());
  }
  return lines.join('\n');
}

function piecesOf(word: string): string[] {
  if (/^ *<?(?:https?:|mailto:)/i.test(word)) return [word];
  const pieces: string[] = [];
  let last = '';
  for (const c of word) {
    const isApart = isUnspaced(last) && isUnspaced(c) && last.trim() !== '';
    if (pieces.length > 0 && isApart && !/[。，」』、ー]/.test(c) && !/[「『（]/.test(last)) pieces.push(c);
    else pieces.push((pieces.pop() ?? '') + c);
    last = c;
  }
  return pieces.length === 0 ? [''] : pieces;
}

function partsOf(
  word: string,
  { width, rest, breaksAddresses, keepsWords }: Required<WrapOptions>,
): string[] {
  const room = width - displayWidth(rest);
  const isWhole = keepsWords || (!breaksAddresses && /https?:\/\/|mailto:|www\./i.test(word));
  if (width === 0 || room < 2 || isWhole || displayWidth(word) <= room) return [word];
  const parts: string[] = [];
  for (const segment of graphemes(word)) {
    const last = parts.at(-1);
    if (last !== undefined && displayWidth(last + segment) <= room) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
}

const pieces = fc.constantFrom(
  ...[
    'a',
    'words',
    '그리고',
    '에서는',
    '漢字',
    'かな',
    'カー',
    '한',
    '\u1112\u1161',
    'é',
    'e\u0301',
    'x'.repeat(30),
  ],
  ...[' ', ' ', ' ', '  ', '\n', '\t', '\u00a0', '\u3000', '\u200b', '\u200d', '\u00ad', '가'.repeat(25)],
  ...['“', '”', '—', '…', '·', '©', '。', '，', '「', '」', '-', '(', ')', '👩‍👩‍👧', '🇰🇷', '❤️', '1️⃣', '☎'],
  ...['https://a.example/x/yyyyyyyyyyyyyyyyyyyyy', 'www.a.example', '<https://', 'mailto:a@b.example'],
);

/** Of these alone most texts are. */
const plain = fc.constantFrom(
  'a',
  'words',
  '그리고',
  '에서는',
  ' ',
  ' ',
  ' ',
  '  ',
  'é',
  '—',
  '\n',
  '(',
  'x'.repeat(15),
);
const texts = fc.oneof(fc.array(pieces, { maxLength: 30 }), fc.array(plain, { maxLength: 60 }));

test('a look at each character breaks lines where a look at each word does', () => {
  const options = fc.record({
    width: fc.constantFrom(0, 1, 2, 5, 10, 17, 30, 78),
    first: fc.constantFrom('', '- ', '1. ', '가', '👩\u200d'),
    rest: fc.constantFrom('', '  ', '> ', '❤️\u200d', '가'),
    breaksAddresses: fc.boolean(),
    keepsWords: fc.boolean(),
  });
  fc.assert(
    fc.property(texts, options, (parts, chosen) => {
      const text = parts.join('');
      expect(wrap(text, chosen)).toBe(wrapSlowly(text, chosen));
    }),
    { numRuns: 5000, seed: 20250707 },
  );
});

test('a character that stands for itself has the columns that a look at its neighbours finds', () => {
  // Behind it, one that takes no column and needs that look.
  for (let code = 0x20; code < 0xd800; code++) {
    const c = String.fromCharCode(code);
    if (displayWidth(c) !== displayWidth(`${c}\u200b`)) expect.fail(code.toString(16));
  }
});
