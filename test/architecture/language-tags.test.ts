import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLanguageTag } from '../../src/text/language.ts';

/** The patterns of all schemas that take a language's tag. */
const patterns = readdirSync('schema').flatMap((name) =>
  [...readFileSync(`schema/${name}`, 'utf8').matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)]
    .map(([, text = '']) => String(JSON.parse(text)))
    .filter(
      (pattern) => new RegExp(pattern, 'u').test('zh-Hant-TW') && !new RegExp(pattern, 'u').test('A name'),
    ),
);

test('schemas and program take the same for the tag of a language', () => {
  expect(patterns.length).toBe(6);
  expect(new Set(patterns).size).toBe(1);
  const schema = new RegExp(patterns[0] ?? '', 'u');
  const words = [
    'ko',
    'zh-Hant',
    'pt-BR',
    'en-x-own',
    'i-klingon',
    'english',
    'ko_KR',
    'ko-',
    'k',
    '',
    'ko-abcdefghi',
  ];
  for (const word of words) expect([word, schema.test(word)]).toEqual([word, isLanguageTag(word)]);
  const text = fc.string({ unit: fc.constantFrom('a', 'Z', '7', '-', '_', 'é', '\n'), maxLength: 14 });
  fc.assert(
    fc.property(text, (word) => {
      expect(schema.test(word)).toBe(isLanguageTag(word));
    }),
    { numRuns: 3000 },
  );
});
