import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('only a source knows its mirror, and the way to the network knows no source', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));
  for (const { name, server } of sources) {
    if (server === undefined) continue;
    const knowing = files.filter(({ text }) => text.includes(server.mirror));
    expect(knowing.map((file) => file.name)).toEqual([expect.stringMatching(/^papers\/sources\//)]);
    const naming = files
      .filter((file) => file.name.startsWith('http/'))
      .filter(({ text }) => text.includes(name) || text.includes(new URL(server.address).host));
    expect(naming.map((file) => file.name)).toEqual([]);
  }
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
