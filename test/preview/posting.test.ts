/** What the page is told for its tab "Post it". */
import { describe, expect, test } from 'vitest';
import { differenceSincePublished } from '../../src/commands/preview/difference.ts';
import { sha256Of } from '../../src/ledger/hash.ts';
import { newTopicAddress } from '../../src/preview/drawing/posting.ts';
import type { Posting } from '../../src/preview/protocol.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { config, file, openRoom, type Reader, readerOf, type Room, until, week } from './room.ts';

const channels = `publish:
  forum: { url: https://forum.example, username: newsbot, category: 14, tags: [paper, weekly] }
  mail: { via: smtp, url: smtps://mail.example }
`;
const ledgerPath = `/desk/published/${week}.json`;
const hash = sha256Of(soundIssue());
const ledger = (state = 'posted', issue = hash): string =>
  JSON.stringify({
    version: 1,
    week,
    forum: {
      url: 'https://forum.example',
      external_id: 'a',
      topic: 7,
      address: 'https://forum.example/t/7',
      title: 'A',
      posts: [{ part: 1, state, post: 1, number: 1, raw: hash, at: '2025-07-14T03:00:00Z' }],
      issue,
    },
  });

async function look(
  files: Record<string, string> = {},
  settings = config + channels,
): Promise<{ room: Room; reader: Reader; posting: Posting }> {
  const room = await openRoom({
    world: { files: { ...newsletter({ [week]: soundIssue() }, settings), ...files } },
  });
  const reader = await readerOf(room);
  const { posting } = reader.known;
  if (posting === undefined) throw new Error('nothing was told of posting');
  return { room, reader, posting };
}

describe('the texts', () => {
  test('are those of the post without the title, for which the forum has a field', async () => {
    const { posting, reader } = await look();
    const [post] = reader.known.forum?.['ko'] ?? [];
    expect(posting.title).toBe(post?.title);
    expect(post?.raw).toContain(posting.raws[0]);
    expect(post?.raw.startsWith('# ')).toBe(true);
    expect(posting.raws[0]?.startsWith('# ')).toBe(false);
  });

  test('are as many as the parts of a split post', async () => {
    const paper = (n: number): string =>
      `  - title: "Paper ${n}"\n    arxiv: "2507.1000${n}"\n    summary: |\n      ${'글입니다. '.repeat(60)}\n`;
    const issue = `week: ${week}\npapers:\n${paper(1)}${paper(2)}`;
    const { posting } = await look({ [file]: issue }, `${config}forum: { split: true, max_length: 600 }\n`);
    expect(posting.raws).toHaveLength(2);
  });
});

