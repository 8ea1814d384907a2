import * as fc from 'fast-check';
import { parse } from 'yaml';
import { isMap } from '../../src/data.ts';
import type { Layout } from '../../src/issue/edit/write-paper.ts';
import type { PaperDraft } from '../../src/papers/paper-draft.ts';

const pieces = [
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\t',
  '\r',
  '\r\n',
  '\u0085',
  '\u2028',
  '\u00a0',
  '\u3000',
  '\uFEFF',
  '\u0000',
  '\u001b',
  ': ',
  ':',
  ' #',
  '#',
  '- ',
  '---',
  '---\n',
  '...',
  '|',
  '>',
  '"',
  "'",
  '\\',
  '\\n',
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a',
  '*a',
  '!',
  '%',
  '@',
  '`',
  '~',
  '?',
  'null',
  'no',
  'yes',
  'true',
  '0x1f',
  '1e5',
  '2506.10000',
  '2025-01-01',
  '<<',
  '=',
  '한글',
  '용어(English)은',
  '\u1112\u1161\u11ab',
  'é',
  'e\u0301',
  '🔥',
  '👨‍👩‍👧',
  '\ud800',
  'a',
  'word',
  'https://a.example/b#c',
];

/** Text made of what YAML has a meaning for, and any other. */
export const hostileText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 3, mode: 'sentences' }) },
);

const languageMap = fc
  .uniqueArray(fc.tuple(fc.constantFrom('ko', 'en', 'no', 'pt-BR', 'zh-Hant'), hostileText), {
    selector: ([tag]) => tag,
    minLength: 1,
    maxLength: 3,
  })
  .map((entries) => Object.fromEntries(entries));
const texts = fc.oneof(hostileText, languageMap);
const some = fc.array(hostileText, { maxLength: 3 });

export const papers: fc.Arbitrary<PaperDraft> = fc.record(
  {
    title: texts,
    authors: some,
    published: fc.oneof(fc.constant('2025-06-18'), hostileText),
    arxiv: hostileText,
    doi: hostileText,
    link: hostileText,
    summary: texts,
    abstract: texts,
    more: fc.array(
      fc.oneof(hostileText, fc.record({ title: texts, url: hostileText }, { requiredKeys: ['url'] })),
      { maxLength: 2 },
    ),
    image: fc.record(
      { url: hostileText, alt: texts, width: fc.nat(), height: fc.nat() },
      { requiredKeys: ['url', 'alt'] },
    ),
    tags: some,
    'x-own': fc.oneof(hostileText, fc.boolean(), fc.integer(), fc.array(hostileText, { maxLength: 2 })),
  },
  { requiredKeys: [], noNullPrototype: true },
);

export const layouts: fc.Arbitrary<Layout> = fc.record({
  dash: fc.integer({ min: 0, max: 5 }),
  gap: fc.integer({ min: 2, max: 5 }),
  step: fc.integer({ min: 1, max: 9 }),
  lists: fc.integer({ min: 0, max: 4 }),
  newline: fc.constantFrom('\n', '\r\n'),
});

/** What a YAML 1.2 reader that is not ours to bend gets out of a card. */
export function readBack(written: string): unknown {
  const data: unknown = parse(`papers:\n${written}after: 1\n`);
  return isMap(data) ? data['papers'] : undefined;
}

export const usualLayout: Layout = { dash: 2, gap: 2, step: 2, lists: 2, newline: '\n' };
