import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../src/diff/index.ts';
import { checked, mended } from './mended.ts';

/** Every issue file of the repository. */
const files = ['test/fixtures', 'issues'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && basename(name) !== 'digest.config.yaml')
    .map((name) => join(folder, name)),
);

const isSyntax = (code: string): boolean => code.startsWith('yaml/') || code === 'text/colon';

test('there are many', () => {
  expect(files.length).toBeGreaterThan(70);
});

test('all that is mended in the fixtures', async () => {
  let diffs = '';
  for (const file of files) {
    const { before, after } = await mended(readFileSync(file), basename(file));
    diffs += unifiedDiff(before, after, file);
  }
  await expect(diffs).toMatchFileSnapshot(join(process.cwd(), 'test/golden/fix.diff'));
});

describe.each(files)('%s', (file) => {
  const name = basename(file);
  const source = readFileSync(file);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(source);
  const isText = Buffer.from(text).equals(source);

  test('a second run changes nothing', async () => {
    const once = await mended(source, name);
    const twice = await mended(once.bytes, name);
    expect(Buffer.from(twice.bytes).equals(Buffer.from(once.bytes))).toBe(true);
    expect(twice.mended).toEqual([]);
  });

  test('what could be read has no more problems, what could not has lost the faults that were mended', async () => {
    const before = await checked(source, name);
    const { bytes, mended: gone } = await mended(source, name);
    const after = await checked(bytes, name);
    if (gone.length === 0) expect(Buffer.from(bytes).equals(source)).toBe(true);
    const faults = before.problems.filter(({ code }) => isSyntax(code));
    if (faults.length === 0) {
      expect(after.problems.length).toBeLessThanOrEqual(before.problems.length);
      expect(after.problems.filter(({ code }) => isSyntax(code))).toEqual([]);
    } else {
      const lines = new Set(gone.filter(({ code }) => isSyntax(code)).map(({ place }) => place.line));
      expect(after.problems.filter(({ code, place }) => isSyntax(code) && lines.has(place.line))).toEqual([]);
    }
  });

  test.runIf(isText && !text.includes('\r'))('with CRLF the same is mended', async () => {
    const { text: after, mended: gone } = await mended(text, name);
    const crlf = await mended(text.replaceAll('\n', '\r\n'), name);
    expect(crlf.text).toBe(after.replaceAll('\n', '\r\n'));
    expect(crlf.mended.map(({ place }) => place.line)).toEqual(gone.map(({ place }) => place.line));
  });

  test.runIf(isText && !text.startsWith('\uFEFF') && !text.startsWith('%') && text !== '')(
    'with a byte order mark and comments the same is mended',
    async () => {
      const { text: after } = await mended(text, name);
      const top = '\uFEFF# 메모\u200b: “따옴표” ﬁ arxiv: 2507.06457 https://a.example/?utm_source=x\n';
      const marked = await mended(top + text, name);
      expect(marked.text).toBe(top + after);
    },
  );
});
