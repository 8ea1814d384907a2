import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { importPosts } from '../../../src/commands/import/import.ts';
import { cook } from '../../../src/forum-model/cook.ts';
import { encodeHref } from '../../../src/markdown/href.ts';
import { fakeContext, type FakeWorld } from '../../support/context.ts';
import { runCli } from '../../support/run-cli.ts';
import { readPage } from '../../support/html.ts';
import { feedOf } from '../../support/feed.ts';
import { listShared, readShared, withShared } from '../../support/shared.ts';
import { readRepositoryFile } from '../../support/weeks.ts';

const config = 'name: Papers of the Week\nlocale: en\n';

/** A newsletter with posts beside its issues. */
function desk(posts: Readonly<Record<string, string>>, own = config): FakeWorld {
  const files = Object.fromEntries(
    Object.entries(posts).map(([name, text]) => [`/desk/posts/${name}`, text]),
  );
  return { files: { '/desk/digest.config.yaml': own, '/desk/issues/': '', ...files } };
}

const list = `Two on agents this time, and a talk.

## Agents

- [Small Models Are Enough](https://arxiv.org/abs/2404.01234) by A. Lovelace
  > Most calls need no large model.

## Talks

- [How we read papers](https://example.org/talks/1), with slides
- https://example.org/talks/2
`;

test.each([
  ['a week', 1, 0],
  ['far more than a week', 120, 1],
])('memory is spared for what is far longer than a week: %s', async (_, times, expected) => {
  const fake = fakeContext({
    ...desk({ '2024-04-22.md': list + '- https://example.org/talks/3\n'.repeat(20 * times) }),
    cores: 1,
  });
  let spared = 0;
  const threads = fake.threads && { ...fake.threads, spareMemory: () => void spared++ };
  const context = { ...fake, ...(threads && { threads }) };
  await importPosts(context, ['posts/2024-04-22.md'], { dryRun: true });
  expect(spared).toBe(expected);
});

describe('a list of links', () => {
  test('has papers where a link leads to one, and links elsewhere', async () => {
    const { code, stdout, stderr, context } = await runCli(
      'import posts/2024-04-22.md',
      desk({ '2024-04-22.md': list }),
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'issues/2024-04-22.yaml\n' });
    expect(stderr).toBe(
      'posts/2024-04-22.md → issues/2024-04-22.yaml: 9 fields, 0 characters left, same text: no (list)\n',
    );
    expect(context.files.text('/desk/issues/2024-04-22.yaml'))
      .toBe(`# yaml-language-server: $schema=../schema/issue.schema.json
week: 2024-04-22
draft: true
lead: |
  Two on agents this time, and a talk.
papers:
  - title: "Small Models Are Enough"
    arxiv: "2404.01234"
    summary: |
      by A. Lovelace

      > Most calls need no large model.
    tags:
      - Agents
sections:
  - title: "Talks"
    items:
      - title: "How we read papers"
        url: https://example.org/talks/1
        text: |
          , with slides
      - https://example.org/talks/2
x-import:
  source: posts/2024-04-22.md
`);
    expect((await runCli('validate', context)).code).toBe(0);
  });

  test('a second run writes nothing', async () => {
    const context = fakeContext(desk({ '2024-04-22.md': list }));
    await runCli('import posts', context);
    const before = context.files.text('/desk/issues/2024-04-22.yaml');
    const { code, stdout, stderr } = await runCli('import posts', context);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe('posts/2024-04-22.md was imported before; issues/2024-04-22.yaml is left as it is\n');
    expect(context.files.text('/desk/issues/2024-04-22.yaml')).toBe(before);
  });

  test('what comes through a pipe has no name, and is known by its text', async () => {
    const context = fakeContext({ ...desk({}), stdin: list });
    expect((await runCli('import - --date 2024-04-22', context)).code).toBe(0);
    expect((await runCli('import - --date 2024-04-22', context)).stderr).toContain('was imported before');
    context.files.put('/desk/issues/2024-04-22.yaml', 'week: 2024-04-22\nx-import: { source: "-" }\n');
    expect((await runCli('import - --date 2024-04-22', context)).code).toBe(1);
  });

  test('a file that came from elsewhere is never written over', async () => {
    const context = fakeContext(desk({ '2024-04-22.md': list }));
    context.files.put('/desk/issues/2024-04-22.yaml', 'week: 2024-04-22\n');
    const { code, stderr } = await runCli('import posts', context);
    expect(code).toBe(1);
    expect(stderr).toContain('issues/2024-04-22.yaml is there already and came from elsewhere');
    expect(context.files.text('/desk/issues/2024-04-22.yaml')).toBe('week: 2024-04-22\n');
  });
});

