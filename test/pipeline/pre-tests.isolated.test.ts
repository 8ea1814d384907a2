/** What tells a rule at little cost that it need not look may cost nothing else: all is found without it that is found with it. */
import { expect, test, vi } from 'vitest';
import { checkIssueBytes } from '../../src/pipeline/check.ts';
import { newsletterAt } from '../../src/pipeline/newsletter.ts';
import type { Problem } from '../../src/problem/index.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';
import { readRepositoryFile } from '../support/weeks.ts';
import { expectSame } from '../yaml/both-readings.ts';
import { mutated, randomFrom } from '../yaml/mutations.ts';

const { quick } = vi.hoisted(() => ({ quick: { isAsked: true } }));

vi.mock('../../src/text/ordinary.ts', async (original) => {
  const actual = await original<typeof import('../../src/text/ordinary.ts')>();
  return { isOrdinary: (text: string) => quick.isAsked && actual.isOrdinary(text) };
});
vi.mock('../../src/text/features.ts', async (original) => {
  const actual = await original<typeof import('../../src/text/features.ts')>();
  // It then takes each text for one that has everything, but for what alone says that nothing is wrong.
  const all = ~actual.feature.hangul;
  return { ...actual, featuresOf: (text: string) => (quick.isAsked ? actual.featuresOf(text) : all) };
});
vi.mock('../../src/text/odd-quotes.ts', async (original) => {
  const actual = await original<typeof import('../../src/text/odd-quotes.ts')>();
  return { ...actual, hasQuoteAtEnds: (text: string) => !quick.isAsked || actual.hasQuoteAtEnds(text) };
});
vi.mock('../../src/yaml/layout/folded.ts', async (original) => {
  const actual = await original<typeof import('../../src/yaml/layout/folded.ts')>();
  return { ...actual, mayHoldEntry: (value: string) => !quick.isAsked || actual.mayHoldEntry(value) };
});
vi.mock('../../src/issue/rules/comments.ts', async (original) => {
  const actual = await original<typeof import('../../src/issue/rules/comments.ts')>();
  const commentsAreComments: typeof actual.commentsAreComments = (issue, context) => {
    const { sourceMap } = context;
    // It then takes each # for one outside of texts.
    const isInText = quick.isAsked ? undefined : vi.spyOn(sourceMap, 'isInText').mockReturnValue(false);
    const found = actual.commentsAreComments(issue, context);
    isInText?.mockRestore();
    return found;
  };
  return { ...actual, commentsAreComments };
});

async function problemsOf(text: string, isAsked: boolean): Promise<readonly Problem[]> {
  quick.isAsked = isAsked;
  const desk = await newsletterAt(fakeContext({ files: newsletter() }), '/desk');
  const file = '/desk/issues/2025-07-07.yaml';
  const bytes = new TextEncoder().encode(text);
  return (await checkIssueBytes(bytes, desk, { file, isTitleChecked: true, withSilent: true })).problems;
}

const real = readRepositoryFile('issues/2025-07-07.yaml');
const weeks = [
  readRepositoryFile('test/fixtures/weeks/issues/2025-12-29.yaml'),
  readRepositoryFile('test/fixtures/weeks/issues/2026-01-05.yaml'),
  real.slice(0, real.indexOf('  - title:', real.indexOf('  - title:') + 1)),
];

const quickly = [
  'text/address',
  'text/comment',
  'text/control',
  'text/invisible',
  'text/link-duplicate',
  'text/markup',
  'text/paste',
  'text/quotes',
  'text/run-on',
  'text/term-twice',
] as const;

/** Each kind of text, in each way to write it. */
const small = `week: 2025-07-07
intro:
  - emoji: fire
    theme: About agents
    text: |
      Some words of the week.

      More of them.
papers:
  - title: Small models
    authors:
      - Ana Kim
      - 'Yuki Choi'
    link: https://example.org/paper
    summary: "A summary that is short."
    abstract: |
      An abstract of the authors.
    more:
      - title: "The code"
        url: https://example.org/code
`;
const odd = [
  ...['“', '”', '"', '＂', '‘', '’', '«', '»', '「', '」', '\u00ad', '\u200b', '\u202e', '\ufb01', '\ue000'],
  ...[
    '\\nabla ',
    '\\n',
    '&#27;',
    ' #x',
    '\n        • x',
    '\n        -x',
    '(cid:1)',
    'inter- esting',
    'inter\u2010 esting',
  ],
  ...[
    ' **words',
    ' ~~words',
    '\n        | a | b |',
    ' https://example.org/a?utm_source=b',
    ' http://arxiv.org/abs/1706.03762',
  ],
  ...[' www.example.org/a www.example.org/a', ' https://example.org/a https://example.org/a'],
  ...[' 말(term) 글(term)', '[x](https://example.org/b) [y](https://example.org/b)', ' ［a］(b)'],
];

test('rules find the same without their first look, wherever something odd stands', async () => {
  const codes = new Set<string>();
  for (const { 0: value, index } of small.matchAll(/(?<=[:-] ["']?|^ {6})[^\s|"'-][^"'\n]*/gm)) {
    for (const one of odd) {
      const end = index + value.length;
      const withOne = [
        small.slice(0, index) + one + small.slice(index),
        small.slice(0, end) + one + small.slice(end),
      ];
      for (const text of withOne) {
        const found = await problemsOf(text, true);
        expectSame(found, await problemsOf(text, false));
        for (const { code } of found) codes.add(code);
      }
    }
  }
  expect([...codes]).toEqual(expect.arrayContaining([...quickly]));
}, 120_000);

test('and in weeks that were changed', async () => {
  const random = randomFrom(1);
  for (let i = 0; i < 300; i++) {
    const text = mutated(weeks[i % weeks.length] ?? '', random);
    expectSame(await problemsOf(text, true), await problemsOf(text, false));
  }
}, 120_000);
