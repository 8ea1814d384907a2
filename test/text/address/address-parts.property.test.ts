import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUrl, partsOf } from '../../../src/text/index.ts';

const pieces = [
  ...['a', 'B', '0', '1', 'xn--', 'com', 'org', 'www.', 'example', 'é', '가', '_', '~', '-', '--'],
  ...['.', '..', '/', '//', '/.', '/..', '%', '%2e', '%41', ':', ':80', ':443', '@', '?', '#', '&', '='],
  ...['+', "'", '"', '<', ' ', '\t', '\n', '[', ']', '\\', '|', '^', '`', '{', '}', '\u00ad', '\u200b'],
];
const address = fc
  .tuple(
    fc.constantFrom(
      'https://',
      'http://',
      'HTTPS://',
      'https:/',
      'ftp://',
      'https://a.example',
      'http://x.org/',
    ),
    fc.array(fc.constantFrom(...pieces), { maxLength: 8 }),
  )
  .map(([scheme, rest]) => scheme + rest.join(''));

test('an address is taken apart as a browser does it', () => {
  fc.assert(
    fc.property(address, (text) => {
      const url = isUrl(text) ? new URL(text) : undefined;
      const parts = partsOf(text);
      expect(parts === undefined).toBe(url === undefined);
      for (const name of ['host', 'hostname', 'pathname', 'search', 'hash'] as const)
        expect(parts?.[name], name).toBe(url?.[name]);
    }),
    { numRuns: 20_000 },
  );
});
