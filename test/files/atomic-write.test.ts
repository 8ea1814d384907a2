import { describe, expect, test } from 'vitest';
import { writeAtomically, type WriteOptions } from '../../src/files/atomic-write.ts';
import type { Failure } from '../../src/problem/failure.ts';
import { failureOf } from '../support/failure-of.ts';
import { Killed, MemoryFiles, type Step } from '../support/memory-files.ts';

const path = '/desk/issues/2025-07-07.yaml';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function attempt(files: MemoryFiles, options: WriteOptions, at = path): Failure | undefined {
  return failureOf(() => {
    writeAtomically(files, at, 'new', options);
  });
}

describe('with overwrite', () => {
  test('replaces the content by way of a file beside it, and keeps the mode', () => {
    const files = new MemoryFiles();
    files.put(path, 'old', 0o640);
    expect(attempt(files, { overwrite: true })).toBeUndefined();
    expect(files.text(path)).toBe('new');
    expect(files.stat(path)?.mode).toBe(0o640);
    expect(files.paths()).toEqual([path]);
    expect(files.steps.filter((step) => /^(?:open|rename)/.test(step))).toEqual([
      'open /desk/issues/.2025-07-07.yaml.digest-1',
      `rename /desk/issues/.2025-07-07.yaml.digest-1 ${path}`,
    ]);
  });

  test('makes the file where there is none', () => {
    const files = new MemoryFiles({ '/desk/issues/': '' });
    expect(attempt(files, { overwrite: true })).toBeUndefined();
    expect(files.text(path)).toBe('new');
    expect(files.paths()).toEqual([path]);
  });

  test('a link stays a link, and its target is written where it stands', () => {
    const files = new MemoryFiles({ '/elsewhere/real.yaml': 'old', '/desk/issues/': '' });
    files.putLink(path, '../../elsewhere/real.yaml');
    expect(attempt(files, { overwrite: true })).toBeUndefined();
    expect(files.linkTarget(path)).toBe('../../elsewhere/real.yaml');
    expect(files.text('/elsewhere/real.yaml')).toBe('new');
    expect(files.paths()).toEqual([path, '/elsewhere/real.yaml']);
  });

  test('replaces a file that appears in the last moment too', () => {
    const files = new MemoryFiles({ '/desk/issues/': '' });
    files.afterClose = () => files.put(path, 'theirs');
    expect(attempt(files, { overwrite: true })).toBeUndefined();
    expect(files.text(path)).toBe('new');
    expect(files.paths()).toEqual([path]);
  });

  test.each([
    ['where no file is', { overwrite: true }, {}],
    ['where one must not be', { overwrite: false }, {}],
    ['over a file', { overwrite: true }, { [path]: 'old' }],
  ])('what is laid beside it is laid again when another run swept it away: %s', (_, options, there) => {
    const files = new MemoryFiles({ '/desk/issues/': '', ...there });
    let swept = 0;
    files.afterClose = (at) => {
      if (swept++ === 0) files.remove(at);
    };
    expect(attempt(files, options)).toBeUndefined();
    expect(swept).toBe(2);
    expect(files.text(path)).toBe('new');
    expect(files.paths()).toEqual([path]);
  });

  test('a link that leads nowhere is not replaced', () => {
    const files = new MemoryFiles({ '/desk/issues/': '' });
    files.putLink(path, 'gone.yaml');
    const failure = attempt(files, { overwrite: true });
    expect(failure).toMatchObject({
      code: 'cannot-write',
      args: { path, reason: 'it is a link to something that does not exist' },
    });
    expect(files.paths()).toEqual([path]);
  });

  test.each([
    ['a folder', (files: MemoryFiles) => files.put(`${path}/`, ''), 'it is a folder'],
    ['a read-only file', (files: MemoryFiles) => files.put(path, 'old', 0o444), 'it is read-only'],
  ])('%s is refused', (_, prepare, reason) => {
    const files = new MemoryFiles();
    prepare(files);
    expect(attempt(files, { overwrite: true })?.args).toEqual({ path, reason });
  });

  test('an expected content that is there is replaced, another one or none is not', () => {
    const files = new MemoryFiles({ [path]: 'old' });
    expect(attempt(files, { overwrite: true, expected: bytes('other') })).toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(attempt(files, { overwrite: true, expected: bytes('ol') })).toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(files.text(path)).toBe('old');
    expect(files.paths()).toEqual([path]);
    expect(attempt(files, { overwrite: true, expected: bytes('old') })).toBeUndefined();
    expect(files.text(path)).toBe('new');
    const gone = attempt(files, { overwrite: true, expected: bytes('x') }, '/desk/issues/gone.yaml');
    expect(gone).toMatchObject({ code: 'changed-meanwhile' });
    expect(files.paths()).toEqual([path]);
  });

  test('a file that a killed writer left does not stand in the way', () => {
    const files = new MemoryFiles({ [path]: 'old', '/desk/issues/.2025-07-07.yaml.digest-1': 'ha' });
    expect(attempt(files, { overwrite: true })).toBeUndefined();
    expect(files.text(path)).toBe('new');
    expect(files.text('/desk/issues/.2025-07-07.yaml.digest-1')).toBe('ha');
  });
});

