import fc from 'fast-check';
import type { IssueData } from '../../src/import/model.ts';
import { hostileText } from '../markdown/hostile.ts';

/** A line without anything at its ends, and with something to see. */
const line = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  text
    .map((one) => one.replace(/[\0\u200b\s]+/g, ' ').trim())
    .filter((one) => /[\p{L}\p{N}]/u.test(one) && !one.includes(' / ') && !one.includes(' · '));

const korean = fc.constantFrom(
  '에이전트',
  '선형 어텐션(linear attention)',
  '모델',
  '“따옴표”',
  '5%',
  '체계적 분석',
  '왜?',
);
const english = fc.constantFrom(
  'Agents',
  'A *Survey*',
  'of',
  '<think>',
  'LLMs:',
  'C#',
  'snake_case',
  '$5',
  'a | b',
  '@team',
);
const words = (of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(of, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
const ko = words(korean).map((text) => `가 ${text}`);
const en = words(english).map((text) => `On ${text}`);

const url = fc
  .tuple(
    fc.constantFrom('https://example.org', 'https://a.kr', 'https://github.com'),
    fc.integer({ min: 1, max: 99999 }),
  )
  .map(([host, n]) => `${host}/x/${n}`);

/** Markdown of an author: marks, links, lists, quotes, code, and hostile lines. */
const sentence = fc.oneof(
  { weight: 4, arbitrary: ko },
  { weight: 1, arbitrary: line(hostileText) },
  { weight: 2, arbitrary: ko.map((text) => `**${text}**은 *강조*와 \`code\`입니다.`) },
  { weight: 1, arbitrary: fc.tuple(ko, url).map(([text, to]) => `[링크](${to})에서 ${text}`) },
  { weight: 1, arbitrary: url.map((to) => `자세한 내용은 ${to} 참고`) },
  { weight: 1, arbitrary: ko.map((text) => `:fire: ${text} 🎉`) },
);
const block = fc.oneof(
  { weight: 5, arbitrary: sentence },
  {
    weight: 1,
    arbitrary: fc
      .array(ko, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((one) => `- ${one}`).join('\n')),
  },
  { weight: 1, arbitrary: ko.map((text) => `> ${text}`) },
  { weight: 1, arbitrary: ko.map((text) => `#### ${text}`) },
  { weight: 1, arbitrary: fc.constant('```python\nprint("x")\n```') },
  { weight: 1, arbitrary: fc.constant('| a | b |\n|---|---|\n| 1 | **2** |') },
);
const markdown = fc.array(block, { minLength: 1, maxLength: 3 }).map((blocks) => blocks.join('\n\n'));

const paper = fc
  .record(
    {
      title: fc.record({ ko, en }),
      authors: fc.array(
        fc.constantFrom('Yining Hong', '김 철수', "Barry O'Sullivan", 'A. B_C', 'Ana Creţu'),
        {
          minLength: 1,
          maxLength: 8,
        },
      ),
      published: fc.constantFrom('2025-06-18', '2024-12-31'),
      ids: fc.oneof(
        fc.integer({ min: 10000, max: 99999 }).map((n) => ({ arxiv: `2506.${n}` })),
        fc.integer({ min: 1, max: 9999 }).map((n) => ({ doi: `10.1000/x(${n})y` })),
        url.map((link) => ({ link })),
      ),
      takeaway: ko,
      summary: markdown,
      abstract: fc.record({
        ko: fc.array(ko, { minLength: 1, maxLength: 2 }).map((all) => all.join('\n\n')),
        en,
      }),
      more: fc.array(fc.oneof(url, fc.record({ title: en, url })), { minLength: 1, maxLength: 3 }),
      image: fc.record({
        url: url.map((one) => `${one}.png`),
        alt: ko,
        width: fc.constant(600),
        height: fc.constant(400),
      }),
    },
    { requiredKeys: ['title', 'summary', 'ids'] },
  )
  .map(({ ids, ...rest }) => ({ ...rest, ...ids }));

const item = fc.oneof(url, fc.record({ title: en, url }), fc.record({ title: en, url, text: sentence }));

/** Issues with every key that a format shows, in Korean and English. */
export const issues: fc.Arbitrary<IssueData> = fc
  .record(
    {
      week: fc.constantFrom('2025-07-07', '2025-06-30', '2025-12-29'),
      // In quoted text nothing says that a formula is none, as what stands before another may be.
      title: line(hostileText.filter((text) => !text.includes('$'))).map((text) => `모음 ${text}`),
      masthead: ko,
      lead: ko,
      intro: fc.array(
        fc.record(
          { theme: ko, text: markdown, emoji: fc.constantFrom('fire', '🎉') },
          { requiredKeys: ['text'] },
        ),
        { maxLength: 3 },
      ),
      papers: fc.array(paper, { minLength: 1, maxLength: 4 }),
      sections: fc.array(fc.record({ title: en, items: fc.array(item, { minLength: 1, maxLength: 3 }) }), {
        maxLength: 2,
      }),
      credits: fc.array(fc.constantFrom('김철수', 'Ada L.', 'A. B_C'), { minLength: 1, maxLength: 3 }),
      closing: sentence,
    },
    { requiredKeys: ['week', 'intro', 'papers', 'sections'] },
  )
  .map((one) => one as IssueData);
