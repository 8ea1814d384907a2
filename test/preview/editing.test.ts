/** What the page may have changed in an issue file, and what is taken back. */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashOf } from '../../src/files/index.ts';
import { acceptedIn } from '../../src/commands/draft/accept.ts';
import { movedIn } from '../../src/commands/move/move.ts';
import { markOf, marksIn } from '../../src/issue/marks.ts';
import { Editing } from '../../src/preview/server/editing.ts';
import type { EditRequest } from '../../src/preview/protocol.ts';
import { parseYaml } from '../../src/yaml/index.ts';
import { newsletter } from '../support/issues.ts';
import { config, file, openRoom, readerOf, type Room, week } from './room.ts';

const paper = (title: string, id: string): string => `  # About ${title}
  - title: {en: "${title}", ko: "논문 ${title}"}
    arxiv: "${id}"
    summary: |
      글입니다.
`;
const issue = `week: ${week}
draft: true
papers:
${paper('One', '2506.10001')}
${paper('Two', '2506.10002')}
${paper('Three', '2506.10003')}`;

let room: Room;
let editing: Editing;
beforeEach(async () => {
  room = await openRoom({
    world: { files: newsletter({ [week]: issue }, config) },
    knowledgeOf: () => ({
      move: async (...asked) => movedIn(...asked),
      accept: async (...asked) => acceptedIn(...asked),
    }),
  });
  editing = new Editing(room.context, room.newsroom);
});
afterEach(() => room.newsroom.close());

type Act<T = EditRequest> = T extends EditRequest ? Omit<T, 'issue' | 'version'> : never;

const text = (): string => room.context.files.text(file);
const ask = (body: unknown, headers: Record<string, string> = {}): ReturnType<Editing['edit']> => {
  const own = { host: '127.0.0.1:1', origin: 'http://127.0.0.1:1', 'content-type': 'application/json' };
  const request = Object.assign(Readable.from([JSON.stringify(body)]), { headers: { ...own, ...headers } });
  return editing.edit(request as unknown as IncomingMessage);
};
const edit = (act: Act, version = hashOf(text())): ReturnType<Editing['edit']> =>
  ask({ issue: week, version, ...act });

