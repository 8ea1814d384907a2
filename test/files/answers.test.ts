import { describe, expect, test } from 'vitest';
import { answersFor } from '../../src/files/answers.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const env = { HOME: '/home/editor' };

describe('answersFor', () => {
  test('keeps answers for this user alone, replaces them, and forgets them', async () => {
    const files = new MemoryFiles();
    const store = await answersFor({ env, files }, '/desk');
    expect(store.load()).toBeUndefined();
    expect(store.save({ title: { ko: '제목' }, authors: ['a'] })).toBe(true);
    expect(store.path).toMatch(/^\/home\/editor\/\.local\/state\/digest\/answers\/[0-9a-f]{16}\.json$/);
    expect(files.paths()).toEqual([store.path]);
    expect(files.stat(store.path ?? '')?.mode).toBe(0o600);
    expect(store.save({ title: 'x' })).toBe(true);
    expect((await answersFor({ env, files }, '/desk')).load()).toEqual({ title: 'x' });
    store.remove();
    expect(store.load()).toBeUndefined();
    expect(files.paths()).toEqual([]);
    expect(() => {
      store.remove();
    }).not.toThrow();
  });

  test('each newsletter has its own', async () => {
    const files = new MemoryFiles();
    const one = await answersFor({ env, files }, '/desk/one');
    const two = await answersFor({ env, files }, '/desk/two');
    one.save({ n: 1 });
    expect(two.load()).toBeUndefined();
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
  ])('with %j they are below %s', async (given, folder) => {
    const { path } = await answersFor({ env: given, files: new MemoryFiles() }, '/desk');
    expect(path?.startsWith(folder)).toBe(true);
  });

  test('without a home nothing is kept and nothing breaks', async () => {
    const store = await answersFor({ env: {}, files: new MemoryFiles() }, '/desk');
    expect(store.path).toBeUndefined();
    expect(store.save({ a: 1 })).toBe(false);
    expect(store.load()).toBeUndefined();
    store.remove();
  });

  test.each(['', '{', '[1]', 'null', '"a"', '\u0000'])(
    'a broken file, %j, counts as none and can be replaced',
    async (text) => {
      const files = new MemoryFiles();
      const store = await answersFor({ env, files }, '/desk');
      files.put(store.path ?? '', text);
      expect(store.load()).toBeUndefined();
      expect(store.save({ a: 1 })).toBe(true);
      expect(store.load()).toEqual({ a: 1 });
    },
  );

  test.each([
    ['makeDirectory', 'EACCES'],
    ['open', 'ENOSPC'],
    ['rename', 'EACCES'],
  ] as const)('when %s fails, what was kept stays', async (step, code) => {
    const files = new MemoryFiles();
    const store = await answersFor({ env, files }, '/desk');
    store.save({ n: 1 });
    files.break(step, code);
    expect(store.save({ n: 2 })).toBe(false);
    expect(store.load()).toEqual({ n: 1 });
    expect(files.paths()).toEqual([store.path]);
  });
});
