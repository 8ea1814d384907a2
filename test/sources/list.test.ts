import { expect, test } from 'vitest';
import { sources } from '../../src/papers/sources/list.ts';

test('each source has a name of its own, under which its answers are kept', () => {
  const names = sources.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});

test('no two servers are named by one variable', () => {
  const mirrors = sources.flatMap(({ server }) => server?.mirror ?? []);
  expect(mirrors).toContain('DIGEST_ARXIV_URL');
  expect(new Set(mirrors).size).toBe(mirrors.length);
});

test('the last resort, which takes any address, is the last', () => {
  const last = sources.map(({ isLastResort }) => isLastResort === true);
  expect(last).toEqual([...sources.slice(1).map(() => false), true]);
});

test.each(sources.map((source) => [source.name, source] as const))(
  '%s takes no words for a ref',
  (_, source) => {
    for (const ref of ['', ' ', 'Attention Is All You Need', 'https://', 'https://%E0%A4%A/'])
      expect(source.match(ref)).toBeUndefined();
  },
);
