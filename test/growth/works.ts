/**
 * What a text of a stranger comes to, in process: each work takes one text and goes the way of a command with it. Used by
 * bench/growth.mjs, which measures all of them, and by the test beside it, which holds some.
 */
import { nodeThreads } from '../../src/cli/threads.ts';
import { compareIssues, compareWords } from '../../src/diff/index.ts';
import { faultOf, themesIn, tidied, type Want } from '../../src/drafting/index.ts';
import { mendIssue } from '../../src/fix/index.ts';
import { cook } from '../../src/forum-model/index.ts';
import { type FormatName, formatNames } from '../../src/formats/index.ts';
import {
  blocksOfMarkdown,
  builtIn,
  kindOf,
  readerOf,
  readPost,
  recognise,
  writeIssue,
} from '../../src/import/index.ts';
import { checkPaperFile, PaperFiles } from '../../src/inbox/index.ts';
import { unifiedDiff } from '../../src/diff/index.ts';
import { entryIn, checkConfigBytes } from '../../src/newsletter/index.ts';
import { paperNamedBy, readBibliography } from '../../src/papers/index.ts';
import { paperFromCsl } from '../../src/papers/record/csl.ts';
import { readFeed } from '../../src/papers/sources/arxiv-feed.ts';
import { paperFromMetaTags } from '../../src/papers/sources/meta-tags.ts';
import {
  checkIssueBytes,
  checkIssueFile,
  type Newsletter,
  newsletterAt,
  Renderer,
} from '../../src/pipeline/index.ts';
import { Failure } from '../../src/problem/index.ts';
import { renderedCheck } from '../../src/verify/index.ts';
import { fakeContext } from '../support/context.ts';
import { blocks, everything, foreign, lines, type Piece, words, yaml } from './pieces.ts';

export interface Work {
  readonly name: string;
  readonly pieces: readonly Piece[];
  readonly run: (text: string) => unknown;
}

const config = `name: Growth
locale: ko
email:
  from: "a <a@example.org>"
  to: "b@example.org"
`;
const fake = fakeContext({
  files: { '/desk/digest.config.yaml': config, '/desk/issues/': '', '/desk/inbox/': '' },
  cores: 1,
});
const own = nodeThreads(process, '/nowhere');
const threads = fake.threads && { ...fake.threads, spareMemory: () => own.spareMemory() };
const context = { ...fake, ...(threads && { threads }) };
let opened: Promise<Newsletter> | undefined;
const newsletter = (): Promise<Newsletter> => (opened ??= newsletterAt(context, '/desk'));
const file = '/desk/issues/2025-07-07.yaml';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As `validate --rendered --claims` and then the preview do: what has errors is drawn all the same. */
async function wholeWay(source: string): Promise<void> {
  const here = await newsletter();
  const rendered = renderedCheck(context, here);
  context.files.put(file, source);
  const { issue } = await checkIssueFile(context, here, { file, withClaims: true, rendered });
  if (issue === undefined) return;
  const renderer = new Renderer(context, here);
  for (const format of formatNames) await renderAs(renderer, issue, format);
}

