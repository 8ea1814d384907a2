import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withLock } from '../../src/files/lock.ts';
import { writeAtomically } from '../../src/files/atomic-write.ts';
import { fakeContext } from '../support/context.ts';
import { Killed, MemoryFiles } from '../support/memory-files.ts';
import { settled } from '../support/settled.ts';

const path = '/desk/issues/2025-07-07.yaml';
const lock = '/desk/issues/.2025-07-07.yaml.lock';
const note = (pid: number, host = 'here'): string => `{"pid":${pid},"host":"${host}"}\n`;

/** Process 7 on the same disk; `alive` are the other processes of this host. */
function world(files: MemoryFiles, alive: readonly number[] = []) {
  return fakeContext({
    files,
    self: { pid: 7, host: 'here', isAlive: (pid) => pid === 7 || alive.includes(pid) },
  });
}

const own = (files: MemoryFiles): string[] => files.paths('/desk');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('withLock', () => {
  test('stands beside the file while the work is done, and says whose it is', async () => {
    const files = new MemoryFiles({ [path]: 'old' });
    const result = await withLock(world(files), path, () => {
      expect(files.text(lock)).toBe(note(7));
      return 'done';
    });
    expect(result).toBe('done');
    expect(own(files)).toEqual([path]);
  });

  test('goes when the work fails', async () => {
    const files = new MemoryFiles({ [path]: 'old' });
    const work = withLock(world(files), path, () => Promise.reject(new RangeError('no')));
    await expect(work).rejects.toThrow(RangeError);
    expect(own(files)).toEqual([path]);
  });

  test('guards the file itself, by whichever link it is reached', async () => {
    const files = new MemoryFiles({ [path]: 'old' });
    files.putLink('/desk/latest.yaml', 'issues/2025-07-07.yaml');
    await withLock(world(files), '/desk/latest.yaml', () => {
      expect(own(files)).toContain(lock);
    });
  });

  test('works for a file that is yet to be made', async () => {
    const files = new MemoryFiles({ '/desk/issues/': '' });
    await withLock(world(files), path, () => {
      expect(own(files)).toEqual([lock]);
    });
    expect(own(files)).toEqual([]);
  });

  test('a living process keeps its lock; the failure names it after half a second', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9) });
    const work = vi.fn<() => void>();
    const failed = expect(settled(withLock(world(files, [9]), path, work))).rejects.toMatchObject({
      code: 'locked',
      args: { path, pid: 9, host: 'here' },
    });
    const begun = Date.now();
    await failed;
    expect(Date.now() - begun).toBeLessThanOrEqual(500);
    expect(work).not.toHaveBeenCalled();
    expect(files.text(lock)).toBe(note(9));
  });

  test('waits for one that ends in time', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9) });
    setTimeout(() => {
      files.remove(lock);
    }, 120);
    expect(await settled(withLock(world(files, [9]), path, () => 'done'))).toBe('done');
  });

  test('two of the same process take turns', async () => {
    const files = new MemoryFiles({ [path]: '' });
    const context = world(files);
    const log: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      log.push(`${name} begins`);
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
      log.push(`${name} ends`);
    };
    await settled(Promise.all([withLock(context, path, work('a')), withLock(context, path, work('b'))]));
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test.each([
    ['a process that has ended', note(9)],
    ['an earlier process of our number', note(7)],
    ['one that died while it wrote the note', '{"pid":9,"ho'],
  ])('takes over the lock of %s', async (_, left) => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: left });
    const inside = await settled(withLock(world(files), path, () => files.text(lock)));
    expect(inside).toBe(note(7));
    expect(own(files)).toEqual([path]);
  });

  test('leaves the lock of another host alone: its processes cannot be seen from here', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9, 'there') });
    await expect(settled(withLock(world(files), path, () => 'done'))).rejects.toMatchObject({
      code: 'locked',
      args: { host: 'there' },
    });
    expect(files.text(lock)).toBe(note(9, 'there'));
  });

  test('gives back a lock that another took over first', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9) });
    const rename = files.rename.bind(files);
    files.rename = (from, to) => {
      // Between our look and our step, process 8 has replaced the stale lock by its own.
      files.put(lock, note(8));
      rename(from, to);
    };
    await expect(settled(withLock(world(files, [8]), path, () => 'done'))).rejects.toMatchObject({
      code: 'locked',
      args: { pid: 8 },
    });
    expect(own(files)).toEqual([lock, path]);
  });

  test('leaves nothing beside it where a third was faster than that', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9) });
    const rename = files.rename.bind(files);
    files.rename = (from, to) => {
      files.put(lock, note(8));
      rename(from, to);
      files.put(lock, note(7));
    };
    await expect(settled(withLock(world(files, [7, 8]), path, () => 'done'))).rejects.toMatchObject({
      code: 'locked',
      args: { pid: 7 },
    });
    expect(own(files)).toEqual([lock, path]);
  });

  test('a folder in which no lock can be made', async () => {
    const files = new MemoryFiles({ [path]: 'old' }).break('create', 'EACCES');
    await expect(withLock(world(files), path, () => 'done')).rejects.toMatchObject({
      code: 'cannot-write',
      args: { path, reason: 'permission denied' },
    });
  });

  test('a writer that was killed leaves nothing behind for long', async () => {
    const files = new MemoryFiles({ [path]: 'old' });
    const killed = fakeContext({ files, self: { pid: 9, host: 'here' } });
    const write = (): void => {
      writeAtomically(files, path, 'new', { overwrite: true });
    };
    files.break('rename', 'killed');
    await expect(withLock(killed, path, write)).rejects.toThrow(Killed);
    files.revive();
    expect(own(files)).toEqual(['/desk/issues/.2025-07-07.yaml.digest-1', lock, path]);
    expect(files.text(path)).toBe('old');
    await settled(withLock(world(files), path, write));
    expect(own(files)).toEqual([path]);
    expect(files.text(path)).toBe('new');
  });
});
