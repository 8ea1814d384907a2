import { describe, expect, test } from 'vitest';
import { editFile } from '../../src/files/edit.ts';
import type { Failure } from '../../src/problem/failure.ts';
import { fakeContext, type FakeContext } from '../support/context.ts';
import { Killed, MemoryFiles, type Step } from '../support/memory-files.ts';

const path = '/desk/a.yaml';
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A context in which something happens at the nth pause, counted from 1. */
function pausing(files: MemoryFiles, acts: Readonly<Record<number, () => void>>): FakeContext {
  const context = fakeContext({ files });
  let n = 0;
  return {
    ...context,
    wait(milliseconds) {
      context.waits.push(milliseconds);
      acts[++n]?.();
      return Promise.resolve();
    },
  };
}

const append = (context: FakeContext, more = ' and ours'): Promise<string> =>
  editFile(context, path, (bytes) => ({ content: `${text(bytes)}${more}`, result: text(bytes) }));
const failing = async (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => expect.unreachable('it should have failed'),
    (error: Failure) => error,
  );

test('gives what it read, and leaves the file and nothing else', async () => {
  const files = new MemoryFiles({ [path]: 'old' });
  expect(await append(fakeContext({ files }))).toBe('old');
  expect(files.text(path)).toBe('old and ours');
  expect(files.paths('/desk')).toEqual([path]);
});

test('writes nothing where nothing changes', async () => {
  const files = new MemoryFiles({ [path]: 'old' });
  await editFile(fakeContext({ files }), path, () => ({ content: undefined, result: 1 }));
  expect(files.steps.filter((step) => step.startsWith('open') && step.includes('.yaml.digest-'))).toEqual([]);
});

describe('a file that an editor is writing', () => {
  test('is read once it has stood still', async () => {
    const files = new MemoryFiles({ [path]: 'ha' });
    const context = pausing(files, {
      1: () => files.put(path, 'half'),
      2: () => files.put(path, 'half and half'),
    });
    files.date(path, context.now());
    const stat = files.stat.bind(files);
    files.stat = (at) => {
      const found = stat(at);
      return at === path && found !== undefined
        ? { ...found, modified: context.now().getTime() - 999 }
        : found;
    };
    expect(await append(context)).toBe('half and half');
    expect(files.text(path)).toBe('half and half and ours');
    // Three pauses until two readings agree, and one after the write.
    expect(context.waits).toEqual([200, 200, 200, 200]);
  });

  test('is waited for two seconds at most, and not at all where it is a second old', async () => {
    const files = new MemoryFiles({ [path]: '0' });
    let n = 0;
    const context = pausing(
      files,
      Object.fromEntries(Array.from({ length: 10 }, (_, i) => [i + 1, () => files.put(path, String(++n))])),
    );
    const stat = files.stat.bind(files);
    let age = 0;
    files.stat = (at) => {
      const found = stat(at);
      return found && { ...found, modified: context.now().getTime() - age };
    };
    expect(await append(context)).toBe('10');
    age = 1000;
    context.waits.length = 0;
    files.put(path, 'quiet');
    expect(await append(context)).toBe('quiet');
    expect(context.waits).toEqual([200]);
  });
});

describe('what another program writes in the very moment', () => {
  test('before the last comparison: it is seen', async () => {
    const files = new MemoryFiles({ [path]: 'old' });
    files.afterClose = (at) => {
      if (at.includes('.yaml.digest-1')) files.put(path, 'theirs');
    };
    expect(await failing(append(fakeContext({ files })))).toMatchObject({ code: 'changed-meanwhile' });
    expect(files.text(path)).toBe('theirs');
    expect(files.paths('/desk')).toEqual([path]);
  });

  /** A program that has the old file open writes into it, whatever its name is by then. */
  function writesInto(files: MemoryFiles): () => void {
    const file = files.open(path, 'old');
    return () => {
      files.write(file, new TextEncoder().encode('theirs, longer'), 0);
    };
  }

  test.each([
    ['between the comparison and the rename', 0],
    ['right after the rename', 1],
  ])('%s: it gets its name back, and ours stands beside it', async (_, late) => {
    const files = new MemoryFiles({ [path]: 'old' });
    const theirs = writesInto(files);
    const rename = files.rename.bind(files);
    files.rename = (from, to) => {
      if (to === path && late === 0) theirs();
      rename(from, to);
    };
    const context = pausing(files, { 1: () => (late === 1 ? theirs() : undefined) });
    const failure = await failing(append(context));
    expect(failure).toMatchObject({ code: 'changed-meanwhile', args: { kept: `${path}.digest-1` } });
    expect(failure.exit).toBe(1);
    expect(files.text(path)).toBe('theirs, longer');
    expect(files.text(`${path}.digest-1`)).toBe('old and ours');
    expect(files.paths('/desk')).toEqual([path, `${path}.digest-1`]);
  });

  test('over our text: theirs stays, and ours stands beside it', async () => {
    const files = new MemoryFiles({ [path]: 'old' });
    const context = pausing(files, { 1: () => files.put(path, 'theirs') });
    expect(await failing(append(context))).toMatchObject({ args: { kept: `${path}.digest-1` } });
    expect(files.text(path)).toBe('theirs');
    expect(files.text(`${path}.digest-1`)).toBe('old and ours');
  });

  test('and the lock is held until that look is over', async () => {
    const files = new MemoryFiles({ [path]: 'old' });
    const context = pausing(files, { 1: () => expect(files.paths('/desk')).toContain('/desk/.a.yaml.lock') });
    await append(context);
    expect.assertions(1);
  });
});

const steps: Step[] = ['stat', 'realPath', 'read', 'open', 'write', 'sync', 'close', 'link', 'rename'];
describe.each([1, 2, 3, 4, 5, 6])('each step, the %i. time', (nth) => {
  test.each(steps.flatMap((step) => ['EIO', 'ENOSPC', 'EACCES'].map((code) => [step, code] as const)))(
    '%s with %s: the file is old or new, and nothing stays that the next run does not remove',
    async (step, code) => {
      const files = new MemoryFiles({ [path]: 'old' }).break(step, code, nth);
      const ended = await append(fakeContext({ files })).then(
        () => 'done',
        (error: Failure) => error.code,
      );
      const now = files.text(path);
      expect(now).toBe(ended === 'done' ? 'old and ours' : now === 'old' ? 'old' : 'old and ours');
      if (now !== 'old' && ended !== 'done') expect(ended).toBe('changed-meanwhile');
      files.revive();
      await append(fakeContext({ files }), '!');
      expect(files.text(path)).toBe(`${now}!`);
      expect(files.paths('/desk').filter((name) => !name.startsWith(`${path}.digest-`))).toEqual([path]);
    },
  );

  test.each([...steps, 'remove', 'touch', 'syncFolder'] as const)(
    'killed in %s: the file is whole, and the next run goes on',
    async (step) => {
      const files = new MemoryFiles({ [path]: 'old' }).break(step, 'killed', nth);
      const killed = await append(fakeContext({ files, self: { pid: 9, isAlive: () => true } })).then(
        () => false,
        (error: unknown) => error instanceof Killed,
      );
      files.revive();
      const now = files.text(path);
      expect(['old', 'old and ours']).toContain(now);
      await append(fakeContext({ files }), '!');
      expect(files.text(path)).toBe(`${now}!`);
      if (killed) expect(files.paths('/desk').every((name) => /^\/desk\/\.?a\.yaml/.test(name))).toBe(true);
    },
  );
});
