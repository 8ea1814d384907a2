import { describe, expect, test } from 'vitest';
import { listFolder, look, makeFolder, readBytes, realPathOf, removeFile } from '../../src/files/index.ts';
import { failureOf } from '../support/failure-of.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const files = (): MemoryFiles => new MemoryFiles({ '/work/a.yaml': 'a', '/work/folder/': '' });

describe('a step that a disk refuses', () => {
  test.each([
    ['read', (disk: MemoryFiles) => readBytes(disk, '/work/a.yaml'), 'cannot-read'],
    ['stat', (disk: MemoryFiles) => look(disk, '/work/a.yaml'), 'cannot-read'],
    ['list', (disk: MemoryFiles) => listFolder(disk, '/work'), 'cannot-read'],
    ['realPath', (disk: MemoryFiles) => realPathOf(disk, '/work/a.yaml'), 'cannot-read'],
    ['makeDirectory', (disk: MemoryFiles) => makeFolder(disk, '/work/new'), 'cannot-write'],
    ['remove', (disk: MemoryFiles) => removeFile(disk, '/work/a.yaml'), 'cannot-write'],
  ] as const)('%s is a failure in words', (step, act, code) => {
    const failure = failureOf(() => act(files().break(step, 'EACCES')));
    expect(failure?.code).toBe(code);
    expect(failure?.words.message).toContain('permission denied');
  });

  test('a folder where a file is', () => {
    const failure = failureOf(() => makeFolder(files(), '/work/a.yaml'));
    expect(failure?.words.message).toMatch(/^\/work\/a\.yaml cannot be written: there is something else/);
  });

  test('a file that is not there is told as that', () => {
    expect(failureOf(() => void readBytes(files(), '/work/b.yaml'))?.code).toBe('no-such-file');
    expect(look(files(), '/work/b.yaml')).toBeUndefined();
    expect(realPathOf(files(), '/work/b.yaml')).toBe('/work/b.yaml');
  });

  test('what is no error of a disk goes on as it is', () => {
    const broken = files();
    broken.read = () => {
      throw new RangeError('a bug');
    };
    expect(() => readBytes(broken, '/work/a.yaml')).toThrow(RangeError);
  });
});
