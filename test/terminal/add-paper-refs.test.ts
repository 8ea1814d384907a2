import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FakeContext, FakeWorld } from '../support/context.ts';
import { fakeContext } from '../support/context.ts';
import { atom, feedFor } from '../support/feed.ts';
import type { FeedEntry } from '../support/feed.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';
import type { Ran } from '../support/run-cli.ts';
import { LocalServer, never } from '../support/server.ts';
import { FakeTerminal, keys, pause } from '../support/terminal.ts';

let server: LocalServer;
beforeAll(async () => {
  server = await LocalServer.start();
});
afterAll(() => server.stop());

const week = '2025-07-14';
const path = `/desk/issues/${week}.yaml`;
const draft = `week: ${week}\ndraft: true\npapers: []\n`;
const using = `using issues/${week}.yaml\n`;

/** What arXiv knows; everything but 2507.99999. */
const known = (id: string): FeedEntry | undefined =>
  id === '2507.99999'
    ? undefined
    : {
        id: `${id.replace(/v\d+$/, '')}v1`,
        title: `Title of ${id}`,
        summary: 'We show this. Code: https://github.com/a/b',
        ...(id === '2507.00666' ? { comment: 'This paper has been withdrawn by the authors' } : {}),
      };
const work = {
  DOI: '10.1000/xyz',
  title: 'A Work of Science and Art',
  author: [{ given: 'Ada', family: 'Lovelace' }],
  language: 'en',
};

function answering(): void {
  server.answer((asked) => {
    if (asked.startsWith('/arxiv')) return { headers: atom, body: feedFor(asked, known) };
    if (asked.startsWith('/doi/10.1000/xyz'))
      return {
        headers: { 'content-type': 'application/vnd.citationstyles.csl+json' },
        body: JSON.stringify(work),
      };
    if (asked === '/post')
      return {
        headers: { 'content-type': 'text/html' },
        body: '<title>A Post | Blog</title><meta name="author" content="Ada Lovelace">',
      };
    return asked === '/blog'
      ? { headers: { 'content-type': 'text/html' }, body: '<p>Hello' }
      : { status: 404 };
  });
}

function world(more: FakeWorld = {}, issue = draft): FakeWorld {
  return {
    env: {
      HOME: '/home/editor',
      NO_COLOR: '1',
      DIGEST_ARXIV_URL: `${server.url}/arxiv?`,
      DIGEST_DOI_URL: `${server.url}/doi`,
    },
    files: newsletter({ '2025-07-07': soundIssue(), [week]: issue }),
    // Links of a card are looked up too; nothing is asked but the test's own server.
    fetch: (input, init) =>
      typeof input === 'string' && input.startsWith(server.url)
        ? globalThis.fetch(input, init)
        : Promise.reject(new TypeError('fetch failed')),
    ...more,
  };
}

async function add(
  args: string,
  context: FakeWorld | FakeContext = world(),
): Promise<Ran & { issue: string }> {
  answering();
  const ran = await runCli(`add-paper ${args}`, context);
  return { ...ran, issue: ran.context.files.text(path) };
}

const cardOf = (id: string): string => `  - title:
      en: "Title of ${id}"
    authors:
      - Ada Lovelace
    published: 2025-06-18
    arxiv: "${id}"
    abstract:
      en: |
        We show this. Code: https://github.com/a/b
    more:
      - https://github.com/a/b
`;

