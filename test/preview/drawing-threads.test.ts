/** The threads that draw: they are ended when nobody needs what they draw any more, and outlived when they end by themselves. */
import { describe, expect, test } from 'vitest';
import type { Kind, Question } from '../../src/preview/drawing/answering.ts';
import type { FakeThread } from '../support/fake-thread.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { config, configFile, file, openRoom, Reader, readerOf, type Room, until, week } from './room.ts';

const marked = (mark: string): string => soundIssue(week, (text) => text.replace('세어 본', `${mark} 본`));

/** Where its threads are slow, what is dropped goes on until the test ends a pause. */
const roomWithThreads = (isSlow = false): Promise<Room> =>
  openRoom({
    world: { files: newsletter({ [week]: soundIssue() }, config), cores: 2, worked: isSlow ? 200 : 1000 },
    hold: isSlow ? [30] : [],
  });

/** A room whose thread has begun to draw a save, and answers nothing any more from a question of this kind on. */
async function hangingRoom({
  kind,
  isSlow,
}: { readonly kind?: Kind; readonly isSlow?: boolean } = {}): Promise<{
  readonly room: Room;
  readonly reader: Reader;
  readonly thread: FakeThread;
}> {
  const room = await roomWithThreads(isSlow);
  const reader = await readerOf(room);
  const thread = room.context.startedThreads.at(-1);
  if (thread === undefined) throw new Error('there is no thread');
  const asked: object[] = [];
  const answer = thread.ask.bind(thread);
  thread.ask = (question) => {
    if (asked.length === 0 && kind !== undefined && (question as Question).kind !== kind)
      return answer(question);
    asked.push(question);
    return new Promise(() => {});
  };
  room.context.files.put(file, marked('끝없는'));
  await until(() => expect(asked).not.toEqual([]));
  return { room, reader, thread };
}

test('one thread is kept, and draws every save', async () => {
  const room = await roomWithThreads();
  const reader = await readerOf(room);
  for (const mark of ['처음', '다음', '셋째']) {
    room.context.files.put(file, marked(mark));
    await until(() => expect(reader.known.forum?.['en']?.[0]?.html).toContain(mark));
  }
  expect(room.context.startedThreads).toHaveLength(1);
  room.newsroom.close();
  expect(room.context.startedThreads.every(({ isEnded }) => isEnded)).toBe(true);
});

test('a config is read by it, and names in it find nothing that every object has', async () => {
  const room = await roomWithThreads();
  const reader = await readerOf(room);
  room.context.files.put(configFile, `${config}masthead: "머리말 :constructor:"\n`);
  await until(() => expect(reader.post).toContain('머리말 :constructor:'));
  expect(reader.codes).toEqual([]);
  room.newsroom.close();
});

describe('a drawing that does not end', () => {
  test('is dropped for a newer save, and nothing of it is told', async () => {
    const { room, reader, thread } = await hangingRoom();
    room.context.files.put(file, marked('다음'));
    await until(() => expect(reader.post).toContain('다음'));
    expect(thread.isEnded).toBe(true);
    expect(reader.told.some(({ source }) => source?.includes('끝없는') === true)).toBe(false);
    expect(reader.known.state).toEqual({ problems: [], isStale: false });
    room.newsroom.close();
  });

  test('goes on while it is told of again', async () => {
    const { room, reader, thread } = await hangingRoom();
    void reader.issue.refresh();
    void reader.issue.refresh('problems');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(thread.isEnded).toBe(false);
    room.newsroom.close();
    expect(thread.isEnded).toBe(true);
  });

  test('is dropped when nobody looks at it any more, and drawn for who comes back', async () => {
    const { room, reader, thread } = await hangingRoom();
    reader.leave(room);
    await until(() => expect(thread.isEnded).toBe(true));
    const again = new Reader(room);
    await until(() => expect(again.post).toContain('끝없는'));
    room.newsroom.close();
  });

  test('is dropped with its folder, and nobody who comes after is dropped with it', async () => {
    const { room, reader, thread } = await hangingRoom({ kind: 'rest', isSlow: true });
    const { files: disk } = room.context;
    disk.break('stat', 'EACCES').put(configFile, config);
    await until(() => expect(reader.codes).toEqual(['cannot-read']));
    expect(thread.isEnded).toBe(false);
    disk.put(configFile, `${config}masthead: 머리말\n`);
    await until(() => expect(room.context.startedThreads).toHaveLength(2));
    for (const { go } of room.held) go();
    await until(() => expect(thread.isEnded).toBe(true));
    await until(() => expect(reader.known.state).toEqual({ problems: [], isStale: false }));
    expect(reader.post).toContain('머리말');
    room.newsroom.close();
  });
});

test.each([
  [
    Object.assign(new Error('Worker terminated …'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }),
    'more memory than digest may use',
  ],
  [new Error('it gave no reason'), 'it gave no reason'],
])('a thread that ends by itself (%s) is a problem, and the next save is drawn', async (death, words) => {
  const room = await roomWithThreads();
  const reader = await readerOf(room);
  const [thread] = room.context.startedThreads;
  if (thread === undefined) throw new Error('there is no thread');
  thread.death = death;
  room.context.files.put(file, marked('한없는'));
  await until(() => expect(reader.codes).toEqual(['drawing-ended']));
  expect(reader.problems[0]?.message).toContain(words);
  expect(reader.known.state?.isStale).toBe(true);
  expect(reader.post).toContain('세어 본');
  room.context.files.put(file, marked('다음'));
  await until(() => expect(reader.post).toContain('다음'));
  expect(reader.known.state).toEqual({ problems: [], isStale: false });
  expect(room.context.startedThreads).toHaveLength(2);
  room.newsroom.close();
});
