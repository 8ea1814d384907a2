import { describe, expect, test } from 'vitest';
import { starterTerms } from '../../src/newsletter/starter/terms.ts';
import type { LoadedTerms } from '../../src/newsletter/model.ts';
import { loadTerms } from '../../src/newsletter/terms.ts';
import { MemoryFiles } from '../support/memory-files.ts';

function load(text: string | undefined, languages = ['ko', 'en']): Promise<LoadedTerms> {
  const files = new MemoryFiles(text === undefined ? {} : { '/desk/terms.yaml': text });
  return loadTerms(files, '/desk', { languages, rules: {} });
}

async function told(text: string): Promise<string[]> {
  const { problems } = await load(text);
  expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['/desk/terms.yaml']));
  return problems.map(({ place, code }) => `${place.line}:${place.column} ${code}`);
}

describe('terms.yaml', () => {
  test.each([undefined, '', '# none yet\n', '[]\n'])('may have no terms: %j', async (text) => {
    expect(await load(text)).toMatchObject({ terms: [], problems: [] });
  });

  const entry = {
    words: new Map([
      ['en', 'fine-tuning'],
      ['ko', '미세조정'],
    ]),
    not: ['파인튜닝'],
  };
  test.each([
    '- { en: "fine-tuning", ko: "미세조정", not: ["파인튜닝"] }\n',
    '- en: fine-tuning\n  ko: 미세조정\n  not: [파인튜닝]\n',
    '# ours\n- en: "fine-tuning"\n  ko: "미세조정"\n  not:\n    - "파인튜닝"\n',
  ])('is a list of entries: %j', async (text) => {
    expect(await load(text)).toMatchObject({ terms: [entry], problems: [], source: text });
  });

  test('the one that `init` writes has nothing wrong with it', async () => {
    const { terms, problems } = await load(starterTerms());
    expect(problems).toEqual([]);
    expect(terms.map(({ words }) => words.get('en'))).toContain('fine-tuning');
    expect(terms.every(({ not }) => not.length > 0)).toBe(true);
  });

  test.each([
    ['en: fine-tuning\nko: 미세조정\n', ['1:1 yaml/not-a-map']],
    ['- en: [\n', ['1:7 yaml/syntax']],
    ['- en: a\n  ko: 가\n  no: [나]\n', ['3:3 schema/unknown-key']],
    ['- en: a\n  ko: 가\n  Not!: [나]\n', ['3:3 schema/value']],
    ['- 미세조정\n', ['1:3 schema/type']],
    ['- ko: 7\n  not: [나]\n', ['1:7 text/number']],
    ['- ko: 가\n  not: 나\n', ['2:8 schema/type']],
    ['- ko: 가\n  not: [나, 나]\n', ['2:12 schema/duplicate', '2:12 terms/conflict']],
    ['- ko: 가\n  not: [나]\n- ko: 나\n  not: [다]\n', ['2:9 terms/conflict']],
    ['- ko: 가\n  not: [나]\n- ko: 다\n  not: [나]\n', ['4:9 terms/conflict']],
  ])('is told where it is wrong: %j', async (text, expected) => {
    expect(await told(text)).toEqual(expected);
  });

  test('what is right in it is used all the same', async () => {
    const { terms } = await load('- 7\n- ko: 가\n  not: [나, 8]\n');
    expect(terms).toMatchObject([{ not: [] }, { not: ['나', '8'] }]);
  });
});
