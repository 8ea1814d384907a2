import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isHref } from '../../../src/markdown/href.ts';
import { isUrl, parseUrl } from '../../../src/text/address/parse-url.ts';

test('an address with letters of its language is one, however many were asked about before', () => {
  for (let i = 0; i < 60_000; i++) isHref(`https://a.example/${i % 7}`);
  expect(isHref('https://bücher.example/')).toBe(true);
  expect(isUrl('https://bücher.example/')).toBe(true);
  expect(isUrl('https://a b/')).toBe(false);
  expect([isUrl('/a'), parseUrl('/a', 'https://b.example')?.href]).toEqual([false, 'https://b.example/a']);
});

test.each(['https://**example.org', 'http://~a.example/b', 'https://!a.example'])(
  '%s has a host of which the forum makes no link',
  (address) => {
    expect(isHref(address)).toBe(false);
    expect(isHref(address.replace(/[*~!]+/, 'a_*.'))).toBe(true);
  },
);

test('Node is never asked in its own way', () => {
  const root = new URL('../../../src/', import.meta.url);
  const asking = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    // The page runs in browsers.
    (path) =>
      path.endsWith('.ts') &&
      !path.startsWith('preview/page/') &&
      readFileSync(new URL(path, root), 'utf8').includes('URL.canParse('),
  );
  expect(asking).toEqual([]);
});