describe('the address of the form for a topic', () => {
  const forum = {
    url: 'https://forum.example/sub',
    username: 'a',
    externalId: '',
    preview: 'message',
  } as const;

  test('has title, category and tags filled in', async () => {
    const { posting } = await look();
    const { origin, pathname, searchParams } = new URL(posting.newTopic ?? '');
    expect(`${origin}${pathname}`).toBe('https://forum.example/new-topic');
    expect(Object.fromEntries(searchParams)).toEqual({
      title: posting.title,
      category_id: '14',
      tags: 'paper,weekly',
    });
  });

  test.each([['A & B = C?'], ['100% #1 "x"'], ['이번 주 + 논문'], ['<script>'], ['half \ud83d']])(
    'keeps the title %s',
    (title) => {
      const address = newTopicAddress({ ...forum, category: undefined, tags: [] }, title) ?? '';
      expect(address).toMatch(/^https:\/\/forum\.example\/sub\/new-topic\?title=[\w%.~!*'()-]+$/);
      expect(new URL(address).searchParams.get('title')).toBe(title.replace('\ud83d', '\ufffd'));
    },
  );

  test('is none where it would not be one of the web, or no forum is configured', async () => {
    for (const url of ['javascript:alert(1)', 'file:///etc', 'forum.example'])
      expect(newTopicAddress({ ...forum, url, category: 1, tags: [] }, 'A')).toBeUndefined();
    expect((await look({}, config)).posting).not.toHaveProperty('newTopic');
  });
});

describe('the ledger', () => {
  test('says that nothing went out yet', async () => {
    expect((await look()).posting.channels).toEqual([
      { name: 'Forum', state: 'open', words: 'not posted yet' },
      { name: 'Mail', state: 'open', words: 'not mailed yet' },
    ]);
    expect((await look({}, config)).posting.channels.map(({ name }) => name)).toEqual(['Forum']);
  });

  test('says where the topic is', async () => {
    const { posting } = await look({ [ledgerPath]: ledger() });
    expect(posting.channels[0]).toEqual({
      name: 'Forum',
      state: 'done',
      words: 'posted 2025-07-14',
      address: 'https://forum.example/t/7',
    });
  });

  test.each([
    ['posted', sha256Of(''), 'open', '`digest publish 2025-07-07` brings it up to date'],
    ['pending', hash, 'open', 'waits for a moderator'],
    ['uncertain', hash, 'wrong', 'looks before it writes'],
    ['posting', hash, 'wrong', 'goes on'],
  ])('says what to do where it is %s', async (state, issue, expected, words) => {
    const { posting } = await look({ [ledgerPath]: ledger(state, issue) });
    expect(posting.channels[0]).toMatchObject({ state: expected, words: expect.stringContaining(words) });
  });

  test('gives no link that is none of the web', async () => {
    const { posting } = await look({
      [ledgerPath]: ledger().replace('https://forum.example/t/7', 'javascript:alert(1)'),
    });
    expect(posting.channels[0]).not.toHaveProperty('address');
  });

  test('is followed, and the mail leads to the topic at once', async () => {
    const { room, reader } = await look();
    room.context.files.put(ledgerPath, ledger());
    await until(() => expect(reader.known.posting?.channels[0]?.state).toBe('done'));
    expect(reader.known.email?.html).toContain('https://forum.example/t/7');
    room.context.files.put(ledgerPath, ledger('uncertain'));
    await until(() => expect(reader.known.posting?.channels[0]?.state).toBe('wrong'));
    room.newsroom.close();
  });

  test('that is broken is told, and mended', async () => {
    const { room, reader } = await look();
    room.context.files.put(ledgerPath, '{');
    await until(() => expect(reader.codes).toContain('ledger-broken'));
    room.context.files.put(ledgerPath, ledger());
    await until(() => expect(reader.codes).toEqual([]));
    await until(() => expect(reader.known.posting?.channels[0]?.state).toBe('done'));
    room.newsroom.close();
  });
});

describe('links', () => {
  test('are counted by whoever knows of them, and else not spoken of', async () => {
    expect((await look()).posting).not.toHaveProperty('links');
    const links = { all: 3, known: 2, dead: 1 };
    const asked: string[] = [];
    const linksOf = async ({ file: path }: { file: string }): Promise<typeof links> => {
      asked.push(path);
      return links;
    };
    const room = await openRoom({ isStarted: false, knowledgeOf: () => ({ linksOf }) });
    const reader = await readerOf(room);
    expect(reader.known.posting?.links).toEqual(links);
    expect(asked).toEqual([file]);
    room.newsroom.close();
  });
});

describe('the difference since it was published', () => {
  const copyPath = `/desk/published/${week}.forum.yaml`;
  const edited = soundIssue(week, (text) => text.replace('우리는 일의', '우리는 모든 일의'));
  const differences = async (files: Record<string, string>): Promise<Posting['difference']> => {
    const room = await openRoom({
      isStarted: false,
      world: { files: { ...newsletter({ [week]: edited }, config), ...files } },
      knowledgeOf: (context) => ({
        differenceOf: (now, checked, name) => differenceSincePublished(context, now, checked, name),
      }),
    });
    const reader = await readerOf(room);
    room.newsroom.close();
    return reader.known.posting?.difference;
  };

  test('is told by words', async () => {
    const [difference, ...others] =
      (await differences({ [ledgerPath]: ledger(), [copyPath]: soundIssue() })) ?? [];
    expect(others).toEqual([]);
    expect(difference).toEqual({
      name: 'the abstract of paper 1 in Korean',
      fate: 'changed',
      pieces: [
        { kind: 'kept', text: '우리는 ' },
        { kind: 'added', text: '모든 ' },
        { kind: 'kept', text: '일의 크기를 재었습니다.\n' },
      ],
    });
  });

  test('is nothing where nothing changed', async () => {
    expect(
      await differences({
        [ledgerPath]: ledger('posted', sha256Of(edited)),
        [copyPath]: edited,
      }),
    ).toEqual([]);
  });

  test.each<[string, Record<string, string>]>([
    ['nothing went out', {}],
    ['the copy is not there', { [ledgerPath]: ledger() }],
    ['the copy is another', { [ledgerPath]: ledger(), [copyPath]: `${soundIssue()}# more\n` }],
  ])('is not known where %s', async (_, files) => {
    expect(await differences(files)).toBeUndefined();
  });
});
