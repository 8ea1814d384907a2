import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePart } from '../../src/formats/eml/transfer-encoding.ts';

interface Part {
  readonly encoding: string;
  readonly body: string;
}

function partOf(content: string): Part {
  const { encoding, body } = encodePart(content);
  return { encoding, body: Buffer.concat([...body]).toString('latin1') };
}

function decoded({ encoding, body }: Part): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const lines = [
  'From here on',
  'From',
  'From ',
  'From: x',
  '.',
  '..',
  '.From x',
  'a\rb',
  '\r',
  'a = b',
  '=3D',
  'tab\t',
  ' space ',
  'x'.repeat(76),
  'x'.repeat(75) + '.',
  `${'x'.repeat(75)}..........From x`,
  `${'a'.repeat(75)}From here`,
  'y'.repeat(200),
  `${'z'.repeat(74)}é${'.'.repeat(80)}`,
  '한국어',
  '👩‍👩‍👧‍👦',
  '',
];

test.each(lines)('%j', (line) => {
  for (const content of [line, `${'a'.repeat(300)}\n${line}\nend\n`, `${'가'.repeat(200)}\n${line}\n끝\n`]) {
    const part = partOf(content);
    expect(decoded(part)).toBe(content.replace(/\r?\n/g, '\r\n'));
    for (const written of part.body.split('\r\n')) {
      expect(written.length).toBeLessThanOrEqual(76);
      expect(written).toMatch(/^[\t\x20-\x7e]*$/);
      expect(written).not.toMatch(/^\.|^From |[ \t]$/);
    }
  }
});

test('a carriage return that ends no line is written out', () => {
  expect(partOf('a\rb\r\nc\n').body).toBe('a=0Db\r\nc\r\n');
});

test.each(['\n', '\r\n'])('a text of several pieces is as its lines one by one, which end in %j', (end) => {
  const all = Array.from(
    { length: 3000 },
    (_, i) => `${i} ${'a b 가 = '.repeat(i % 40)}${lines[i % 18]}${end}`,
  );
  const { body } = encodePart(all.join(''));
  expect([...body].length).toBeGreaterThan(2);
  expect(partOf(all.join('')).body).toBe(all.map((line) => partOf(line).body).join(''));
});

describe('whatever is written', () => {
  test('comes out again', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'aF.ro m=\t\r\n가é👍'.normalize(), 'From '),
      maxLength: 400,
    });
    fc.assert(
      fc.property(text, (content) => {
        const part = partOf(content);
        expect(decoded(part)).toBe(content.replace(/\r?\n/g, '\r\n'));
        for (const written of part.body.split('\r\n'))
          expect(written).toMatch(/^(?!\.|From )[\t\x20-\x7e]{0,76}$/);
      }),
    );
  });
});