describe('refs are looked up', () => {
  test('ten of them with one request', async () => {
    const ids = Array.from({ length: 10 }, (_, i) => `2507.0001${i}`);
    const { code, stdout, stderr, issue } = await add(
      `${ids.map((id, i) => (i % 2 === 0 ? id : `https://arxiv.org/pdf/${id}`)).join(' ')} --yes`,
    );
    expect([code, stdout]).toEqual([0, `issues/${week}.yaml\n`]);
    expect(stderr).toMatch(new RegExp(`^${using}added 10 papers to issues/${week}\\.yaml\n`));
    expect(issue).toBe(draft.replace(' []', '') + ids.map(cardOf).join(''));
    expect(server.asked).toHaveLength(1);
  });

  test('a version stays, and a DOI is asked of its resolver', async () => {
    const { code, issue } = await add('2507.00001v1 https://doi.org/10.1000/XYZ --yes');
    expect(code).toBe(0);
    expect(issue).toContain('    arxiv: "2507.00001v1"\n');
    expect(issue).toContain(
      '  - title:\n      en: "A Work of Science and Art"\n    authors:\n      - Ada Lovelace\n    doi: "10.1000/xyz"\n',
    );
  });

  test('what was typed wins, language by language', async () => {
    const { code, issue } = await add(
      '2507.00001 --title ko=제목 --author Kim --more https://example.org/ --abstract en=Mine --summary 요약',
    );
    expect(code).toBe(0);
    expect(issue).toBe(
      draft.replace(' []', '') +
        '  - title:\n      ko: "제목"\n      en: "Title of 2507.00001"\n    authors:\n      - Kim\n    published: 2025-06-18\n    arxiv: "2507.00001"\n' +
        '    summary: |\n      요약\n    abstract:\n      en: |\n        Mine\n    more:\n      - https://example.org/\n',
    );
  });

  test('where nothing can come of it, nobody is asked', async () => {
    const { code, stderr } = await add('2507.00001');
    expect([code, server.asked]).toEqual([2, []]);
    expect(stderr).toMatch(/--summary/);
  });

  test('flags alone are not looked up', async () => {
    await add('--arxiv 2507.00001 --title en=T --summary S');
    expect(server.asked).toEqual([]);
  });

  test('two entries of one DOI are one card, and what differs is named', async () => {
    const first =
      '@misc{a, title = {A Title of Some Length}, doi = {10.1000/Q}, year = 2024, month = 5, day = 7, abstract = {A.}}\n';
    const second =
      '@misc{b, title = {Another Title of Some Length}, author = {Doe, Jane}, doi = {10.1000/q}, abstract = {A.}, year = 2024, month = 6, day = 8}\n';
    const files = { ...newsletter({ [week]: draft }), '/desk/refs.bib': first + second };
    const { code, stderr, issue } = await add('refs.bib --yes', world({ files }));
    expect(code).toBe(0);
    expect(stderr).toContain(
      'b of refs.bib is the same paper as a of refs.bib, but says another title and day of publication: what a of refs.bib says stays\n',
    );
    expect(issue).toBe(
      draft.replace(' []', '') +
        '  - title:\n      en: "A Title of Some Length"\n    authors:\n      - Jane Doe\n    published: 2024-05-07\n    doi: "10.1000/q"\n    abstract:\n      en: |\n        A.\n',
    );
    // The order of the entries alone says which is the first, whether the DOI is known or not.
    const unknown = await add('10.1000/q refs.bib --yes', world({ files }));
    expect([unknown.code, unknown.issue]).toEqual([0, issue]);
    const known = await add(
      'refs.bib 10.1000/xyz --yes',
      world({
        files: { ...files, '/desk/refs.bib': `${first}@misc{c, doi = {10.1000/xyz}, abstract = {B.}}` },
      }),
    );
    expect(known.stderr).toContain('10.1000/xyz is the same paper as c of refs.bib\n');
    expect(known.issue).toContain('en: "A Work of Science and Art"');
  });

  test('a withdrawn paper is left out unless it is wanted, and the others are added', async () => {
    const words = '2507.00666 is marked as withdrawn: This paper has been withdrawn by the authors\n';
    const alone = await add('2507.00666 --yes');
    expect([alone.code, alone.stdout, alone.issue]).toEqual([1, '', draft]);
    expect(alone.stderr).toContain(words);
    expect(alone.stderr).toContain('--withdrawn');
    const both = await add('2507.00666 2507.00001 --yes');
    expect([both.code, both.issue]).toEqual([1, draft.replace(' []', '') + cardOf('2507.00001')]);
    expect(both.stderr).toContain(words);
    const wanted = await add('2507.00666 --yes --withdrawn');
    expect([wanted.code, wanted.issue]).toEqual([0, draft.replace(' []', '') + cardOf('2507.00666')]);
    expect(wanted.stderr).toContain(`warning: ${words}`);
  });

  test('so is one that only a bibliography calls retracted', async () => {
    const files = {
      ...newsletter({ [week]: draft }),
      '/desk/r.ris':
        'TY  - JOUR\nTI  - RETRACTED: A Work of Science\nUR  - https://a.example/1\nER  - \nTY  - JOUR\nTI  - Another Work of Science\nUR  - https://a.example/2\nER  - \n',
    };
    const { code, stderr, issue } = await add('r.ris --yes', world({ files }));
    expect(code).toBe(1);
    expect(stderr).toContain('1 of r.ris is marked as withdrawn: RETRACTED: A Work of Science\n');
    expect(issue).toContain('Another Work of Science');
    expect(issue).not.toContain('RETRACTED');
  });

  test('what a page calls itself is not written unasked', async () => {
    const { code, stderr, issue } = await add(`${server.url}/post --yes`);
    expect(code).toBe(0);
    expect(stderr).toContain('the page is called "A Post | Blog" (--title takes that)');
    expect(issue).toBe(draft.replace(' []', `\n  - link: ${server.url}/post`));
  });

  test('a page that says nothing is an address', async () => {
    const { code, stderr, issue } = await add(`${server.url}/blog --yes`);
    expect(code).toBe(0);
    expect(stderr).toContain(`${server.url}/blog does not say which paper it shows`);
    expect(issue).toContain(`  - link: ${server.url}/blog\n`);
  });
});