describe('the week of a post', () => {
  test.each([
    ['its title', { 'a.md': '# Papers, April 29 – May 5, 2024\n\nHello.\n' }, '2024-04-29'],
    [
      'its front matter',
      { 'a.md': '---\ntitle: No. 3\ndate: 2024-04-22 10:00\n---\n\nHello.\n' },
      '2024-04-22',
    ],
    ['the name of its file', { '2024-04-22-a.md': 'Hello.\n' }, '2024-04-22'],
  ])('stands in %s', async (_, posts, week) => {
    const { stdout } = await runCli('import posts', desk(posts));
    expect(stdout).toBe(`issues/${week}.yaml\n`);
  });

  test('begins on the configured day, and a post of another day is told', async () => {
    const { stdout, stderr } = await runCli('import posts', desk({ '2024-04-24.md': 'Hello.\n' }));
    expect(stdout).toBe('issues/2024-04-22.yaml\n');
    expect(stderr).toContain(
      'posts/2024-04-24.md is of 2024-04-24; its issue is that of the week that begins on monday, 2024-04-22\n',
    );
  });

  test('is not guessed; --date says it', async () => {
    const world = desk({ 'a.md': 'Hello.\n' });
    const { code, stderr } = await runCli('import posts/a.md', world);
    expect(code).toBe(1);
    expect(stderr).toContain('posts/a.md has no date');
    expect((await runCli('import posts/a.md --date 2024-04-22', world)).stdout).toBe(
      'issues/2024-04-22.yaml\n',
    );
  });

  test('has one issue: the second post of it is told, and others are done', async () => {
    const posts = { '2024-04-22.md': 'One.\n', '2024-04-24.md': 'Two.\n', '2024-04-29.md': 'Three.\n' };
    const { code, stdout, stderr } = await runCli('import posts', desk(posts));
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'issues/2024-04-22.yaml\nissues/2024-04-29.yaml\n' });
    expect(stderr).toContain('posts/2024-04-24.md is of the week 2024-04-22, as posts/2024-04-22.md is');
  });

  test('--since leaves earlier ones out', async () => {
    const posts = { '2024-04-22.md': 'One.\n', '2024-04-29.md': 'Three.\n' };
    const { stdout, stderr } = await runCli('import posts --since 2024-04-23', desk(posts));
    expect(stdout).toBe('issues/2024-04-29.yaml\n');
    expect(stderr).toContain('one post before 2024-04-23 left out\n');
  });
});

describe('a table', () => {
  const week = (n: number): string => {
    const day = new Date(Date.UTC(2022, 0, 3 + 7 * n)).toISOString().slice(0, 10);
    const id = `22${String((n % 12) + 1).padStart(2, '0')}.${String(10000 + n)}`;
    return `## ${day}\n\n| Title | Link | Notes |\n|---|---|---|\n| Paper ${n} | [PDF](https://arxiv.org/abs/${id}) | Of *note*. |\n| Other ${n} | https://doi.org/10.1000/${n} | More. |\n`;
  };

  test('gives a card a row and an issue a week, of 130 weeks too', async () => {
    const source = Array.from({ length: 130 }, (_, n) => week(n)).join('\n');
    const { code, stdout, stderr, context } = await runCli('import posts', desk({ 'README.md': source }));
    const paths = stdout.trimEnd().split('\n');
    expect([code, paths.length, paths[0], paths[129]]).toEqual([
      0,
      130,
      'issues/2022-01-03.yaml',
      'issues/2024-06-24.yaml',
    ]);
    expect(stderr.match(/: 6 fields, 0 characters left/g)).toHaveLength(130);
    expect(context.files.text('/desk/issues/2022-01-10.yaml')).toContain(`papers:
  - title: "Paper 1"
    arxiv: "2202.10001"
    summary: |
      Of *note*.
  - title: "Other 1"
    doi: "10.1000/1"
    summary: |
      More.
`);
  });
});

