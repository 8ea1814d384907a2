import { describe, expect, test } from 'vitest';
import { composed } from '../../src/text/composed.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { loadTemplates } from '../../src/formats/list.ts';
import { renderForum } from '../../src/formats/forum/post.ts';
import { renderJson } from '../../src/formats/json/data.ts';
import { mailConfig, mailOf, textOf, weekOf } from '../support/weeks.ts';

/** Every character that NFC replaces by others: what has one canonical equal, and what is never composed. */
const replaced: string[] = [];
for (let point = 0; point <= 0x10_ffff; point++) {
  if (point >= 0xd800 && point <= 0xdfff) continue;
  const c = String.fromCodePoint(point);
  if (c.normalize('NFC') !== c) replaced.push(c);
}

describe('a text is composed', () => {
  test('and keeps every character that NFC would replace, by itself and beside what is composed', () => {
    expect(replaced.length).toBeGreaterThan(1000);
    for (const c of replaced) {
      expect(composed(c)).toBe(c);
      expect(composed(`e\u0301 ${c}\u1112\u1161\u11ab`)).toBe(`é ${c}한`);
    }
  });

  test('as NFC does it where no such character is', () => {
    const wrong: string[] = [];
    for (let point = 0; point <= 0x2_ffff; point++) {
      const c = point >= 0xd800 && point <= 0xdfff ? '' : String.fromCodePoint(point);
      if (c.normalize('NFC') === c && composed(c.normalize('NFD')) !== c) wrong.push(c);
    }
    expect(wrong).toEqual([]);
  });

  test('but for what stands in an address', () => {
    const apart = '가'.normalize('NFD');
    expect(composed(`${apart} https://example.org/${apart}?q=${apart} ${apart}`)).toBe(
      `가 https://example.org/${apart}?q=${apart} 가`,
    );
    expect(composed(`[${apart}](https://example.org/${apart})`)).toBe(`[가](https://example.org/${apart})`);
  });
});

test('a place is exact behind an address that is taken apart, and before it', () => {
  const apart = '가'.normalize('NFD');
  const source = `text: |\n  x${apart}x https://example.org/${apart} y${apart}y end\n`;
  const { data, sourceMap } = parseYaml(new TextEncoder().encode(source));
  const value = String(data?.['text']);
  for (const [part, written] of [
    ['x가x', `x${apart}x`],
    [`org/${apart}`, `org/${apart}`],
    ['y가y', `y${apart}y`],
    ['end', 'end'],
  ] as const) {
    const start = value.indexOf(part);
    expect(start).toBeGreaterThanOrEqual(0);
    const { line, column, endColumn } = sourceMap.inText(['text'], start, start + part.length);
    expect(source.split('\n')[line - 1]?.slice(column - 1, endColumn - 1)).toBe(written);
  }
});

test('an address ends before a particle that is taken apart', () => {
  const [paragraph] = readMarkdown(
    `https://example.org/a${'에서'.normalize('NFD')} https://example.org${'은'.normalize('NFD')}`,
  ).blocks;
  const links = paragraph?.type === 'paragraph' ? paragraph.children.filter((c) => c.type === 'link') : [];
  expect(links.map((link) => link.href)).toEqual(['https://example.org/a', 'https://example.org']);
});

test('what was written is in every format', async () => {
  const written = '大\ufa10 10 \u212a 3 \u212b 5 \u2126';
  const apart = '그림'.normalize('NFD');
  const week = await weekOf(
    'characters',
    JSON.stringify({
      week: '2025-07-07',
      papers: [
        {
          title: written,
          link: `https://example.org/${apart}`,
          summary: `${written} https://example.org/b/${apart}`,
          abstract: `${written} $\u212b$`,
        },
      ],
    }),
    mailConfig,
  );
  const { view, config } = week;
  const outputs = [
    (await mailOf(week)).html,
    await textOf(week),
    renderForum(view, config, await loadTemplates('forum', new Map())).raw,
    renderJson(view, config),
  ];
  for (const out of outputs) {
    expect(out.split(written).length - 1).toBeGreaterThanOrEqual(3);
    for (const path of ['', 'b/'])
      expect(
        [apart, encodeURIComponent(apart)].some((form) => out.includes(`https://example.org/${path}${form}`)),
      ).toBe(true);
    expect(out).not.toContain(encodeURIComponent('그림'));
  }
  expect(outputs[0]).toContain(`${written} \u212b`);
});