describe('a part fails', () => {
  test('the rest is added, and running it again adds only what is missing', async () => {
    const first = await add('2507.00001 2507.99999 10.1000/nothing hello 10.1000/xyz --yes');
    expect([first.code, first.stdout]).toEqual([1, `issues/${week}.yaml\n`]);
    expect(first.stderr).toContain('added 2 papers to');
    expect(first.stderr).toContain('failed: hello, 2507.99999, 10.1000/nothing; 2 done\n');
    expect(first.stderr).toMatch(/2507\.99999 was not added: arXiv has no paper 2507\.99999\n\S*hint:/);
    expect(first.stderr).toMatch(/10\.1000\/nothing was not added: doi\.org has no paper 10\.1000\/nothing/);
    const { files } = first.context;
    const second = await add('2507.00001 2507.00002 10.1000/xyz --yes', world({ files }));
    expect(second.code).toBe(0);
    expect(second.stderr).toContain(
      `2507.00001 is already in issues/${week}.yaml\n10.1000/xyz is already in issues/${week}.yaml\nadded 1 paper`,
    );
    expect(second.issue).toBe(first.issue + cardOf('2507.00002'));
    expect(server.asked).toHaveLength(1);
    const third = await add('2507.00001 2507.00002 --yes', world({ files }));
    expect([third.code, third.stdout, third.issue]).toEqual([0, '', second.issue]);
    expect(third.stderr).toMatch(/nothing was added/);
  });

  test('a paper that has all it needs does without a source that is down', async () => {
    const context = world({ fetch: () => Promise.reject(new TypeError('fetch failed')) });
    const { code, stderr, issue } = await add('2507.00001 --title en=T --summary S', context);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /2507\.00001 could not be looked up and was added as it is: 127\.0\.0\.1:\d+ cannot be reached/,
    );
    expect(issue).toContain('en: "T"');
  });

  test('one that has not fails, and says why', async () => {
    const { code, stderr, issue } = await add(
      '2507.00001 --yes',
      world({ fetch: () => Promise.reject(new TypeError('fetch failed')) }),
    );
    expect([code, issue]).toEqual([1, draft]);
    expect(stderr).toMatch(/^digest: 127\.0\.0\.1:\d+ cannot be reached\nhint: /);
  });
});