describe('what is recognised', () => {
  test('--dry-run shows it as a tree with shares, and writes nothing', async () => {
    const { code, stdout, context } = await runCli('import posts --dry-run', desk({ '2024-04-22.md': list }));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}lead {2}\d+\.\d % {2}Two on agents this time, and a talk\.$/m);
    expect(stdout).toMatch(/^ {4}arxiv {2}\d+\.\d % {2}2404\.01234$/m);
    expect(context.files.paths('/desk/issues')).toEqual([]);
  });

  test('--check ends with 1 where text has no field, and writes nothing', async () => {
    const posts = { '2024-04-22.md': list, '2024-04-29.md': '# A\n\nHello.\n\n## B\n\nNo link.\n' };
    const { code, stdout, stderr, context } = await runCli(
      'import posts --check --profile list',
      desk(posts),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('posts/2024-04-29.md → issues/2024-04-29.yaml: 0 fields, 8 characters left');
    expect(stderr).toContain('text of posts/2024-04-29.md has no field');
    expect(context.files.paths('/desk/issues')).toEqual([]);
    expect((await runCli('import posts/2024-04-22.md --check', desk(posts))).code).toBe(0);
  });

  test('what has no field is kept in order, and told by validate', async () => {
    const post = 'Hello.\n\n## B\n\nNo link, *yet*.\n\n## C\n\n- [x](https://example.org/x)\n';
    const { context } = await runCli('import posts', desk({ '2024-04-22.md': post }));
    expect(context.files.text('/desk/issues/2024-04-22.yaml')).toContain(`x-import:
  source: posts/2024-04-22.md
  rest:
    - at: "lead"
      text: |
        ## B

        No link, *yet*.
`);
    expect((await runCli('validate --format compact', context)).stdout).toContain('import/unplaced');
  });

  test('a profile of your own says where a card begins; mistakes in it are told with their place', async () => {
    const post =
      'Hello.\n\n### Small Models\n\n**About**\n\nMost calls.\n\n**Read it**\n\nhttps://arxiv.org/abs/2404.01234\n';
    const mine = 'card: { heading: [3] }\nlabels:\n  summary: [About]\n  paper: [Read it]\n';
    const world = desk({
      '2024-04-22.md': post,
      'mine.yaml': mine,
      'bad.yaml': 'card: { heading: 3 }\nlnes: kept\n',
    });
    const { context } = await runCli('import posts/2024-04-22.md --profile posts/mine.yaml', world);
    expect(context.files.text('/desk/issues/2024-04-22.yaml')).toContain(`lead: |
  Hello.
papers:
  - title: "Small Models"
    arxiv: "2404.01234"
    summary: |
      Most calls.
`);
    const { code, stderr } = await runCli('import posts/2024-04-22.md --profile posts/bad.yaml', world);
    expect(code).toBe(2);
    expect(stderr).toContain('posts/bad.yaml:1:18  error  schema/type');
    expect(stderr).toContain('posts/bad.yaml:2:1  error  schema/unknown-key');
  });
});

