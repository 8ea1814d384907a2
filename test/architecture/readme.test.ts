import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cooked } from '../forum-model/cooked.ts';

const english = readFileSync('README.md', 'utf8');
const korean = readFileSync('README.ko.md', 'utf8');

/** Code blocks without their comments, which are in the language of the page. */
function blocksOf(page: string): { language: string; lines: string[] }[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(([, language = '', block = '']) => ({
    language,
    lines: block
      .trimEnd()
      .split('\n')
      .map((line) => (language === 'text' ? line : line.replace(/\s+#.*$/, '')).trimEnd()),
  }));
}

const prose = (page: string): string => page.replace(/^```[\s\S]*?^```/gm, '');
/** What is written as code within sentences; the order of a sentence is another one in Korean. */
const codeIn = (page: string): string[] =>
  [...new Set([...prose(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code))].toSorted();
const linksIn = (page: string): string[] =>
  [...prose(page).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link.replace(/^README.*$/, 'the other'));

describe('README.md', () => {
  test('has at most 10,000 bytes', () => {
    expect(Buffer.byteLength(english)).toBeLessThanOrEqual(10_000);
  });

  test('begins with the way to the Korean one, and that with the way back', () => {
    expect(english.split('\n')[0]).toContain('(README.ko.md)');
    expect(korean.split('\n')[0]).toContain('(README.md)');
  });

  test('says how to install and render, and how to test', () => {
    expect(
      blocksOf(english)
        .slice(0, 2)
        .map(({ lines }) => lines),
    ).toEqual([['npm ci && node bin/digest.js render 2025-07-07'], ['npm cit']]);
    expect(english).toContain('<!-- test-command -->\n\n```sh\nnpm cit\n```\n');
  });

  test('counts what breaks where the week is pasted by hand', () => {
    interface Week {
      readonly intro: readonly { readonly text: string }[];
      readonly papers: readonly { readonly summary: string; readonly abstract: { readonly ko: string } }[];
    }
    const { intro, papers }: Week = parse(readFileSync('issues/2025-07-07.yaml', 'utf8'));
    const texts = [
      ...intro.map(({ text }) => text),
      ...papers.flatMap(({ summary, abstract }) => [summary, abstract.ko]),
    ];
    const html = texts.map((text) => cooked(text)).join('\n');
    const stars = html.match(/\*\*[^*]+\*\*/g)?.length;
    const links = html.match(/<a [^>]*>[^<]*\p{Script=Hangul}<\/a>/gu)?.length;
    expect(english).toMatch(new RegExp(`\\b${stars} bold words with their stars and\\s+${links} links`));
    expect(korean).toMatch(new RegExp(`굵은 글씨 ${stars}곳에 별표가 그대로 남고 링크\\s+${links}개`));
  });
});

describe('README.ko.md', () => {
  test('has the same code, but for its comments', () => {
    expect(blocksOf(korean)).toEqual(blocksOf(english));
    expect(blocksOf(english).length).toBeGreaterThan(4);
  });

  test('names the same commands, flags and files in its sentences', () => {
    expect(codeIn(korean)).toEqual(codeIn(english));
  });

  test('has the same links and pictures, in the same order', () => {
    expect(linksIn(korean)).toEqual(linksIn(english));
  });

  test('has the same headings', () => {
    const levels = (page: string): string[] => prose(page).match(/^#+(?= )/gm) ?? [];
    expect(levels(korean)).toEqual(levels(english));
  });
});