describe('the cache', () => {
  test('offline takes what was found before, and adds the bare id of the rest to a draft', async () => {
    const before = await add('2507.00001 --yes --dry-run');
    expect(before.issue).toBe(draft);
    const { code, stderr, issue } = await add('2507.00001 2507.00002 --yes --offline', before.context);
    expect([code, server.asked]).toEqual([0, []]);
    expect(stderr).toContain('warning: 2507.00002 is not in the cache: only its id is known (--offline)\n');
    expect(issue).toBe(`${draft.replace(' []', '')}${cardOf('2507.00001')}  - arxiv: "2507.00002"\n`);
  });

  test('offline takes another version where none was asked for, and says which', async () => {
    const { context } = await add('2507.00001v1 --yes --dry-run');
    const { code, stderr, issue } = await add('2507.00001 --yes --offline', context);
    expect([code, server.asked]).toEqual([0, []]);
    expect(stderr).toContain('2507.00001 is in the cache as 2507.00001v1: ');
    expect(issue).toBe(
      draft.replace(' []', '') +
        cardOf('2507.00001v1').replace('arxiv: "2507.00001v1"', 'arxiv: "2507.00001"'),
    );
  });

  test('offline fails on what it lacks where that has to be known', async () => {
    const { code, stderr, issue } = await add(
      '2507.00001 --summary S --offline',
      world({}, soundIssue(week)),
    );
    expect([code, issue, server.asked]).toEqual([1, soundIssue(week), []]);
    expect(stderr).toMatch(
      /2507\.00001 is not in the cache, and --offline uses only the cache\nhint: .*--offline/,
    );
  });

  test('refresh asks again', async () => {
    const { context } = await add('2507.00001 --yes --dry-run');
    await add('2507.00001 --yes --dry-run', context);
    expect(server.asked).toEqual([]);
    await add('2507.00001 --yes --dry-run --refresh', context);
    expect(server.asked).toHaveLength(1);
  });

  test('both cannot be meant', async () => {
    const { code, stderr } = await add('2507.00001 --refresh --offline');
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/'--refresh' cannot be used with option '--offline'/),
    ]);
  });
});

describe('bibliographies', () => {
  const bib = `@misc{one, title = {One of Many Papers}, author = {Lovelace, Ada}, eprint = {2507.00001}, archivePrefix = {arXiv}, year = 2025}
@misc{two, title = {A Work of Science and Art}, doi = {10.1000/xyz}, abstract = {Ours.}}
@misc{three, year = 2020}
`;
  const withBib = (more: FakeWorld = {}): FakeWorld =>
    world({ ...more, files: { ...newsletter({ [week]: draft }), '/desk/refs.bib': bib } });

  test('their entries win over what is found, which completes them', async () => {
    const { code, stderr, issue } = await add('refs.bib --yes', withBib());
    expect(code).toBe(1);
    expect(stderr).toContain('failed: three of refs.bib; 2 done\n');
    expect(stderr).toMatch(/three of refs\.bib was not added: it has no title, no id and no address/);
    expect(issue).toBe(
      `${draft.replace(' []', '')}${cardOf('2507.00001').replace('Title of 2507.00001', 'One of Many Papers')}` +
        '  - title:\n      en: "A Work of Science and Art"\n    doi: "10.1000/xyz"\n    abstract:\n      en: |\n        Ours.\n',
    );
    expect(server.asked).toHaveLength(1);
  });

  test('they are enough where nothing is found', async () => {
    const { stderr, issue } = await add('refs.bib --yes --offline', withBib());
    expect(issue.match(/- title:/g)).toHaveLength(2);
    expect(stderr).not.toContain('not in the cache');
  });

  test('from standard input', async () => {
    const { code, issue } = await add(
      '- --yes',
      world({ stdin: '[{"title": "표준 입력에서 온 제목", "URL": "https://example.org/p"}]' }),
    );
    expect(code).toBe(0);
    expect(issue).toContain(
      '  - title:\n      ko: "표준 입력에서 온 제목"\n    link: https://example.org/p\n',
    );
  });

  test.each([
    ['nowhere.bib', 2, /there is no file nowhere\.bib/],
    ['p.json', 1, /p\.json is not a bibliography: its JSON holds no item of CSL-JSON\nhint: .*--from FILE/],
  ])('%s', async (name, code, said) => {
    const files = { ...newsletter({ [week]: draft }), '/desk/p.json': '{"arxiv": "2507.00001"}' };
    const ran = await add(`${name} --yes`, world({ files }));
    expect([ran.code, ran.stderr]).toEqual([code, expect.stringMatching(said)]);
  });

  test('one paper by several names is one', async () => {
    const { code, stderr, issue } = await add(
      'refs.bib 2507.00001v1 10.1000/xyz arXiv:2507.00001 --yes',
      withBib(),
    );
    expect(stderr).toContain('2507.00001v1 is the same paper as one of refs.bib\n');
    expect(stderr).toContain('10.1000/xyz is the same paper as two of refs.bib\n');
    expect([code, issue.match(/- title:/g)]).toEqual([1, ['- title:', '- title:']]);
  });

  test.each(['10.1000/nothing refs.bib', 'refs.bib 10.1000/nothing'])(
    'an entry is not lost for a ref to its paper that leads nowhere: %s',
    async (refs) => {
      const files = {
        ...newsletter({ [week]: draft }),
        '/desk/refs.bib': '@misc{only, title = {A Paper in a File}, doi = {10.1000/nothing}}',
      };
      const { code, issue } = await add(`${refs} --yes`, world({ files }));
      expect([code, issue]).toEqual([
        0,
        `${draft.replace(' []', '')}  - title:\n      en: "A Paper in a File"\n    doi: "10.1000/nothing"\n`,
      ]);
    },
  );

  test('one that the issue has under its title alone is not added again', async () => {
    const issue = draft.replace(
      ' []',
      '\n  - title: "A work of science — and art"\n    link: https://publisher.example/x',
    );
    const { code, stderr } = await add('10.1000/xyz --yes', world({}, issue));
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining(`10.1000/xyz is already in issues/${week}.yaml`),
    ]);
  });
});