async function renderAs(
  renderer: Renderer,
  issue: Parameters<Renderer['view']>[0],
  format: FormatName,
): Promise<void> {
  try {
    await renderer.render(renderer.view(issue), format);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

/** A text as a scalar of YAML that is exactly it. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** As a person writes one of several lines. */
const literal = (text: string, indent: number): string =>
  `|2-\n${text
    .split('\n')
    .map((line) => `${' '.repeat(indent)}${line}`)
    .join('\n')}`.replace('|2-', '|-');

const start = 'week: 2025-07-07\n';
const paper = (rest: string, ids = '    arxiv: "2506.15677"\n    summary: 작은 논문\n'): string =>
  `${start}papers:\n  - ${rest.trimStart()}${rest.includes('title:') ? '' : '    title: 제목\n'}${ids}`;

/** Where a text may stand in an issue. */
const markdownFields: Readonly<Record<string, (text: string) => string>> = {
  'papers.summary': (text) =>
    `${start}papers:\n  - title: 제목\n    arxiv: "2506.15677"\n    summary: ${literal(text, 6)}\n`,
  'intro.text': (text) => `${start}intro:\n  - theme: 주제\n    text: ${literal(text, 6)}\n`,
  lead: (text) => `${start}lead: ${quoted(text)}\n`,
  masthead: (text) => `${start}masthead: ${literal(text, 2)}\n`,
  closing: (text) => `${start}closing: ${quoted(text)}\n`,
  'sections.text': (text) =>
    `${start}sections:\n  - title: 강연\n    items:\n      - title: 제목\n        url: https://a.example\n        text: ${quoted(text)}\n`,
};

const quotedFields: Readonly<Record<string, (text: string) => string>> = {
  'papers.abstract': (text) =>
    `${start}papers:\n  - title: 제목\n    arxiv: "2506.15677"\n    summary: 작은 모델 3개\n    abstract:\n      en: ${literal(text, 8)}\n`,
  'papers.title': (text) => paper(`    title: ${quoted(text)}\n`),
  'papers.authors': (text) => paper(`    authors: [${quoted(text)}]\n`),
  title: (text) => `${start}title: ${quoted(text)}\n`,
};

const literals: Readonly<Record<string, (text: string) => string>> = {
  'intro.theme': (text) => `${start}intro:\n  - theme: ${quoted(text)}\n    text: 본문\n`,
  'papers.tags': (text) => paper(`    tags: [${quoted(text)}]\n`),
  'papers.takeaway': (text) => paper(`    takeaway: ${quoted(text)}\n`),
  'papers.image.alt': (text) =>
    paper(`    image:\n      url: https://a.example/a.png\n      alt: ${quoted(text)}\n`),
  'papers.more.title': (text) =>
    paper(`    more:\n      - title: ${quoted(text)}\n        url: https://a.example\n`),
  'sections.title': (text) =>
    `${start}sections:\n  - title: ${quoted(text)}\n    items: [https://a.example]\n`,
  credits: (text) => `${start}credits: [${quoted(text)}]\n`,
};

const values: Readonly<Record<string, (text: string) => string>> = {
  'intro.emoji': (text) => `${start}intro:\n  - emoji: ${quoted(text)}\n    text: 본문\n`,
  'papers.published': (text) => paper(`    published: ${quoted(text)}\n`),
  'papers.arxiv': (text) => paper(`    arxiv: ${quoted(text)}\n`, '    summary: 작은 논문\n'),
  'papers.doi': (text) => paper(`    doi: ${quoted(text)}\n`),
  'papers.link': (text) => paper(`    link: ${quoted(text)}\n`),
  'papers.more': (text) => paper(`    more: [${quoted(text)}]\n`),
  'papers.image.url': (text) => paper(`    image:\n      url: ${quoted(text)}\n      alt: ""\n`),
  'sections.items': (text) => `${start}sections:\n  - title: 강연\n    items: [${quoted(text)}]\n`,
  web_url: (text) => `${start}web_url: ${quoted(text)}\n`,
  week: (text) => `week: ${quoted(text)}\n`,
  number: (text) => `${start}number: ${quoted(text)}\n`,
  'language tag': (text) => paper(`    title:\n      ${quoted(text)}: a\n      ko: 제목\n`),
  'key of a paper': (text) => paper(`    ${quoted(text)}: a\n`),
  'key of an issue': (text) => `${start}${quoted(text)}: a\n`,
  'plain value': (text) => `${start}title: ${text.replaceAll('\n', '\n  ')}\n`,
  'folded text': (text) => `${start}lead: >\n  ${text.replaceAll('\n', '\n  ')}\n`,
  comment: (text) => `${start}# ${text.replaceAll('\n', '\n# ')}\n`,
};

/** Old-style ids, addresses of arXiv and others, each with a long middle. */
const longIds: readonly Piece[] = [
  ...[
    'hep-th/',
    'https://arxiv.org/abs/',
    'https://doi.org/10.1000/',
    'arXiv:',
    '10.48550/arXiv.',
    'https://',
    'v',
    '2506.',
  ].flatMap((before) =>
    ['a', 'a.', 'a-', '0', '/', 'v1', ' ', '%20', '?a=', '&', '#', '.', '@', ':'].map((piece) => ({
      name: JSON.stringify(`${before}${piece}…`),
      of: (bytes: number) => before + piece.repeat(Math.ceil(bytes / piece.length)),
    })),
  ),
];

const want: Want = {
  kind: 'summaries',
  path: ['papers', 0, 'summary'],
  lang: 'ko',
  papers: [],
  source: { value: 'We measured 3 of 4.', lang: 'en', path: ['papers', 0, 'abstract', 'en'] },
};

const outside: readonly Work[] = [
  {
    name: 'cook',
    pieces: [...everything, ...foreign],
    run: (text) => cook(text, { locale: 'ko', math: true }),
  },
  { name: 'import .md', pieces: [...everything, ...foreign], run: (text) => imported(text, 'post.md') },
  {
    name: 'import .html',
    pieces: [...foreign, ...words, ...lines],
    run: (text) => imported(`<p>${text}`, 'post.html'),
  },
  { name: 'import .txt', pieces: everything, run: (text) => imported(text, 'post.txt') },
  {
    name: 'import list .md',
    pieces: [...blocks, ...lines],
    run: (text) => imported(text, 'post.md', 'list'),
  },
  {
    name: 'draft answer',
    pieces: everything,
    run: (text) => [
      tidied(text, want),
      faultOf(text, want),
      themesIn(`THEME: a\nPAPERS: ${text}`, want),
      tidied(`<think>${text}`, want),
    ],
  },
  { name: 'archive file', pieces: [...everything, ...longIds, ...yaml], run: (text) => entryIn(text) },
  { name: 'ref', pieces: [...words, ...longIds], run: (text) => paperNamedBy(text) },
  {
    name: 'inbox file',
    pieces: [...words.slice(0, 20), ...yaml],
    run: async (text) => {
      context.files.put('/desk/inbox/a.yaml', text);
      return checkPaperFile(context, await newsletter(), {
        file: '/desk/inbox/a.yaml',
        others: new PaperFiles(context, '/desk'),
        withClaims: true,
      });
    },
  },
  {
    name: 'bibliography',
    pieces: [...foreign, ...words, ...lines],
    run: (text) => tried(() => readBibliography(text, 'a.bib')),
  },
  ...(['author', 'title', 'abstract', 'year', 'url', 'doi'] as const).map((key) => ({
    name: `.bib ${key}`,
    pieces: [...words, ...lines],
    run: (text: string) => tried(() => readBibliography(`@article{a, title={T}, ${key}={${text}}}`, 'a.bib')),
  })),
  {
    name: 'citation_authors',
    pieces: [...words, ...lines],
    run: (text) => paperFromMetaTags(metaOf('citation_authors', text), 'https://a.example'),
  },
  {
    name: 'citation_abstract',
    pieces: [...words, ...lines],
    run: (text) => paperFromMetaTags(metaOf('citation_abstract', text), 'https://a.example'),
  },
  {
    name: 'citation_title',
    pieces: [...words, ...lines],
    run: (text) => paperFromMetaTags(metaOf('citation_title', text), 'https://a.example'),
  },
  {
    name: 'page',
    pieces: [...foreign, ...words],
    run: (text) => paperFromMetaTags(text, 'https://a.example'),
  },
  {
    name: 'CSL',
    pieces: [...words, ...lines, ...foreign],
    run: (text) =>
      paperFromCsl({
        title: text,
        abstract: text,
        author: [{ family: text, given: text }],
        DOI: '10.1000/1',
      }),
  },
  {
    name: 'feed of arXiv',
    pieces: [...words, ...lines],
    run: (text) => tried(() => Promise.resolve(readFeed(feedOf(text), 'h').readerOf('2601.00001')?.())),
  },
  {
    name: 'config',
    pieces: [...words.slice(0, 20), ...yaml],
    run: (text) =>
      checkConfigBytes(bytesOf(text), {
        file: '/desk/digest.config.yaml',
        version: '1.0.0',
        findInTexts: () => Promise.resolve([]),
      }),
  },
  ...['name', 'title', 'masthead', 'closing', 'timezone'].map((key) => ({
    name: `config ${key}`,
    pieces: everything,
    run: (text: string) => configWith(`${key}: ${quoted(text)}\n`),
  })),
  ...[
    'from',
    'to',
    'subject',
    'web_url',
    'unsubscribe_url',
    'subscribe_url',
    'list_id',
    'address',
    'preheader',
  ].map((key) => ({
    name: `config email.${key}`,
    pieces: [...words, ...lines],
    run: (text: string) => configWith(`email:\n  ${key}: ${quoted(text)}\n`),
  })),
  {
    name: 'fix',
    pieces: [...words, ...lines, ...blocks],
    run: async (text) =>
      mendIssue(bytesOf(markdownFields['papers.summary']?.(text) ?? ''), await newsletter(), file),
  },
  { name: 'fix file', pieces: yaml, run: async (text) => mendIssue(bytesOf(text), await newsletter(), file) },
  {
    name: 'difference',
    pieces: everything,
    run: (text) => {
      const half = text.length >> 1;
      const other = `${text.slice(half)}b${text.slice(0, half)}`;
      return [
        compareIssues({ lead: text }, { lead: other }),
        compareWords(text, other),
        unifiedDiff(text, other, 'a'),
      ];
    },
  },
];

async function configWith(text: string): Promise<void> {
  const there = fakeContext({ files: { '/desk/digest.config.yaml': text, '/desk/issues/': '' } });
  const here = await newsletterAt(there, '/desk', { isThorough: true });
  const source = `${start}papers:\n  - title: 제목\n    arxiv: "2506.15677"\n    summary: 작은 논문\n`;
  const { issue } = await checkIssueBytes(bytesOf(source), here, { file });
  if (issue === undefined) return;
  const renderer = new Renderer(there, here);
  for (const format of formatNames) await renderAs(renderer, issue, format);
}

async function tried(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

const metaOf = (name: string, text: string): string =>
  `<meta name="citation_title" content="T"><meta name="${name}" content="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`;

const feedOf = (text: string): string => {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<feed><entry><id>http://arxiv.org/abs/2601.00001v1</id><title>${escaped}</title><summary>${escaped}</summary><author><name>${escaped}</name></author></entry></feed>`;
};

async function imported(
  text: string,
  name: string,
  profileName: 'digest' | 'list' = 'digest',
): Promise<void> {
  const { config: settings } = await newsletter();
  const profile = builtIn[profileName];
  const post = await readPost(
    { source: name, text, kind: kindOf(name, text) },
    { profile, config: settings },
  );
  for (const { issue, kept } of recognise(post, readerOf(profile, settings)))
    writeIssue({ week: '2025-07-07', ...issue }, { source: name, kept });
  if (name.endsWith('.md')) blocksOfMarkdown(text, { profile, config: settings });
}

const inIssue = (
  fields: Readonly<Record<string, (text: string) => string>>,
  pieces: readonly Piece[],
): Work[] =>
  Object.entries(fields).map(([name, sourceWith]) => ({
    name,
    pieces,
    run: (text) => wholeWay(sourceWith(text)),
  }));

export const works: readonly Work[] = [
  ...inIssue(markdownFields, everything),
  ...inIssue(quotedFields, everything),
  ...inIssue(literals, [...words, ...lines]),
  ...inIssue(values, [...words, ...lines, ...longIds]),
  { name: 'file', pieces: [...yaml, ...everything], run: (text) => wholeWay(text) },
  ...outside,
];
