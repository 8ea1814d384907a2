import { describe, expect, test } from 'vitest';
import { listFolder, look, realPathOf } from '../../src/files/look.ts';
import { makeFolder, removeFile } from '../../src/files/change.ts';
import { readBytes } from '../../src/files/read-bytes.ts';
import { failureOf } from '../support/failure-of.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const files = (): MemoryFiles => new MemoryFiles({ '/desk/a.yaml': 'a', '/desk/folder/': '' });

describe('a step that a disk refuses', () => {
  test.each([
    ['read', (disk: MemoryFiles) => readBytes(disk, '/desk/a.yaml'), 'cannot-read'],
    ['stat', (disk: MemoryFiles) => look(disk, '/desk/a.yaml'), 'cannot-read'],
    ['list', (disk: MemoryFiles) => listFolder(disk, '/desk'), 'cannot-read'],
    ['realPath', (disk: MemoryFiles) => realPathOf(disk, '/desk/a.yaml'), 'cannot-read'],
    ['makeDirectory', (disk: MemoryFiles) => makeFolder(disk, '/desk/new'), 'cannot-write'],
    ['remove', (disk: MemoryFiles) => removeFile(disk, '/desk/a.yaml'), 'cannot-write'],
  ] as const)('%s is a failure in words', (step, act, code) => {
    const failure = failureOf(() => act(files().break(step, 'EACCES')));
    expect(failure?.code).toBe(code);
    expect(failure?.words.message).toContain('permission denied');
  });

  test.each(['EACCES', 'EPERM'])('a folder that is not there does not refuse itself: %s', (code) => {
    const failure = failureOf(() => makeFolder(files().break('makeDirectory', code), '/desk/new'));
    expect(failure?.words.message).toMatch(
      /^\/desk\/new cannot be written: a folder above it takes no new ones from you \(permission denied\)/,
    );
  });

  test('a folder where a file is', () => {
    const failure = failureOf(() => makeFolder(files(), '/desk/a.yaml'));
    expect(failure?.words.message).toMatch(/^\/desk\/a\.yaml cannot be written: it is not a folder/);
  });

  test('a file that is not there is told as that', () => {
    expect(failureOf(() => void readBytes(files(), '/desk/b.yaml'))?.code).toBe('no-such-file');
    expect(look(files(), '/desk/b.yaml')).toBeUndefined();
    expect(realPathOf(files(), '/desk/b.yaml')).toBe('/desk/b.yaml');
  });

  test('what is no error of a disk goes on as it is', () => {
    const broken = files();
    broken.read = () => {
      throw new RangeError('a bug');
    };
    expect(() => readBytes(broken, '/desk/a.yaml')).toThrow(RangeError);
  });
});