test('a paper that an earlier issue has under its title is announced', async () => {
  const earlier = soundIssue('2025-06-30', (text) =>
    text
      .replace('"What Small Models Are For"', '"A work of\n        Science — and Art"')
      .replace('arxiv: "2506.30001"', 'link: https://publisher.example/x'),
  );
  const files = newsletter({ '2025-06-30': earlier, '2025-07-07': soundIssue(), [week]: draft });
  const { code, stderr } = await add('10.1000/xyz 2507.00001 --yes', world({ files }));
  expect(code).toBe(0);
  expect(stderr).toContain(
    'warning: 10.1000/xyz has the same title as a paper in 2025-06-30, but another id\nadded 2 papers',
  );
});

describe('at a terminal', () => {
  const { enter, down } = keys;
  type Turn = readonly [question: string | RegExp, ...keys: string[]];

  async function at(
    args: readonly string[],
    turns: readonly Turn[],
    { screen = 80, ...more }: FakeWorld & { readonly screen?: number } = {},
  ): Promise<Ran & { shown: string; issue: string }> {
    answering();
    const terminal = new FakeTerminal(world(more), { rows: 80, columns: screen });
    const ended = runCli(['add-paper', ...args], terminal.context);
    await Promise.race([terminal.answer(...turns), ended]);
    const ran = await ended;
    return { ...ran, shown: await terminal.text(), issue: ran.context.files.text(path) };
  }

  test('what was found is taken with one key, and only the rest is asked for', async () => {
    const { code, shown, issue } = await at(
      ['2507.00001'],
      [
        [
          /Title in English: Title of 2507\.00001\nAuthors: Ada Lovelace\nPublished on: 2025-06-18\nAbstract in English: We show[^\n]*\nFurther reading: https:\/\/github\.com\/a\/b\n\n\? Take what was found/,
          enter,
        ],
        ['Title in Korean', '제목', enter],
        ['Summary', '요약', enter, enter],
        ['Abstract in Korean', enter],
        ['Add it as paper 1', enter],
      ],
    );
    expect(code).toBe(0);
    expect(shown).not.toMatch(/^. (?:Authors|Published|Title in English)$/m);
    expect(issue).toContain('      ko: "제목"\n      en: "Title of 2507.00001"\n');
  });

  test('or gone through, where each value stands there to be changed', async () => {
    const { issue } = await at(
      ['2507.00001'],
      [
        ['Take what was found', down, enter],
        ['Title in Korean', enter],
        [/Title in English\n {2}Title of 2507\.00001/, '!', enter],
        [/Authors\n {2}Ada Lovelace/, ', Kim', enter],
        ['Published on', enter],
        ['Summary', enter],
        ['Abstract in Korean', enter],
        [/Abstract in English[\s\S]*Enter keeps/, enter],
        ['Further reading', enter],
        ['Further reading 2', enter],
        ['Add it as paper 1', enter],
      ],
    );
    expect(issue).toBe(
      draft.replace(' []', '') +
        cardOf('2507.00001').replace(
          '001"\n    authors:\n      - Ada Lovelace\n',
          '001!"\n    authors:\n      - Ada Lovelace\n      - Kim\n',
        ),
    );
  });

  test('without a ref, the ref is asked for first, and looked up', async () => {
    const { code, issue } = await at(
      [],
      [
        ['arXiv id', '2507.00001', enter],
        ['Take what was found', enter],
        ['Title in Korean', enter],
        ['Summary', enter],
        ['Abstract in Korean', enter],
        ['Add it as paper 1', enter],
      ],
    );
    expect([code, issue]).toEqual([0, draft.replace(' []', '') + cardOf('2507.00001')]);
  });

  test('what a page calls itself is suggested', async () => {
    const { code, issue } = await at(
      [`${server.url}/post`],
      [
        [/Title in English: A Post \| Blog[^]*Take what was found/, enter],
        ['Title in Korean', enter],
        ['Published', enter],
        ['Summary', enter],
        ['Abstract in Korean', enter],
        ['Abstract in English', enter],
        ['Further reading', enter],
        ['Add it as paper 1', enter],
      ],
    );
    expect(code).toBe(0);
    expect(issue).toContain(
      `  - title:\n      en: "A Post | Blog"\n    authors:\n      - Ada Lovelace\n    link: ${server.url}/post\n`,
    );
  });

  test.each([
    ['Take this title', [enter], `      - title: "A Post | Blog"\n        url: `],
    ['Only the address', [keys.down, enter], '      - '],
  ])('the title of a link is suggested: %s', async (_, typed, line) => {
    const link = `${server.url}/post`;
    const { code, issue } = await at(
      ['2507.00001'],
      [
        ['Take what was found', keys.down, enter],
        ['Title in Korean', enter],
        ['Title in English', enter],
        ['Authors', enter],
        ['Published', enter],
        ['Summary', enter],
        ['Abstract in Korean', enter],
        ['Abstract in English', enter],
        ['Further reading', keys.ctrlU, link, enter],
        ['Title of the link: A Post | Blog', ...typed],
        // Nothing is there, so nothing is suggested.
        ['Further reading 2', `Named=${link}`, enter],
        ['Further reading 3', `${server.url}/none`, enter],
        ['Further reading 4', enter],
        ['Add it as paper 1', enter],
      ],
    );
    expect(code).toBe(0);
    expect(issue).toContain(
      `    more:\n${line}${link}\n      - title: "Named"\n        url: ${link}\n      - ${server.url}/none\n`,
    );
  });

  test('Esc leads back to the ref, and another one takes away what was found of the first', async () => {
    const { code, issue } = await at(
      [],
      [
        ['arXiv id', '2507.00001', enter],
        [/Title of 2507\.00001[^]*\? Take what was found/, keys.escape],
        [/\? arXiv id[^\n]*\n {2}2507\.00001\n/, keys.ctrlU, '2507.00002', enter],
        [/Title of 2507\.00002[^]*\? Take what was found/, enter],
        ['Title in Korean', enter],
        ['Summary', enter],
        ['Abstract in Korean', enter],
        ['Add it as paper 1', enter],
      ],
    );
    expect([code, issue]).toEqual([0, draft.replace(' []', '') + cardOf('2507.00002')]);
  });

  test('the list of papers comes before the first question', async () => {
    const args = ['2507.00001', '2507.07001', '2507.99999', '2507.00666', '2507.00001v1', 'nonsense'];
    const { code, shown } = await at(args, [[/Take what was found/, keys.ctrlC]]);
    expect(code).toBe(130);
    const [before = ''] = shown.split('? Take');
    expect(before).toMatch(/^2507\.00001 · Title of 2507\.00001 · missing: /m);
    expect(before).toMatch(/^2507\.07001 · Title of 2507\.07001 · was in 2025-07-07 · /m);
    expect(before).toMatch(/^2507\.99999 · arXiv has no paper 2507\.99999$/m);
    expect(before).toMatch(/^warning: 2507\.00666 is marked as withdrawn/m);
    expect(before).toMatch(/^2507\.00001v1 is the same paper as 2507\.00001$/m);
    expect(before).toMatch(/^"nonsense" does not name a paper: /m);
  });

  test('a narrow terminal cuts titles in it, and nothing else', async () => {
    const args = ['2507.00001', '2507.07001', '2507.00666'];
    const { shown } = await at(args, [[/Take what\s+was found/, keys.ctrlC]], { screen: 32 });
    const [before = ''] = shown.split('? Take');
    const said = before.replace(/\s+/g, ' ');
    expect(said).toContain('2507.07001 · Title of 2507.0… · was in 2025-07-07 · missing: title in Korean');
    expect(said).toContain('2507.00666 is marked as withdrawn: This paper has been withdrawn by the authors');
    for (const row of before.split('\n')) expect(row.length).toBeLessThan(32);
  });

  test('a source that is down leaves the questions', async () => {
    const { code, shown, issue } = await at(
      ['2507.00001'],
      [
        ['Title in Korean', '제목', enter],
        ['Title in English', enter],
        ['Authors', enter],
        ['Published', enter],
        ['Summary', enter],
        ['Abstract in Korean', enter],
        ['Abstract in English', enter],
        ['Further reading', enter],
        ['Add it as paper 1', enter],
      ],
      { fetch: () => Promise.reject(new TypeError('fetch failed')) },
    );
    expect(shown).toMatch(/127\.0\.0\.1:\d+ cannot be reached/);
    expect([code, issue]).toEqual([
      0,
      `${draft.replace(' []', '')}  - title:\n      ko: "제목"\n    arxiv: "2507.00001"\n`,
    ]);
  });

  test.each([40, 20])(
    'more than one ref has a line that counts and goes away again, in %i columns',
    async (columns) => {
      answering();
      const terminal = new FakeTerminal(world(), { columns });
      await runCli('add-paper 2507.00001 10.1000/xyz 10.1000/nothing --yes', terminal.context);
      const { text } = terminal.context.stderr;
      const rows = text.split('\r\u001b[2K').slice(1, -1);
      expect(rows).toEqual(
        [0, 1, 2, 3]
          .map((n) => (columns === 40 ? `looking up papers … ${n}/3` : 'looking up papers …'))
          .filter((row, n, all) => row !== all[n - 1]),
      );
      const shown = await terminal.rows();
      expect(shown.join('\n')).not.toContain('looking up');
      expect(shown[0]).toMatch(/^using issues/);
    },
  );

  test('one ref has none, nor has a dumb terminal, nor what is no terminal', async () => {
    answering();
    const terminal = fakeContext(world({ tty: { stderr: true } }));
    // The answer is there before anybody is told of waiting.
    const wait: FakeContext['wait'] = async (ms) => (ms === 300 ? new Promise(() => {}) : undefined);
    await runCli('add-paper 2507.00003 --yes', { ...terminal, wait });
    const dumb = fakeContext(world({ tty: { stderr: true }, env: { ...world().env, TERM: 'dumb' } }));
    await runCli('add-paper 2507.00001 2507.00002 --yes', dumb);
    const pipe = fakeContext(world());
    await runCli('add-paper 2507.00001 2507.00002 --yes', pipe);
    for (const { stderr } of [terminal, dumb, pipe]) {
      expect(stderr.text).toContain('added');
      expect(stderr.text).not.toMatch(/looking up|\r|\u001b/);
    }
  });
});

