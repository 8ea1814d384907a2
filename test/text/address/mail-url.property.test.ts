import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailUrlParts } from '../../../src/text/address/mail-url.ts';

const value = fc
  .array(
    fc.constantFrom(
      ...['a', 'Name', '1', '_', '.', ':', '-', ' ', '/', 'https://a.example/'],
      ...['{', '}', '{{', '}}', '{{{', '}}}', '{$', '${', '*|', '|*', '<%', '%>', '%', '%%', '$%', '%$'],
      ...['[', ']', '[[', ']]', '%EC%A3%BC', '?x='],
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(''));

const placeholdersOf = (text: string): string[] =>
  mailUrlParts(text).flatMap((part) => (part.isPlaceholder ? [part.text] : []));

test('the parts of an address are what was written', () => {
  fc.assert(
    fc.property(value, (text) => {
      expect(
        mailUrlParts(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
    { numRuns: 5000 },
  );
});

test("an address in ASCII has the same placeholders as one with the world's letters around it", () => {
  // By itself `%name%` is one, and beside something else none.
  const within = value.map((text) => `https://a.example/${text}`);
  fc.assert(
    fc.property(within, (text) => {
      expect(placeholdersOf(`가/${text}`)).toEqual(placeholdersOf(text));
    }),
    { numRuns: 5000, examples: [['https://a.example/{{a}}?x=[b]&y=%c%']] },
  );
});