describe('without overwrite', () => {
  test('never replaces a file, and says what to do instead', () => {
    const files = new MemoryFiles({ [path]: 'old' });
    const failure = attempt(files, { overwrite: false, advice: 'Edit it.' });
    expect(failure).toMatchObject({ code: 'exists', args: { path } });
    expect(failure?.words.hint).toBe('Edit it.');
    expect(files.text(path)).toBe('old');
    expect(files.paths()).toEqual([path]);
  });

  test('not even one that appears in the last moment', () => {
    const files = new MemoryFiles({ '/desk/issues/': '' });
    files.afterClose = () => files.put(path, 'theirs');
    expect(attempt(files, { overwrite: false })).toMatchObject({ code: 'exists' });
    expect(files.text(path)).toBe('theirs');
    expect(files.paths()).toEqual([path]);
  });

  test.each(['EPERM', 'ENOTSUP'])('a disk without second names (%s) gets the file all the same', (code) => {
    const files = new MemoryFiles({ '/desk/issues/': '' }).break('link', code);
    expect(attempt(files, { overwrite: false, mode: 0o600 })).toBeUndefined();
    expect(files.text(path)).toBe('new');
    expect(files.stat(path)?.mode).toBe(0o600);
    expect(files.paths()).toEqual([path]);
    files.break('link', code);
    expect(attempt(files, { overwrite: false })).toMatchObject({ code: 'exists' });
    expect(files.paths()).toEqual([path]);
  });
});

describe('when a step fails', () => {
  const reasons: [Step, string, string][] = [
    ['open', 'ENOSPC', 'no space left on the disk'],
    ['open', 'EACCES', 'its folder takes no new files from you (permission denied)'],
    ['open', 'EROFS', 'the disk is read-only'],
    ['write', 'ENOSPC', 'no space left on the disk'],
    ['setMode', 'EIO', 'the disk reports an error'],
    ['sync', 'EIO', 'the disk reports an error'],
    ['close', 'EDQUOT', 'the disk quota is used up'],
    ['rename', 'EXDEV', 'the folder is on two disks'],
    ['rename', 'EACCES', 'permission denied'],
    ['stat', 'EACCES', 'permission denied'],
    ['realPath', 'EIO', 'the disk reports an error'],
    ['read', 'EIO', 'the disk reports an error'],
    ['rename', 'EWHATEVER', 'the system says EWHATEVER'],
  ];
  test.each(reasons)('%s with %s: the old file is whole, and nothing else is there', (step, code, reason) => {
    const files = new MemoryFiles({ [path]: 'old' }).break(step, code);
    const failure = attempt(files, { overwrite: true, expected: bytes('old') });
    expect(failure).toMatchObject({ code: 'cannot-write', args: { path, reason } });
    expect(failure?.message).toContain('the file was not changed');
    expect(files.text(path)).toBe('old');
    expect(files.paths()).toEqual([path]);
  });

  test.each<[Step, string]>([
    ['open', 'ENOSPC'],
    ['write', 'ENOSPC'],
    ['close', 'EIO'],
    ['link', 'EACCES'],
    ['link', 'ENOSPC'],
  ])('%s of a new file with %s: nothing is there', (step, code) => {
    const files = new MemoryFiles({ '/desk/issues/': '' }).break(step, code);
    expect(attempt(files, { overwrite: false })).toMatchObject({ code: 'cannot-write' });
    expect(files.paths()).toEqual([]);
  });

  test('a folder that is not there', () => {
    expect(attempt(new MemoryFiles(), { overwrite: false })?.args).toEqual({
      path,
      reason: 'there is no such file or folder',
    });
  });

  test('what is none of the disk goes on as it is', () => {
    const files = new MemoryFiles({ [path]: 'old' });
    files.rename = () => {
      throw new TypeError('a bug');
    };
    expect(() => {
      writeAtomically(files, path, 'new', { overwrite: true });
    }).toThrow(TypeError);
    expect(files.paths()).toEqual([path]);
  });
});

test.each<Step>(['stat', 'realPath', 'open', 'write', 'sync', 'close', 'read', 'rename'])(
  'killed in %s: the old file is whole, and the next writer succeeds',
  (step) => {
    const files = new MemoryFiles({ [path]: 'old' }).break(step, 'killed');
    const options = { overwrite: true, expected: bytes('old') };
    expect(() => {
      writeAtomically(files, path, 'new', options);
    }).toThrow(Killed);
    files.revive();
    expect(files.text(path)).toBe('old');
    expect(attempt(files, options)).toBeUndefined();
    expect(files.text(path)).toBe('new');
  },
);
