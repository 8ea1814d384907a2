import { describe, expect, test } from 'vitest';
import { writeAtomically, writeTogether } from '../../src/files/atomic-write.ts';
import { requireWritable } from '../../src/files/replacement.ts';
import { failureOf } from '../support/failure-of.ts';
import { Killed, MemoryFiles, type Step } from '../support/memory-files.ts';

const path = '/desk/a.yaml';
const write = (files: MemoryFiles, text = 'new'): void =>
  writeAtomically(files, path, text, { overwrite: true });

describe('whose a file is', () => {
  test('owner, group and mode stay', () => {
    const files = new MemoryFiles();
    files.put(path, 'old', 0o660);
    files.giveTo(path, { user: 1000, group: 50 });
    write(files);
    expect(files.text(path)).toBe('new');
    expect(files.stat(path)).toMatchObject({ owner: { user: 1000, group: 50 }, mode: 0o660, names: 1 });
    expect(files.steps.findIndex((step) => step.startsWith('setOwner'))).toBeLessThan(
      files.steps.findIndex((step) => step.startsWith('rename')),
    );
  });

  test.each([
    ['another user may not give it back', (files: MemoryFiles) => void files.break('setOwner', 'EPERM')],
    ['a file system knows no owners', (files: MemoryFiles) => void files.break('setOwner', 'EINVAL')],
  ])('where %s, it is written where it stands', (_, prepare) => {
    const files = new MemoryFiles({ [path]: 'a longer old text' });
    files.giveTo(path, { user: 0, group: 0 });
    prepare(files);
    write(files);
    expect(files.text(path)).toBe('new');
    expect(files.stat(path)?.owner).toEqual({ user: 0, group: 0 });
    expect(files.paths()).toEqual([path]);
  });

  test('all names of a file stay names of it', () => {
    const files = new MemoryFiles({ [path]: 'old' });
    files.link(path, '/desk/b.yaml');
    write(files);
    expect([files.text(path), files.text('/desk/b.yaml')]).toEqual(['new', 'new']);
    expect(files.stat(path)?.names).toBe(2);
    expect(files.paths()).toEqual([path, '/desk/b.yaml']);
  });

  test('a file that is a disk of its own is written where it stands', () => {
    const files = new MemoryFiles({ [path]: 'old' }).break('rename', 'EBUSY');
    write(files);
    expect(files.text(path)).toBe('new');
    expect(files.paths()).toEqual([path]);
  });

  test('one that may not be written is refused, and told before anything is asked', () => {
    const files = new MemoryFiles();
    files.put(path, 'old', 0o444);
    for (const act of [() => write(files), () => requireWritable(files, path)])
      expect(failureOf(act)?.args).toEqual({ path, reason: 'it is read-only' });
    const folder = new MemoryFiles({ [path]: 'old' });
    folder.mayWrite = (at) => at !== '/desk';
    expect(failureOf(() => requireWritable(folder, path))?.message).toContain(
      'its folder takes no new files',
    );
  });
});

describe('a file that is written where it stands', () => {
  const shared = (): MemoryFiles => {
    const files = new MemoryFiles({ [path]: 'the old text' });
    files.link(path, '/desk/b.yaml');
    files.steps.length = 0;
    return files;
  };
  const copy = '/desk/.a.yaml.digest-whole';

  test('has its whole new text beside it meanwhile', () => {
    const files = shared();
    const seen: string[] = [];
    const put = files.write.bind(files);
    files.write = (file, bytes, offset) => {
      if (files.paths().includes(copy)) seen.push(files.text(copy));
      return put(file, bytes, offset);
    };
    write(files);
    expect(seen).toEqual(['new']);
  });

  test.each<[Step, string]>([
    ['open', 'EACCES'],
    ['rename', 'EIO'],
    ['write', 'ENOSPC'],
    ['truncate', 'EIO'],
    ['sync', 'EIO'],
    ['close', 'EDQUOT'],
  ])('gets its old text back where %s fails (%s)', (step, code) => {
    const nth = step === 'rename' ? 1 : 2;
    const files = shared().break(step, code, nth);
    expect(failureOf(() => write(files))).toMatchObject({ code: 'cannot-write' });
    expect(files.text(path)).toBe('the old text');
    expect(files.paths()).toEqual([path, '/desk/b.yaml']);
  });

  test('is named with its whole text where it cannot get it back', () => {
    const files = shared().break('write', 'EIO', 2).break('write', 'EIO', 2);
    const failure = failureOf(() => write(files));
    expect(failure).toMatchObject({ code: 'half-written', args: { path, copy } });
    expect(files.text(copy)).toBe('new');
    expect(failureOf(() => write(files))?.message).toContain(
      `${path} may be half written: a digest is writing it, or was stopped while it did; the whole text is in ${copy}`,
    );
  });

  test.each<[Step, number]>([
    ['write', 2],
    ['truncate', 2],
    ['sync', 2],
    ['close', 2],
    ['remove', 1],
  ])('is named by the next run where one was killed in %s', (step, nth) => {
    const files = shared().break(step, 'killed', nth);
    expect(() => write(files)).toThrow(Killed);
    expect(files.revive().text(copy)).toBe('new');
    expect(failureOf(() => write(files, 'newer'))).toMatchObject({
      code: 'half-written',
      args: { path, copy },
    });
  });
});