describe('one paper that takes long', () => {
  /** A clock that a test moves on: each pause of looking up lasts until the test ends it. */
  function heldClock(terminal: FakeTerminal): { context: FakeContext; pauses: Map<number, () => void> } {
    const pauses = new Map<number, () => void>();
    const wait: FakeContext['wait'] = (milliseconds, signal) =>
      new Promise((resolve) => {
        // The second look at a file that was written.
        if (milliseconds === 200) return resolve();
        pauses.set(milliseconds, resolve);
        signal?.addEventListener('abort', () => resolve());
      });
    return { context: { ...terminal.context, wait }, pauses };
  }

  async function passed(pauses: Map<number, () => void>, milliseconds: number): Promise<void> {
    while (!pauses.has(milliseconds)) await pause(5);
    pauses.get(milliseconds)?.();
  }

  test('says after 300 ms whom it asks, and then which try it is', async () => {
    server.answer((_, nth) => (nth === 1 ? { status: 503 } : { headers: atom, body: '', delay: never }));
    const terminal = new FakeTerminal(world());
    const { context, pauses } = heldClock(terminal);
    const ended = runCli('add-paper 2507.00001 --yes', context);
    while (server.asked.length === 0) await pause(5);
    expect(await terminal.text()).toBe('');
    await passed(pauses, 300);
    await terminal.until('asking arXiv…');
    await passed(pauses, 1000);
    // arXiv wants a pause between two requests.
    await passed(pauses, 3250);
    await terminal.until('asking arXiv… try 2 of 3');
    context.interrupt();
    expect((await ended).code).toBe(130);
    expect(await terminal.text()).toBe('digest: interrupted; nothing was changed');
  });

  test('names the host of a page', async () => {
    server.answer(() => ({ headers: atom, body: '', delay: never }));
    const terminal = new FakeTerminal(world());
    const ended = runCli(`add-paper ${server.url}/slow --yes`, terminal.context);
    await terminal.until(`asking ${new URL(server.url).host}…`);
    terminal.context.interrupt();
    expect((await ended).code).toBe(130);
  });

  test('nothing of it is said where nobody waits, nor elsewhere than on a terminal', async () => {
    answering();
    const quick = new FakeTerminal(world());
    const { context } = heldClock(quick);
    const { stderr } = await runCli('add-paper 2507.00001 --yes', context);
    expect(stderr).not.toContain('asking');
    const { stderr: piped, context: plain } = await add('2507.00002 --yes');
    expect(piped).not.toContain('asking');
    expect(plain.waits).not.toContain(300);
  });
});