describe('a topic of a forum', () => {
  const topic = {
    id: 7,
    title: 'Papers, week 17',
    post_stream: {
      posts: [{ id: 1, post_number: 1, created_at: '2024-04-22T09:00:00Z', raw: list, cooked: '' }],
    },
  };
  const world = (): FakeWorld => ({
    ...desk({}),
    fetch: () => Promise.resolve(Response.json(topic)),
  });

  test('is asked for once a day', async () => {
    const context = fakeContext(world());
    const { code, stdout } = await runCli('import https://forum.example/t/papers/7/2', context);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'issues/2024-04-22.yaml\n' });
    expect(context.fetched).toEqual(['https://forum.example/t/7.json?include_raw=1']);
    const text = context.files.text('/desk/issues/2024-04-22.yaml');
    expect(text).toContain('title: "Papers, week 17"\n');
    expect(text).toContain('  source: https://forum.example/t/papers/7/2\n');
    await runCli('import https://forum.example/t/7', context);
    expect(context.fetched).toHaveLength(1);
  });

  test('two are a second apart', async () => {
    const context = fakeContext(world());
    await runCli('import https://forum.example/t/7 https://forum.example/t/8', context);
    expect(context.fetched).toHaveLength(2);
    expect(context.waits).toEqual([1000]);
  });

  test('other addresses and other JSON are told', async () => {
    const { code, stderr } = await runCli('import https://forum.example/about', world());
    expect(code).toBe(1);
    expect(stderr).toContain('https://forum.example/about is no address of a topic or a category');
    const json = await runCli('import posts', desk({ 'a.json': '{"a": 1}' }));
    expect(json.code).toBe(1);
    expect(json.stderr).toContain('posts/a.json is JSON, and neither of a topic');
  });

  describe('and a category of topics', () => {
    const created = new Map([
      [9, '2024-05-06'],
      [8, '2024-04-29'],
      [7, '2024-04-22'],
      [6, '2024-04-15'],
      [2, '2023-01-02'],
    ]);
    const listOf = (ids: readonly number[], hasMore: boolean): object => ({
      topic_list: {
        ...(hasMore && { more_topics_url: '/c/news/14?page=1' }),
        topics: ids.map((id) => ({ id, created_at: `${created.get(id)}T09:00:00Z` })),
      },
    });
    const pages = [listOf([2, 9, 8], true), listOf([7, 6], false)];
    const forum = (gone?: number): FakeWorld => ({
      ...desk({}),
      fetch: (input) => {
        const url = new URL(input instanceof Request ? input.url : input);
        if (url.pathname.startsWith('/c/'))
          return Promise.resolve(Response.json(pages[Number(url.searchParams.get('page'))]));
        const id = Number(/\d+/.exec(url.pathname)?.[0]);
        if (id === gone) return Promise.resolve(new Response('', { status: 404 }));
        const post = { created_at: `${created.get(id)}T09:00:00Z`, raw: 'Hello.' };
        return Promise.resolve(Response.json({ id, title: `No. ${id}`, post_stream: { posts: [post] } }));
      },
    });

    test('gives those since a day, page after page, a second apart', async () => {
      const { code, stdout, context } = await runCli(
        'import https://forum.example/c/news/14 --since 2024-04-22',
        forum(),
      );
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: 'issues/2024-04-22.yaml\nissues/2024-04-29.yaml\nissues/2024-05-06.yaml\n',
      });
      const list = 'https://forum.example/c/news/14.json?no_definitions=true&order=created&page=';
      const topic = (id: number): string => `https://forum.example/t/${id}.json?include_raw=1`;
      // The title of the fourth could name a later week.
      expect(context.fetched).toEqual([`${list}0`, `${list}1`, ...[6, 7, 8, 9].map(topic)]);
      expect(context.waits).toEqual([1000, 1000, 1000, 1000, 1000]);
      const again = await runCli('import https://forum.example/c/14.json --since 2024-04-29', context);
      expect(again.stdout).toBe('');
      expect(context.fetched.slice(6)).toEqual([
        'https://forum.example/c/14.json?no_definitions=true&order=created&page=0',
        'https://forum.example/c/14.json?no_definitions=true&order=created&page=1',
      ]);
    });

    test('leaves out one that is gone, and says so', async () => {
      const { code, stdout, stderr } = await runCli(
        'import https://forum.example/c/news/14 --since 2024-04-29',
        forum(8),
      );
      expect({ code, stdout }).toEqual({ code: 1, stdout: 'issues/2024-05-06.yaml\n' });
      expect(stderr).toContain(
        'the forum shows nothing to everybody at https://forum.example/t/8 (HTTP 404)',
      );
    });

    test('that ends before `since` is asked for no more pages', async () => {
      const { code, context } = await runCli('import https://forum.example/c/14 --since 2024-05-20', forum());
      expect(code).toBe(0);
      expect(context.fetched).toHaveLength(1);
    });

    test('that is empty is told', async () => {
      const { code, stderr } = await runCli('import https://forum.example/c/14', {
        ...desk({}),
        fetch: () => Promise.resolve(Response.json(listOf([], false))),
      });
      expect(code).toBe(1);
      expect(stderr).toContain('https://forum.example/c/14 has nothing to import');
    });
  });

  test('its JSON may come through a pipe', async () => {
    const { stdout } = await runCli('import -', { ...desk({}), stdin: JSON.stringify(topic) });
    expect(stdout).toBe('issues/2024-04-22.yaml\n');
  });
});