describe('files that belong together', () => {
  const names = ['/out/a.md', '/out/b.md', '/out/c.md'];
  const contents = names.map((name) => ({ path: name, content: `new ${name}` }));
  const old = (): MemoryFiles => new MemoryFiles({ '/out/a.md': 'old a', '/out/c.md': 'old c' });
  const together = (files: MemoryFiles): void =>
    writeTogether(files, contents, { overwrite: true, sync: false });
  const whole = (files: MemoryFiles): string[] =>
    files.paths('/out/').map((name) => `${name}: ${files.text(name)}`);

  test('are all written', () => {
    const files = old();
    together(files);
    expect(whole(files)).toEqual(names.map((name) => `${name}: new ${name}`));
    expect(files.steps.filter((step) => step.startsWith('sync'))).toEqual([]);
  });

  const steps: [Step, number][] = [
    ...([1, 2, 3] as const).flatMap((nth): [Step, number][] => [
      ['open', nth],
      ['write', nth],
      ['close', nth],
    ]),
    ['rename', 1],
    ['rename', 2],
    ['link', 2],
    ['stat', 4],
  ];
  test.each(steps)('none is, where %s %i fails', (step, nth) => {
    const files = old().break(step, 'ENOSPC', nth);
    expect(failureOf(() => together(files))?.code).toMatch(/^cannot-(?:write|read)$/);
    expect(whole(files)).toEqual(['/out/a.md: old a', '/out/c.md: old c']);
  });

  test('none is either on a disk without second names', () => {
    const files = old().break('rename', 'EIO', 3);
    for (let i = 0; i < 9; i++) files.break('link', 'EPERM');
    expect(failureOf(() => together(files))?.code).toBe('cannot-write');
    expect(whole(files)).toEqual(['/out/a.md: old a', '/out/c.md: old c']);
  });

  test('one with two names gets its old text back with that beside it meanwhile, and keeps both', () => {
    const files = old();
    files.link('/out/a.md', '/b.md');
    const seen: string[] = [];
    const put = files.write.bind(files);
    files.write = (file, bytes, offset) => {
      const copy = '/out/.a.md.digest-whole';
      if (files.paths('/out/').includes(copy)) seen.push(files.text(copy));
      return put(file, bytes, offset);
    };
    files.break('rename', 'EIO', 2);
    expect(failureOf(() => together(files))?.code).toBe('cannot-write');
    expect(seen).toEqual(['new /out/a.md', 'old a']);
    expect(whole(files)).toEqual(['/out/a.md: old a', '/out/c.md: old c']);
    expect(files.text('/b.md')).toBe('old a');
  });

  test.each<[Step, number]>([
    ['write', 2],
    ['link', 1],
    ['rename', 1],
    ['link', 2],
    ['rename', 2],
    ['remove', 1],
  ])('each is whole where the run was killed in %s %i, and the same again makes all of them', (step, nth) => {
    const files = old().break(step, 'killed', nth);
    // What cannot be removed any more is no reason to fail.
    if (step === 'remove') together(files);
    else expect(() => together(files)).toThrow(Killed);
    files.revive();
    for (const [name, letter] of [...names.entries()].map(([i, one]) => [one, 'abc'[i]] as const)) {
      if (files.paths('/out/').includes(name))
        expect([`old ${letter}`, `new ${name}`]).toContain(files.text(name));
    }
    together(files);
    for (const name of names) expect(files.text(name)).toBe(`new ${name}`);
  });
});
