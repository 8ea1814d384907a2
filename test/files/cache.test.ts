import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheFor } from '../../src/files/cache.ts';
import type { FileSystem } from '../../src/context.ts';
import { fakeContext } from '../support/context.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { settled } from '../support/settled.ts';

const env = { HOME: '/home/editor' };
const folder = '/home/editor/.cache/digest';

// All times here are those of timers that the test turns itself; none is the machine's.
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test.each([
  [{ HOME: '/home/editor' }, '/home/editor/.cache/digest'],
  [{ HOME: '/home/editor', XDG_CACHE_HOME: '/cache' }, '/cache/digest'],
  [{ HOME: '/home/editor', XDG_CACHE_HOME: 'relative' }, '/home/editor/.cache/digest'],
  [{ LOCALAPPDATA: '/appdata' }, '/appdata/digest'],
  [{}, undefined],
])('%j', async (given, expected) => {
  const cache = await cacheFor(fakeContext({ env: given }));
  expect(cache.folder).toBe(expected);
  cache.save('a', 1);
  expect(cache.load('a')).toBe(expected === undefined ? undefined : 1);
  expect(await settled(cache.alone('a', () => 'done'))).toBe('done');
});

test('one with a folder of its own keeps the last, and the others are left alone', async () => {
  const files = new MemoryFiles({ '/home/editor/': '' });
  const context = fakeContext({ files, env });
  const usual = await cacheFor(context);
  usual.save('a', 1);
  const all: string[] = [];
  for (let i = 0; i < 12; i++) {
    // A run of its own, later than the one before.
    vi.setSystemTime(1_000_000 + 1000 * i);
    (await cacheFor(context, { folder: 'drafts', most: 5 })).save(`name ${i}`, i);
    all.push(`name ${i}`);
  }
  const kept = await cacheFor(context, { folder: 'drafts', most: 5 });
  expect(kept.folder).toBe(`${folder}/drafts`);
  expect(all.map((name) => kept.load(name)).filter((value) => value !== undefined)).toEqual([
    7, 8, 9, 10, 11,
  ]);
  expect([usual.load('a'), usual.all(99)]).toEqual([1, [1]]);
});

describe('alone', () => {
  /** Locks were made at `made`, in milliseconds before now; the others that live are 8 and 9. */
  const world = (files: MemoryFiles, made = 0) => {
    const context = fakeContext({
      files,
      env,
      self: { pid: 7, host: 'here', isAlive: (pid) => [7, 8, 9].includes(pid) },
    });
    const stat: FileSystem['stat'] = (path) => {
      const found = files.stat(path);
      return found && { ...found, modified: context.now().getTime() - made };
    };
    return {
      ...context,
      files: new Proxy(files, { get: (on, key) => (key === 'stat' ? stat : bound(on, key)) }),
    };
  };

  test('one after the other', async () => {
    const files = new MemoryFiles({ '/home/editor/': '' });
    const [one, two] = await Promise.all([cacheFor(world(files)), cacheFor(world(files))]);
    const seen: string[] = [];
    const work = (name: string) => () => {
      seen.push(`${name} ${files.paths(folder).length}`);
      return name;
    };
    expect(await settled(Promise.all([one.alone('x', work('a')), two.alone('x', work('b'))]))).toEqual([
      'a',
      'b',
    ]);
    expect(seen).toEqual(['a 1', 'b 1']);
    expect(files.paths(folder)).toEqual([]);
  });

  /** What another process has left, or holds. */
  async function held(
    note: string,
    made = 0,
  ): Promise<{
    files: MemoryFiles;
    cache: Awaited<ReturnType<typeof cacheFor>>;
    waits: readonly number[];
  }> {
    const files = new MemoryFiles({ '/home/editor/': '' });
    const context = world(files, made);
    const cache = await cacheFor(context);
    let lock = '';
    await settled(cache.alone('x', () => (lock = files.paths(folder)[0] ?? '')));
    files.put(lock, note);
    return { files, cache, waits: context.waits };
  }

  test.each([
    ['its process has ended', '{"pid":5,"host":"here"}\n', 0],
    ['it is cut off', '{"pi', 60_000],
    ['another process has its number since', '{"pid":8,"host":"here"}\n', 60_000],
    ['it comes from another computer', '{"pid":5,"host":"there"}\n', 60_000],
  ])('a lock is taken over where %s', async (_, note, made) => {
    const { files, cache } = await held(note, made);
    expect(await settled(cache.alone('x', () => files.paths(folder).length))).toBe(1);
    expect(files.paths(folder)).toEqual([]);
  });

  test('one that is held is waited for, but not for ever', async () => {
    const { files, cache, waits } = await held('{"pid":8,"host":"here"}\n');
    expect(await cache.alone('x', () => 'done')).toBe('done');
    // What it asked to wait for: these are numbers of the program, and no time passes.
    expect(waits.reduce((sum, delay) => sum + delay)).toBe(3000);
    // It is still the other's.
    expect(files.paths(folder)).toHaveLength(1);
  });

  test.each(['makeDirectory', 'open'] as const)(
    'a disk that takes nothing is in no way (%s)',
    async (step) => {
      const files = new MemoryFiles({ '/home/editor/': '' });
      files.break(step, 'EACCES');
      const cache = await cacheFor(world(files));
      const done: string[] = [];
      await settled(cache.alone('x', () => done.push('done')));
      expect(done).toEqual(['done']);
    },
  );
});

function bound(files: MemoryFiles, key: string | symbol): unknown {
  const value: unknown = Reflect.get(files, key);
  return typeof value === 'function' ? value.bind(files) : value;
}