test('--look-up fills what an id leaves open, and nothing that the post says', async () => {
  const answer = feedOf({
    id: '2404.01234v1',
    title: 'Another title',
    authors: ['Ada Lovelace', 'Alan Turing'],
  });
  const post = '- [My title](https://arxiv.org/abs/2404.01234): my words\n';
  const world = {
    ...desk({ '2024-04-22.md': post }),
    fetch: () =>
      Promise.resolve(new Response(answer, { headers: { 'content-type': 'application/atom+xml' } })),
  };
  const { code, context } = await runCli('import posts --look-up', world);
  expect(code).toBe(0);
  const text = context.files.text('/desk/issues/2024-04-22.yaml');
  expect(text).toContain(`papers:
  - title: "My title"
    authors:
      - "Ada Lovelace"
      - "Alan Turing"
    published: 2025-06-18
    arxiv: "2404.01234"
    summary: |
      : my words
    abstract: |
      We show.
`);
});

withShared('reference/post-2025-07-07.txt', 'the reference post', () => {
  test('has ten papers and 53 fields, and keeps what no field has room for', async () => {
    const own = readRepositoryFile('digest.config.yaml');
    const post = readShared('reference/post-2025-07-07.txt');
    const { code, stderr, context } = await runCli('import posts/post.txt', desk({ 'post.txt': post }, own));
    expect(code).toBe(0);
    expect(stderr).toContain('posts/post.txt → issues/2025-07-07.yaml: 53 fields, 49 characters left');
    const text = context.files.text('/desk/issues/2025-07-07.yaml');
    const rest = text.slice(text.indexOf('\n  rest:\n'));
    expect(rest.match(/^ {8}더 읽어보기$/gm)).toHaveLength(4);
    expect(rest).toContain('1개의 좋아요\n');
    const { stdout } = await runCli('validate --format compact', context);
    expect(stdout.match(/paper\/link-missing/g)).toHaveLength(10);
  });
});

withShared('data/digests', 'digests of other communities', () => {
  const addresses = (text: string): string[] =>
    [...text.matchAll(/\]\((https?:\/\/(?:[^\s()]|\([^\s()]*\))+)/g)].map(([, url = '']) => url);

  /** The text that readers see, below the front matter. */
  const shownIn = (post: string): string =>
    readPage(cook(post.replace(/^---\n[^]*?\n---\n/, ''), { locale: 'en', typographer: false })).root.text;

  const textsIn = (data: unknown): string[] =>
    typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [String(data)];

  /** How often a text has each word. */
  const wordsIn = (text: string): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };

  test.each([
    ['haskellweekly', 0],
    ['swiftweekly', 0.045],
  ])('%s: every link is placed, and so is the text', async (name, most) => {
    let [left, all, links] = [0, 0, 0];
    for (const file of listShared(`data/digests/${name}`)) {
      const post = readShared(`data/digests/${name}/${file}`);
      const { stderr, context } = await runCli('import posts --date 2020-01-06', desk({ [file]: post }));
      left += Number(/(\d+) characters? left/.exec(stderr)?.[1]);
      const [path = ''] = context.files.paths('/desk/issues');
      const text = context.files.text(path);
      all += text.replace(/\s/g, '').length;
      const found = addresses(post);
      links += found.length;
      for (const url of found) expect(text, file).toContain(encodeHref(url));
      const there = wordsIn(textsIn(parse(text)).join('\n'));
      const lost = [...wordsIn(shownIn(post))].filter(([word, count]) => (there.get(word) ?? 0) < count);
      expect(lost, file).toEqual([]);
    }
    expect(links).toBeGreaterThan(200);
    expect(left / all).toBeLessThanOrEqual(most);
  });
});
