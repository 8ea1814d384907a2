import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/context.ts';
import { answersFor, type AnswersStore } from '../../src/files/answers.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const env = { HOME: '/home/editor' };
const folder = '/home/editor/.local/state/digest/answers';
const noon = Date.parse('2025-07-09T03:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;

interface Run {
  readonly files?: MemoryFiles;
  readonly env?: Context['env'];
  readonly pid?: number;
  readonly host?: string;
  readonly system?: string;
  /** When processes began, where the system says it. */
  readonly starts?: Readonly<Record<number, string>>;
  /** Numbers of processes that live. */
  readonly alive?: readonly number[];
  /** After noon, in milliseconds. */
  readonly at?: number;
  readonly root?: string;
}

/** The store of one run; `other` is the store of another run on the same disk. */
function run({ files = new MemoryFiles(), pid = 1, host = 'here', alive = [], at = 0, ...rest }: Run = {}): {
  files: MemoryFiles;
  store: Promise<AnswersStore>;
  other: (other: Run) => Promise<AnswersStore>;
} {
  const { system } = rest;
  const startOf = (one: number): string | undefined => rest.starts?.[one];
  const self = { pid, host, system, user: 1000, startOf, isAlive: (one: number) => alive.includes(one) };
  const context = { env: rest.env ?? env, files, self, now: () => new Date(noon + at) };
  return {
    files,
    store: answersFor(context, rest.root ?? '/desk'),
    other: (other) => run({ files, ...other }).store,
  };
}

const found = (store: AnswersStore): unknown[] => store.waiting().found.map(({ answers }) => answers['n']);

describe('one run', () => {
  test('keeps its answers for this user alone, in its own name, replaces and removes them', async () => {
    const { files, store: opened } = run({ starts: { 1: '77' } });
    const store = await opened;
    expect(found(store)).toEqual([]);
    const saved = store.save({ n: 1 });
    const [path = ''] = files.paths();
    expect(saved).toEqual({ path });
    expect(path).toMatch(
      /^\/home\/editor\/\.local\/state\/digest\/answers\/[0-9a-f]{16}\.[0-9a-f]{24}-1-77-\w+\.json$/,
    );
    expect(files.stat(path)?.mode).toBe(0o600);
    store.save({ n: 2 });
    expect(files.paths()).toEqual([path]);
    expect(JSON.parse(files.text(path))).toEqual({ at: '2025-07-09T03:00:00.000Z', n: 2 });
    // Its own are no others'.
    expect(found(store)).toEqual([]);
    store.remove();
    expect(files.paths()).toEqual([]);
    store.remove();
  });

  test.each([
    [{ XDG_STATE_HOME: '/state', HOME: '/home/editor' }, '/state/digest/answers/'],
    // The XDG Base Directory specification: a relative path is to be ignored.
    [{ XDG_STATE_HOME: 'state', HOME: '/home/editor' }, '/home/editor/.local/state/digest/answers/'],
    [{ XDG_STATE_HOME: '', HOME: '/home/editor' }, '/home/editor/.local/state/digest/answers/'],
    [
      { LOCALAPPDATA: '/users/editor/local', USERPROFILE: '/users/editor' },
      '/users/editor/local/digest/answers/',
    ],
    [{ USERPROFILE: '/users/editor' }, '/users/editor/.local/state/digest/answers/'],
  ])('with %j they are below %s', async (given, below) => {
    const { files, store } = run({ env: given });
    (await store).save({ n: 1 });
    expect(files.paths()).toEqual([expect.stringContaining(below)]);
  });

  test.each<[string, (files: MemoryFiles) => unknown, Run, RegExp]>([
    ['without a home', () => {}, { env: {} }, /^HOME is not set$/],
    ['with a home that is no path', () => {}, { env: { HOME: 'ed' } }, /^HOME is no absolute path$/],
    [
      'in the folder of another user',
      (files) => {
        files.put('/home/editor/.local/state/digest/', '');
        files.giveTo('/home/editor/.local/state/digest', { user: 7, group: 7 });
      },
      {},
      /^the folder for them, .*\/digest, is not yours alone$/,
    ],
    [
      'on a full disk',
      (files) => files.break('write', 'ENOSPC'),
      {},
      /answers.* cannot be written: no space/,
    ],
    [
      'in a folder that takes nothing',
      (files) => files.break('makeDirectory', 'EACCES'),
      {},
      /answers cannot be/,
    ],
    [
      'where the folder is a file',
      (files) => files.put('/home/editor/.local/state', ''),
      {},
      /cannot be written/,
    ],
  ])('%s it says why they cannot be kept, and nothing breaks', async (_, spoil, more, reason) => {
    const files = new MemoryFiles();
    spoil(files);
    const store = await run({ files, ...more }).store;
    expect(store.save({ n: 1 })).toEqual({ reason: expect.stringMatching(reason) });
    expect(store.waiting()).toEqual({ found: [], unreadable: [] });
    expect(store.leave()).toBeUndefined();
    store.remove();
  });

  test.each([
    ['makeDirectory', 'EACCES'],
    ['open', 'ENOSPC'],
    ['rename', 'EACCES'],
  ] as const)('when %s fails, what was kept stays', async (step, code) => {
    const { files, store: opened, other } = run();
    const store = await opened;
    store.save({ n: 1 });
    files.break(step, code);
    expect(store.save({ n: 2 })).toHaveProperty('reason');
    expect(files.paths()).toHaveLength(1);
    store.leave();
    expect(found(await other({ pid: 2 }))).toEqual([1]);
  });
});

describe('another run', () => {
  const kept = async (first: Run = {}): Promise<ReturnType<typeof run>> => {
    const one = run(first);
    (await one.store).save({ n: 1 });
    return one;
  };

  test.each<[string, Run, Run, unknown[]]>([
    ['of a process that ended', {}, { pid: 2 }, [1]],
    ['of a process that lives', {}, { pid: 2, alive: [1] }, []],
    ['of a process that lives, a day later', {}, { pid: 2, alive: [1], at: day }, []],
    ['of a number that may live again', {}, { pid: 2, alive: [1], at: 8 * day }, [1]],
    [
      'of a process that lives, months later',
      { starts: { 1: '5' } },
      { pid: 2, alive: [1], starts: { 1: '5' }, at: 80 * day },
      [],
    ],
    ['of a number that lives again', { starts: { 1: '5' } }, { pid: 2, alive: [1], starts: { 1: '6' } }, [1]],
    ['of its own number, which lived before', { starts: { 1: '5' } }, { starts: { 1: '6' } }, [1]],
    ['of a process elsewhere', { host: 'there' }, { pid: 2, at: 59 * minute }, []],
    ['of a process elsewhere, long ago', { host: 'there' }, { pid: 2, alive: [1], at: 61 * minute }, [1]],
    [
      'of this computer under another name',
      { host: 'there', system: 'boot view' },
      { pid: 2, system: 'boot view' },
      [1],
    ],
    [
      'of this computer before it was started anew',
      { system: 'old view' },
      { pid: 2, alive: [1], system: 'new view' },
      [1],
    ],
    ['of a container beside this one', { system: 'boot a' }, { pid: 2, system: 'boot b' }, []],
    [
      'of a container beside this one, long ago',
      { system: 'boot a' },
      { pid: 2, alive: [1], system: 'boot b', at: 61 * minute },
      [1],
    ],
    ['of another newsletter', { root: '/other' }, { pid: 2 }, []],
  ])('sees of those %s, now %j and then %j: %j', async (_, first, second, wanted) => {
    const { other } = await kept(first);
    expect(found(await other(second))).toEqual(wanted);
  });

  test('sees what was left, whoever has the number now', async () => {
    const { store, files, other } = await kept();
    const path = (await store).leave();
    expect(files.paths()).toEqual([path]);
    expect(found(await other({ pid: 2, alive: [1] }))).toEqual([1]);
  });

  test('sees those of an earlier process of its own number', async () => {
    const { files, other } = run();
    const saved = (await other({})).save({ n: 0 }) as { path: string };
    files.put(saved.path.replace(/-\w+\.json$/, '-old.json'), '{"n":1,"at":"2025-07-08T03:00:00Z"}');
    expect(found(await other({}))).toEqual([1]);
  });

  test('sees the newest first, that of an earlier version among them', async () => {
    const { files, other } = await kept();
    (await other({ pid: 2, at: minute })).save({ n: 2 });
    const [path = ''] = files.paths();
    files.put(
      `${folder}/${path.slice(folder.length + 1, folder.length + 17)}.json`,
      '{"version":1,"at":"2025-07-09T03:00:30Z","n":"old"}',
    );
    expect(found(await other({ pid: 3, at: 2 * minute }))).toEqual([2, 'old', 1]);
  });

  test('takes them over, and then they are its own', async () => {
    const { files, other } = await kept();
    const second = await other({ pid: 2 });
    const third = await other({ pid: 3, alive: [1, 2, 3] });
    expect(second.waiting().found[0]?.take()).toHaveProperty('n', 1);
    expect(found(third)).toEqual([]);
    expect(files.text(files.paths()[0] ?? '')).toContain('"n": 1');
    second.remove();
    expect(files.paths()).toEqual([]);
  });

  test('of two that are offered the same, one gets it', async () => {
    const { files, other } = await kept();
    const [a] = (await other({ pid: 2 })).waiting().found;
    const store = await other({ pid: 3 });
    const [b] = store.waiting().found;
    expect([a?.take()?.['n'], b?.take()]).toEqual([1, undefined]);
    store.remove();
    expect(files.paths()).toHaveLength(1);
  });

  test('gets what stands in the file once it has it: its run may have saved once more', async () => {
    const { store, other } = await kept();
    const [offered] = (await other({ pid: 2, alive: [1], at: 8 * day })).waiting().found;
    (await store).save({ n: 2 });
    expect([offered?.answers['n'], offered?.take()?.['n']]).toEqual([1, 2]);
  });

  test.each(['EACCES', 'EROFS'])('uses them in a folder that takes no changes: %s', async (code) => {
    const { files, other } = await kept();
    const [offered] = (await other({ pid: 2 })).waiting().found;
    files.break('rename', code);
    expect(offered?.take()?.['n']).toBe(1);
    expect(files.paths()).toHaveLength(1);
  });

  test('finishes without touching what others keep', async () => {
    const { files, other } = await kept();
    const second = await other({ pid: 2, alive: [1, 2] });
    second.save({ n: 2 });
    second.remove();
    expect(files.paths()).toHaveLength(1);
    expect(found(await other({ pid: 3 }))).toEqual([1]);
  });

  test('one that lost its file to another keeps its answers anew', async () => {
    const { store, other } = await kept();
    (await other({ pid: 2, at: 8 * day })).waiting().found[0]?.take();
    expect((await store).save({ n: 3 })).toHaveProperty('path');
    expect(found(await other({ pid: 3 }))).toEqual([3, 1]);
  });

  test.each(['', '{', '[1]', 'null', '"a"', '\u0000', '{"n":1}'])(
    'a broken file, %j, counts as none',
    async (text) => {
      const { files, other } = await kept();
      files.put(files.paths()[0] ?? '', text);
      expect((await other({ pid: 2 })).waiting()).toEqual({ found: [], unreadable: [] });
    },
  );

  test('a file or a folder that cannot be read is told', async () => {
    const { files, other } = await kept();
    files.break('read', 'EACCES');
    const [failure] = (await other({ pid: 2 })).waiting().unreadable;
    expect(failure?.words.message).toMatch(/answers\/.*\.json cannot be read/);
    files.revive();
    files.list = () => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    };
    expect((await other({ pid: 2 })).waiting().unreadable[0]?.words.message).toMatch(
      /answers cannot be read/,
    );
  });
});

describe('litter', () => {
  test('is removed: answers for other newsletters after 90 days, and what killed writers left', async () => {
    const { files, store, other } = run({ root: '/other' });
    (await store).save({ n: 'other' });
    (await store).leave();
    (await run({ files }).store).save({ n: 'this' });
    files.put(`${folder}/.0123456789abcdef.json.digest-1`, 'half');
    files.put(`${folder}/notes.txt`, 'not ours');
    await other({ pid: 2, at: 89 * day }).then((one) => one.waiting());
    expect(files.paths()).toHaveLength(3);
    expect(found(await other({ pid: 2, at: 91 * day }))).toEqual(['this']);
    expect(files.paths()).toEqual([expect.stringContaining('1-'), `${folder}/notes.txt`]);
  });

  test('that the disk keeps is no trouble', async () => {
    const { files, store, other } = run({ root: '/other' });
    (await store).save({ n: 1 });
    files.break('remove', 'EACCES');
    expect((await other({ pid: 2, at: 91 * day })).waiting().unreadable).toEqual([]);
    expect(files.paths()).toHaveLength(1);
  });
});
