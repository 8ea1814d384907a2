/** What is kept of all issues, and of all files, while one issue after the other is made. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { Lines, Paths } from '../../src/commands/site/compact-lists.ts';
import { Catalogue, factsOf, type IssueFacts, keptFacts } from '../../src/site/index.ts';
import { realWeek } from '../support/weeks.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use for each of `of(400)` beyond those of `of(100)`. */
function bytesEach(of: (count: number) => unknown): number {
  const measure = (count: number): number => {
    collect();
    const before = inUse();
    const made = of(count);
    collect();
    const after = inUse();
    expect(made).toBeDefined();
    return after - before;
  };
  // What else is in memory comes and goes: the least of three is nearest to what was made.
  const least = (count: number): number => Math.min(measure(count), measure(count), measure(count));
  const few = least(100);
  return (least(400) - few) / 300;
}

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test('an issue of ten papers takes twelve kilobytes at most, lists and names included', async () => {
  const { view } = await realWeek('2025-07-07');
  const facts = JSON.stringify(factsOf(view, { isOwnTitle: true }));
  expect(view.papers).toHaveLength(10);
  const issueOf = (i: number): IssueFacts => {
    const [year, day] = [1000 + Math.floor(i / 28), String((i % 28) + 1).padStart(2, '0')];
    const text = facts
      .replaceAll('2025-07-07', `${year}-02-${day}`)
      .replaceAll(/"(arxiv|doi|link):/g, `"$1:${i}`)
      .replaceAll('"p/', `"p/${i}`);
    return keptFacts(JSON.parse(text) as IssueFacts);
  };
  const each = bytesEach((count) => new Catalogue(Array.from({ length: count }, (_, i) => issueOf(i))));
  expect(each).toBeLessThan(12_000);
});

test('a file of a site takes 160 bytes at most, of which 57 are its line', () => {
  const each = bytesEach((count) => {
    const [lines, paths] = [new Lines(), new Paths()];
    for (let i = 0; i < 100 * count; i++) {
      const path = `p/2507.${String(i).padStart(5, '0')}/index.html`;
      lines.add(`${path} ${'0'.repeat(32)}`);
      paths.add(path);
    }
    return [lines, paths];
  });
  expect(each).toBeLessThan(100 * 160);
});

test('lines and paths are what was put in', () => {
  const [lines, paths] = [new Lines(), new Paths()];
  const all = Array.from({ length: 2500 }, (_, i) => `tags/${i}/index.html`);
  for (const path of all) {
    lines.add(path);
    paths.add(path);
  }
  expect([...lines]).toEqual(all);
  expect(lines.join(',\n')).toBe(all.join(',\n'));
  expect(lines.count).toBe(2500);
  expect(all.filter((path) => !paths.has(path))).toEqual([]);
  expect(all.filter((path) => paths.has(`${path}x`))).toEqual([]);
  expect([...new Lines()]).toEqual([]);
  expect(new Paths().has('')).toBe(false);
});