describe('Ctrl-C while papers are looked up', () => {
  test('ends at once, adds nothing and says so', async () => {
    server.answer(() => ({ headers: atom, body: '', delay: never }));
    const terminal = new FakeTerminal(world(), { columns: 40 });
    const ended = runCli('add-paper 2507.00001 2507.00002 --yes', terminal.context);
    await terminal.until('looking up papers … 0/2');
    while (server.asked.length === 0) await pause(5);
    expect(terminal.context.interrupt()).toBe(1);
    const { code, stdout, context } = await ended;
    expect([code, stdout, context.files.text(path), server.asked.length]).toEqual([130, '', draft, 1]);
    expect(await terminal.text()).toBe('digest: interrupted; nothing was changed');
  });

  test('while a server is waited for, too', async () => {
    server.answer(() => ({ status: 503, headers: { 'retry-after': '50' } }));
    const context = fakeContext(world());
    let stop = (): void => {};
    const wait: typeof context.wait = (_, signal) =>
      new Promise((resolve) => {
        signal?.addEventListener('abort', () => resolve());
        stop();
      });
    const waiting = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const ended = runCli('add-paper 2507.00001 --yes', { ...context, wait });
    await waiting;
    context.interrupt();
    expect((await ended).code).toBe(130);
    expect(server.asked).toHaveLength(1);
  });

  test('between two questions the answers are kept', async () => {
    server.answer(() => ({ headers: atom, body: '', delay: never }));
    const terminal = new FakeTerminal(world());
    const ended = runCli('add-paper', terminal.context);
    await terminal.answer(['arXiv id', '2507.00001', keys.enter]);
    while (server.asked.length === 0) await pause(5);
    terminal.context.interrupt();
    const { code, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(
      /interrupted; nothing was changed,\s+and\s+the\s+answers\s+so\s+far\s+are\s+saved\s+in\s/,
    );
  });
});
