import { reportFormats } from '../../src/report/reporter.ts';
import { formatNames } from '../../src/formats/list.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { fakeContext } from '../support/context.ts';
import { feedOf } from '../support/feed.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { completion, good, LanguageModel } from '../support/language-model.ts';
import { readRepositoryFile } from '../support/weeks.ts';
import { card, lookedUp } from '../commands/draft/week.ts';
import { expectSameReading } from '../yaml/both-readings.ts';
import { mutated, smallFile } from '../yaml/mutations.ts';
import { type Dice, utf8 } from './dice.ts';
import { runHeld } from './oracle.ts';
import { askPreview } from './preview.ts';
import { holdEdits, holdFix, holdReading } from './properties.ts';
import { issuePath, slipped, week, weekOf, weeks } from './weeks.ts';

/** Plays one case with what the dice draw. Throws a Finding, or whatever the program throws. */
type Target = (dice: Dice) => Promise<void>;

const config = readRepositoryFile('test/fixtures/weeks/digest.config.yaml').replace(/^#.*\n/, '');
const wide = `${config}locale: ko
languages: [ko, en]
rules: { paper/duplicate-archive: off }
labels: { paper: 논문 }
emoji: { pytorch: "🔥" }
forum: { heading: true, contents: links, abstracts: details, numbers: true, max_length: 32000 }
site: { base: "https://example.org/weeks/", repository: "https://github.com/a/b" }
publish: { forum: { url: "https://forum.example", username: newsbot, category: 14, tags: [paper] } }
`;
const dataOf = (text: string): unknown => parseYaml(utf8(text)).data;
const issueData = weeks.map(dataOf);
const configData = dataOf(wide);

const formats = reportFormats.join(' ').split(' ');
const looks = (dice: Dice): string =>
  dice.of([
    'validate -f json',
    'validate -f json --rendered --claims',
    `validate --strict -f ${dice.of(formats)}`,
    `render --draft -f ${dice.of(formatNames)} ${week}`,
    'render --draft --all -f all',
    'status -f json',
    'status',
    `send --dry-run ${week}`,
    `preview --static out ${week}`,
  ]);

/** What an answer of any kind may be: of any type, in any state, any bytes. */
function answerOf(dice: Dice, types: readonly string[], ...samples: readonly string[]): Response {
  const status = dice.below(4) > 0 ? 200 : dice.of([200, 206, 301, 400, 403, 404, 429, 500, 503]);
  const headers = {
    'content-type': dice.of([...types, 'text/html', 'application/json', 'x', 'text/plain; charset=euc-kr']),
  };
  return new Response(dice.bytes(...samples), { status, headers });
}

const feed = feedOf({
  id: '2506.15677v1',
  title: 'A & B',
  summary: 'We $x$.',
  comment: '3 pages',
  doi: '10.1000/xyz',
});
const work = JSON.stringify({
  ...{
    type: 'article-journal',
    title: 'A <i>title</i>',
    author: [{ family: 'Lovelace', given: 'Ada' }, { literal: 'Team' }],
    DOI: '10.1000/xyz',
  },
  ...{
    issued: { 'date-parts': [[2025, 6, 18]] },
    abstract: '<jats:p>We show.</jats:p>',
    URL: 'https://doi.org/10.1000/xyz',
    relation: {},
  },
});
const note = readRepositoryFile('test/fixtures/sources/openreview/note.json');
const page = `<!doctype html><html><head><title>A</title><meta name="citation_title" content="A &amp; B"><meta name="citation_author" content="Lovelace, Ada">
<meta name="citation_publication_date" content="2025/06/18"><meta property="og:description" content="We show."><link rel="canonical" href="/a">
<script type="application/ld+json">{"@type":"ScholarlyArticle","name":"A","author":[{"name":"Ada"}]}</script></head><body><p>We show.</p></body></html>`;
const draft = `week: ${week}\ndraft: true\npapers: []\n`;

const bibliographies: readonly (readonly [name: string, text: string])[] = [
  [
    'x.bib',
    '@article{a,\n title = {The {GNU} \\"{u}},\n author = "Lovelace, Ada and {Team X}",\n year = 2025, month = jun,\n doi = {10.1000/xyz},\n eprint = {2506.15677}, archivePrefix = {arXiv}\n}\n@misc{b, title={B}, url={https://a.example}}\n',
  ],
  [
    'x.ris',
    'TY  - JOUR\nTI  - A title\nAU  - Lovelace, Ada\nPY  - 2025/06/18\nDO  - 10.1000/xyz\nUR  - https://a.example\nER  - \n',
  ],
  ['x.json', `[${work}]`],
  ['x.csv', 'Title,arXiv,DOI\n"A, ""B""",2506.15677,\nC,,10.1000/xyz\n'],
  ['x.txt', '# papers\n2506.15677v2\n- https://arxiv.org/abs/2507.06457\n10.1000/xyz\n'],
];

const fragment = `# mine\ntitle: { ko: "하나", en: "One" }\narxiv: "2506.15671"\nsummary: |\n  요약입니다.\nby: { name: Kim, email: kim@e.example }\n`;
const report = JSON.stringify({
  ...{
    version: 1,
    head: 'c0ffee'.repeat(6) + 'c0ff',
    counts: { errors: 1, warnings: 3, unread: 0 },
    left: 0,
  },
  problems: [
    {
      file: 'issues/x.yaml',
      line: 14,
      severity: 'error',
      code: 'paper/title-empty',
      args: { position: 2, language: 'en' },
    },
  ],
  files: [
    {
      file: 'issues/x.yaml',
      groups: [
        {
          owner: { root: 'papers', position: 2, title: 'New', fate: 'added' },
          changes: [{ path: ['papers', 2, 'title'], pieces: [{ kind: 'added', text: 'x' }] }],
        },
      ],
      weights: [{ format: 'forum', used: 16_000, limit: 32_000 }],
    },
  ],
});
const hash = `sha256:${'0'.repeat(64)}`;
const at = '2025-07-14T03:00:00Z';
const ledger = {
  ...{ version: 1, week },
  forum: {
    ...{
      url: 'https://forum.example',
      external_id: `digest-${week}`,
      topic: 12,
      address: 'https://forum.example/t/12',
      title: 'A',
      category: 14,
      tags: ['paper'],
    },
    ...{ posts: [{ part: 1, state: 'posted', post: 7, number: 1, raw: hash, at }], issue: hash, told: ['x'] },
  },
  mail: {
    via: 'smtp',
    url: 'smtps://mail.example',
    to: 'list@example.org',
    message_id: '<1@example.org>',
    eml: hash,
    state: 'sent',
    at,
    issue: hash,
  },
};
const posts = [
  '# [2024/04/22 ~ 28] Papers\n\nTwo on agents.\n\n## Agents\n\n- [Small](https://arxiv.org/abs/2404.01234) by A. Lovelace\n  > Most calls.\n\n## Talks\n\n- https://example.org/talks/2\n',
  '<h1>Papers</h1><p>이번 주</p><h2>작은 모델 / Small Models</h2><p>논문 소개</p><p>x</p><p><a href="https://arxiv.org/abs/2404.01234">a</a></p><table><tr><td>1<td>b</table>',
  '{"title":"A","post_stream":{"posts":[{"post_number":1,"cooked":"<p>x</p>","raw":"x"}]},"created_at":"2024-04-22T00:00:00Z","id":7}',
];
const templates = ['forum', 'email', 'text'].flatMap((format) =>
  ['main', 'card', 'theme', 'masthead'].map((name) => `${format}/${name}.hbs`),
);

/** What strangers may write, by the name that `--only` takes. Each draws an input, and has a command meet it. */
export const targets: Readonly<Record<string, Target>> = {
  async issue(dice) {
    await runHeld(looks(dice), { files: { ...newsletter({}, wide), [issuePath]: dice.bytes(weekOf(dice)) } });
  },
  async fields(dice) {
    const data = dice.withAnother(dice.of(issueData));
    await runHeld(looks(dice), { files: newsletter({ [week]: JSON.stringify(data, undefined, 1) }, wide) });
  },
  async week(dice) {
    const text = weekOf(dice);
    await holdReading(dice.below(4) === 0 ? dice.damaged(text) : dice.retouched(text));
  },
  async fix(dice) {
    const text = weekOf(dice);
    const typed = slipped(dice.below(2) === 0 ? text : dice.retouched(text), dice);
    await holdFix(dice.below(4) === 0 ? dice.bytes(typed) : utf8(typed));
  },
  async edit(dice) {
    const text = weekOf(dice);
    await holdEdits(dice.below(2) === 0 ? dice.damaged(text) : dice.retouched(text), dice);
  },
  /** What the reader of simple files takes, the library reads as the same: data, places, problems. */
  yaml(dice) {
    const text = dice.below(4) === 0 ? smallFile(dice.random) : mutated(dice.of(weeks), dice.random);
    expectSameReading(dice.below(10) === 0 ? text.replaceAll('\n', '\r\n') : text);
    return Promise.resolve();
  },
  async config(dice) {
    const content =
      dice.below(2) === 0 ? dice.bytes(wide) : JSON.stringify(dice.withAnother(configData), undefined, 1);
    const files = { ...newsletter({ [week]: weekOf(dice) }), '/desk/digest.config.yaml': content };
    await runHeld(looks(dice), { files });
  },
  async template(dice) {
    const name = dice.of(templates);
    const files = {
      ...newsletter({ [week]: weekOf(dice) }, wide),
      [`/desk/templates/${name}`]: dice.bytes(readRepositoryFile(`templates/${name}`)),
    };
    const format = name.slice(0, name.indexOf('/'));
    await runHeld(
      dice.of([`render -f ${format} ${week}`, 'validate --rendered -f json', `preview --static out ${week}`]),
      { files },
    );
  },
  async bibliography(dice) {
    const [name, text] = dice.of(bibliographies);
    const files = { ...newsletter({ [week]: draft }), [`/desk/${name}`]: dice.bytes(text) };
    const { context } = await runHeld(`add-paper ${name} --yes --offline`, { files });
    await runHeld('validate -f json', context);
  },
  async source(dice) {
    const [ref, type, sample] = dice.of([
      ['2506.15677', 'application/atom+xml', feed],
      ['10.1000/xyz', 'application/vnd.citationstyles.csl+json', work],
      ['https://openreview.net/forum?id=abcdefghij', 'application/json', note],
      ['https://a.example/paper', 'text/html', page],
    ] as const);
    const files = newsletter({ [week]: draft });
    const fetch = () => Promise.resolve(answerOf(dice, [type], sample));
    const { context } = await runHeld(['add-paper', ref, '--yes'], fakeContext({ files, fetch }));
    await runHeld('validate -f json', context);
  },
  async ledger(dice) {
    const content =
      dice.below(2) === 0 ? dice.bytes(JSON.stringify(ledger)) : JSON.stringify(dice.withAnother(ledger));
    const files = {
      ...newsletter({ [week]: soundIssue() }, wide),
      [`/desk/published/${week}.json`]: content,
    };
    await runHeld(
      dice.of([
        'status -f json',
        'status --check',
        `publish --yes ${week}`,
        `diff ${week}`,
        `diff -f json ${week}`,
        `send --now --yes ${week}`,
      ]),
      { files },
    );
  },
  async draft(dice) {
    const model = new LanguageModel();
    const samples = [
      ...Object.values(good),
      JSON.stringify({ choices: [{ message: { content: good.summary }, finish_reason: 'stop' }] }),
    ];
    model.answer = () =>
      dice.below(2) === 0
        ? completion(dice.damaged(dice.of(samples)))
        : dice.below(3) === 0
          ? Response.json({ choices: [dice.json()], usage: dice.json() })
          : answerOf(dice, ['application/json'], ...samples);
    const files = newsletter({ [week]: lookedUp(dice.of([[card(1)], [card(1), card(2)]])) });
    const { context } = await runHeld(
      'draft --yes',
      fakeContext({ files, fetch: model.fetch, env: model.env }),
    );
    await runHeld('validate -f json', context);
  },
  async inbox(dice) {
    const content =
      dice.below(3) === 0 ? JSON.stringify(dice.withAnother(dataOf(fragment))) : dice.bytes(fragment);
    const files = {
      ...newsletter({ [week]: dice.of([draft, weeks[2] ?? '']) }),
      '/desk/inbox/a.yaml': content,
      '/desk/inbox/b.yaml': fragment,
    };
    const { context } = await runHeld('assemble', { files });
    await runHeld('validate -f json', context);
    await runHeld('status -f json', context);
  },
  async report(dice) {
    const content =
      dice.below(2) === 0 ? dice.bytes(report) : JSON.stringify(dice.withAnother(JSON.parse(report)));
    await runHeld('ci-comment report.json', { files: { '/desk/report.json': content } });
  },
  async merge(dice) {
    const base = weekOf(dice);
    const side = (): Uint8Array => (dice.below(4) === 0 ? dice.bytes(base) : utf8(dice.damaged(base)));
    await runHeld('merge-file base.yaml ours.yaml theirs.yaml', {
      files: { '/desk/base.yaml': base, '/desk/ours.yaml': side(), '/desk/theirs.yaml': side() },
    });
  },
  async import(dice) {
    const name = dice.of(['2024-04-22.md', '2024-04-22.html', '2024-04-22.txt', 'topic.json']);
    const files = { ...newsletter(), [`/desk/posts/${name}`]: dice.bytes(...posts) };
    const flags = dice.of([
      [],
      ['--check'],
      ['--dry-run'],
      ['--date', '2024-04-22'],
      ['--profile', dice.of(['digest', 'list', 'paragraphs', 'table'])],
    ]);
    const { context } = await runHeld(['import', `posts/${name}`, ...flags], { files });
    await runHeld('validate -f json', context);
  },
  preview: askPreview,
};