describe('moving a paper', () => {
  test('moves its text, with its comment, and nothing else', async () => {
    expect(await edit({ act: 'move', from: 3, to: 1 })).toEqual([200, 'Paper 3 is paper 1 now.']);
    const titles = [...text().matchAll(/# About (\w+)/g)].map(([, title]) => title);
    expect(titles).toEqual(['Three', 'One', 'Two']);
    expect(text().split('\n').toSorted()).toEqual(issue.split('\n').toSorted());
  });

  test('is refused where the file is another than the page shows', async () => {
    const before = text();
    const [status, words] = await edit({ act: 'move', from: 3, to: 1 }, hashOf('another'));
    expect(status).toBe(409);
    expect(words).toContain('the file is another now');
    expect(text()).toBe(before);
  });

  test('says why it cannot be done', async () => {
    const [status, words] = await edit({ act: 'move', from: 3, to: 4 });
    expect(status).toBe(409);
    expect(words).toContain('3 papers');
    expect(text()).toBe(issue);
  });
});

describe('taking back', () => {
  test('gives the bytes of before, change by change', async () => {
    await edit({ act: 'move', from: 3, to: 1 });
    const between = text();
    await edit({ act: 'move', from: 1, to: 2 });
    expect(await edit({ act: 'undo' })).toEqual([200, 'Taken back: Paper 1 is paper 2 now.']);
    expect(text()).toBe(between);
    expect((await edit({ act: 'undo' }))[0]).toBe(200);
    expect(text()).toBe(issue);
    expect(await edit({ act: 'undo' })).toEqual([409, 'There is nothing to take back.']);
  });

  test('leaves a file alone that was changed since, and says so', async () => {
    await edit({ act: 'move', from: 3, to: 1 });
    const edited = text().replace('글입니다.', '고쳤습니다.');
    room.context.files.put(file, edited);
    const [status, words] = await edit({ act: 'undo' });
    expect(status).toBe(409);
    expect(words).toContain('the file was changed since');
    expect(text()).toBe(edited);
  });
});

describe('fixing a problem', () => {
  const broken = issue.replaceAll(/arxiv: "/g, 'arxiv: "https://arxiv.org/abs/');

  test('mends that one alone', async () => {
    room.context.files.put(file, broken);
    const { problems } = await readerOf(room);
    const fixable = problems.filter(({ isFixable }) => isFixable === true);
    expect(fixable.map(({ paper }) => paper)).toEqual([1, 2, 3]);
    const [, { code = '', line = 0, column = 0 } = {}] = fixable;
    const [status, words] = await edit({ act: 'fix', code, line, column });
    expect([status, words.startsWith('Fixed: ')]).toEqual([200, true]);
    expect(text()).toBe(broken.replace('https://arxiv.org/abs/2506.10002', '2506.10002'));
    await edit({ act: 'undo' });
    expect(text()).toBe(broken);
  });

  test('does nothing where there is no such problem', async () => {
    expect((await edit({ act: 'fix', code: 'schema/unknown-key', line: 1, column: 1 }))[0]).toBe(409);
    expect(text()).toBe(issue);
  });
});

describe('who may ask, and for what', () => {
  const move = { issue: week, version: hashOf(issue), act: 'move', from: 3, to: 1 };

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a frame without an origin', { origin: 'null' }],
    ['a simple form', { 'content-type': 'text/plain' }],
  ])('%s may not', async (_, headers) => {
    expect((await ask(move, headers))[0]).toBe(403);
    expect(text()).toBe(issue);
  });

  test.each([
    {},
    { ...move, issue: '../2025-07-07' },
    { ...move, issue: '/etc/passwd' },
    { ...move, from: '3' },
    { ...move, to: 0 },
    { ...move, act: 'remove' },
    { ...move, act: 'fix', code: ['x'] },
    { ...move, version: 1 },
  ])('no change is %j', async (body) => {
    expect((await ask(body))[0]).toBe(400);
    expect(text()).toBe(issue);
  });
});

describe('accepting what nobody has read', () => {
  const mark = markOf('글입니다.', { model: 'm', date: '2025-07-06' });
  const drafted = issue.replaceAll(/^( {4}arxiv: .*\n)/gm, `$1    x-draft: { summary: "${mark}" }\n`);
  beforeEach(() => room.context.files.put(file, drafted));

  test('takes off that one mark, and undo brings it back', async () => {
    const { problems, known } = await readerOf(room);
    const targets = problems.flatMap(({ accepts }) => accepts ?? []);
    expect(targets).toEqual(['1.summary', '2.summary', '3.summary']);
    const unread = known.blocks?.flatMap((block) => (block.unread === undefined ? [] : [block.unread]));
    expect(unread?.[1]).toEqual({ what: 'the summary of paper 2', targets: ['2.summary'] });
    expect(await edit({ act: 'accept', targets: ['2.summary'] })).toEqual([
      200,
      'Accepted one text: 2.summary.',
    ]);
    expect(marksIn(parseYaml(new TextEncoder().encode(text())).data).map(({ owner }) => owner[1])).toEqual([
      0, 2,
    ]);
    await edit({ act: 'undo' });
    expect(text()).toBe(drafted);
    expect((await edit({ act: 'accept', targets: ['1', '3.summary'] }))[1]).toBe(
      'Accepted 2 texts: 1, 3.summary.',
    );
  });

  test('says why it cannot be done', async () => {
    const [status, words] = await edit({ act: 'accept', targets: ['2.title'] });
    expect([status, words.includes('2.summary')]).toEqual([409, true]);
    expect(text()).toBe(drafted);
  });

  test.each([{ targets: [] }, { targets: '2.summary' }, { targets: [2] }, {}])(
    '%j names none',
    async (body) => {
      const asked = { issue: week, version: hashOf(drafted), act: 'accept', ...body };
      expect((await ask(asked))[0]).toBe(400);
      expect(text()).toBe(drafted);
    },
  );
});
