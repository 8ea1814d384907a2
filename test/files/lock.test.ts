import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withLock } from '../../src/files/lock.ts';
import { writeAtomically } from '../../src/files/atomic-write.ts';
import type { Failure } from '../../src/problem/failure.ts';
import { fakeContext, type FakeContext } from '../support/context.ts';
import { Killed, MemoryFiles } from '../support/memory-files.ts';

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

/** What happens at which pause, counted from 1. */
function waiting(context: FakeContext, acts: Readonly<Record<number, () => void>>): FakeContext {
  let n = 0;
  return {
    ...context,
    wait() {
      acts[++n]?.();
      return Promise.resolve();
    },
  };
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
      expect(files.text(lock)).toMatch(/^\{"pid":7,"host":"here","turn":\d+\}\n$/);
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

  test.each<[string, (files: MemoryFiles) => void]>([
    ['a folder', (files) => files.put(`${lock}/`, '')],
    ['a dead link', (files) => files.putLink(lock, '/nowhere')],
    ['a link in a circle', (files) => files.putLink(lock, lock)],
    ['a pipe', (files) => files.putSpecial(lock, 'pipe')],
  ])('%s of its name is waited for like a holder, and named', async (_, put) => {
    const files = new MemoryFiles({ [path]: 'old' });
    put(files);
    const context = world(files);
    const work = vi.fn<() => void>();
    await expect(withLock(context, path, work)).rejects.toMatchObject({ code: 'locked', args: { lock } });
    expect(context.waits.reduce((sum, one) => sum + one, 0)).toBe(30_000);
    expect(work).not.toHaveBeenCalled();
    expect(files.text(path)).toBe('old');
  });

  test('one that may not be read is waited for as well', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9) });
    const read = files.read.bind(files);
    files.read = (at) => {
      if (at === lock) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return read(at);
    };
    await expect(withLock(world(files, [9]), path, () => 1)).rejects.toMatchObject({ code: 'locked' });
    expect(files.text(path)).toBe('old');
  });

  test('a living process keeps its lock; the failure names it after half a minute', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9) });
    const work = vi.fn<() => void>();
    const context = world(files, [9]);
    await expect(withLock(context, path, work)).rejects.toMatchObject({
      code: 'locked',
      args: { path, lock, pid: 9, host: 'here' },
    });
    expect(context.waits.reduce((sum, one) => sum + one)).toBe(30_000);
    expect(context.stderr.text).toBe('waiting for another digest, which is changing 2025-07-07.yaml\n');
    expect(work).not.toHaveBeenCalled();
    expect(files.text(lock)).toBe(note(9));
  });

  test('waits for one that ends in time, and says nothing within a second', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9) });
    const context = waiting(world(files, [9]), { 19: () => files.remove(lock) });
    expect(await withLock(context, path, () => 'done')).toBe('done');
    expect(context.stderr.text).toBe('');
  });

  test('each holder is waited for anew', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9) });
    const context = waiting(world(files, [9, 10, 11]), {
      590: () => files.put(lock, note(10)),
      1180: () => files.put(lock, note(11)),
      1770: () => files.remove(lock),
    });
    expect(await withLock(context, path, () => 'done')).toBe('done');
  });

  test('two of the same process take turns', async () => {
    const files = new MemoryFiles({ [path]: '' });
    const context = world(files);
    const log: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      log.push(`${name} begins`);
      for (let turn = 0; turn < 20; turn++) await context.wait(1);
      log.push(`${name} ends`);
    };
    await Promise.all([withLock(context, path, work('a')), withLock(context, path, work('b'))]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test.each([
    ['a process that has ended', note(9)],
    ['an earlier process of our number', note(7)],
    ['one that died while it wrote the note', '{"pid":9,"ho'],
  ])('takes over the lock of %s', async (_, left) => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: left });
    const inside = await withLock(world(files), path, () => files.text(lock));
    expect(inside).toContain('"pid":7,"host":"here"');
    expect(own(files)).toEqual([path]);
  });

  test('the lock of another host is left alone until it was not renewed for five minutes', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9, 'there') });
    const context = world(files);
    const ago = (seconds: number): Date => new Date(context.now().getTime() - seconds * 1000);
    files.date(lock, ago(299));
    await expect(withLock(context, path, () => 'done')).rejects.toMatchObject({
      code: 'locked',
      args: { host: 'there' },
    });
    expect(files.text(lock)).toBe(note(9, 'there'));
    files.date(lock, ago(301));
    expect(await withLock(context, path, () => 'done')).toBe('done');
    expect(own(files)).toEqual([path]);
  });

  test('a lock without a note that can be read is held for ten seconds', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: '' });
    const context = world(files);
    files.date(lock, new Date(context.now().getTime() - 9000));
    await expect(withLock(context, path, () => 'done')).rejects.toMatchObject({ code: 'locked' });
    expect(files.text(lock)).toBe('');
    files.date(lock, new Date(context.now().getTime() - 11_000));
    expect(await withLock(context, path, () => 'done')).toBe('done');
  });

  test.each([
    ['its number lives again', { host: 'here', system: 'boot 1', start: '100' }, 'taken'],
    ['the host has another name now', { host: 'cafe', system: 'boot 1', start: '500' }, 'held'],
    ['the host has another name now, and it ended', { host: 'cafe', system: 'boot 1', start: '1' }, 'taken'],
    [
      'the computer was started again, or is another of that name',
      { host: 'here', system: 'boot 0' },
      'held',
    ],
    ['an earlier digest wrote the note', { host: 'here' }, 'held'],
  ])('where %s, the lock is %s', async (_, holder, outcome) => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: `${JSON.stringify({ pid: 9, ...holder })}\n` });
    const context = fakeContext({
      files,
      self: {
        ...{ pid: 7, host: 'here', system: 'boot 1' },
        ...{ startOf: (pid) => (pid === 9 ? '500' : '7'), isAlive: (pid) => pid === 7 || pid === 9 },
      },
    });
    files.date(lock, context.now());
    const done = withLock(context, path, () => 'taken').catch((error: Failure) => error.code);
    expect(await done).toBe(outcome === 'held' ? 'locked' : outcome);
  });

  test('is whole from its first moment: nobody can find it without its note', async () => {
    const files = new MemoryFiles({ [path]: 'old' });
    const seen: (string | undefined)[] = [];
    files.afterClose = () => {
      seen.push(files.paths(lock).includes(lock) ? files.text(lock) : undefined);
    };
    await withLock(world(files), path, () => seen.push(files.text(lock)));
    expect(seen).toEqual([undefined, expect.stringContaining('"pid":7')]);
  });

  test('on a disk without second names, a note that is half written is waited for', async () => {
    const files = new MemoryFiles({ [path]: 'old' }).break('link', 'EPERM').break('link', 'EPERM', 2);
    const slow = fakeContext({ files, self: { pid: 9, host: 'here', isAlive: () => true } });
    const write = files.write.bind(files);
    const log: string[] = [];
    let other: Promise<unknown> | undefined;
    files.write = (file, bytes, offset) => {
      if (files.paths(lock).includes(lock) && other === undefined) {
        files.date(lock, slow.now());
        other = withLock(world(files, [9]), path, () => log.push('other'));
      }
      return write(file, bytes, offset);
    };
    await withLock(slow, path, async () => {
      await slow.wait(1);
      log.push('slow');
    });
    await other;
    expect(log).toEqual(['slow', 'other']);
  });

  test('is renewed each minute, and not once another has it', async () => {
    const files = new MemoryFiles({ [path]: 'old' });
    await withLock(world(files), path, async () => {
      await vi.advanceTimersByTimeAsync(60_000);
      expect(files.steps).toContain(`touch ${lock}`);
      files.steps.length = 0;
      files.put(lock, note(8));
      await vi.advanceTimersByTimeAsync(60_000);
      expect(files.steps).not.toContain(`touch ${lock}`);
    });
    expect(files.text(lock)).toBe(note(8));
  });

  test('gives back a lock that another took over first', async () => {
    const files = new MemoryFiles({ [path]: 'old', [lock]: note(9) });
    const rename = files.rename.bind(files);
    files.rename = (from, to) => {
      // Between our look and our step, process 8 has replaced the stale lock by its own.
      files.put(lock, note(8));
      rename(from, to);
    };
    await expect(withLock(world(files, [8]), path, () => 'done')).rejects.toMatchObject({
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
    await expect(withLock(world(files, [7, 8]), path, () => 'done')).rejects.toMatchObject({
      code: 'locked',
      args: { pid: 7 },
    });
    expect(own(files)).toEqual([lock, path]);
  });

  test('a folder in which no lock can be made', async () => {
    const files = new MemoryFiles({ [path]: 'old' }).break('open', 'EACCES');
    await expect(withLock(world(files), path, () => 'done')).rejects.toMatchObject({
      code: 'cannot-write',
      args: { path, reason: 'its folder takes no new files from you (permission denied)' },
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
    await withLock(world(files), path, write);
    expect(own(files)).toEqual([path]);
    expect(files.text(path)).toBe('new');
  });
});
