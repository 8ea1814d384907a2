import { describe, expect, test } from 'vitest';
import { fileAt, folderAt, look, realPathOf } from '../../src/files/look.ts';
import { readBytes, readNamed } from '../../src/files/read-bytes.ts';
import { readLimit } from '../../src/files/read-limit.ts';
import { failureOf } from '../support/failure-of.ts';
import { MemoryFiles } from '../support/memory-files.ts';

function every(): MemoryFiles {
  const files = new MemoryFiles({ '/d/file': 'x', '/d/folder/': '' });
  files.putLink('/d/dead', 'nowhere');
  files.putLink('/d/circle', 'circle');
  files.putLink('/d/good', 'file');
  files.putSpecial('/d/pipe', 'pipe', 'out of it');
  files.putSpecial('/d/zero', 'device');
  files.putSpecial('/d/socket', 'socket');
  return files;
}

const circle = /circle cannot be read: its links form a circle/;

test('a look tells apart what is there', () => {
  const files = every();
  expect(look(files, '/d/none')).toBeUndefined();
  expect(look(files, '/d/file/below')).toBeUndefined();
  expect(look(files, '/d/dead')?.kind).toBe('dead-link');
  expect(look(files, '/d/good')?.kind).toBe('file');
  expect(look(files, '/d/pipe')).toMatchObject({ kind: 'other', special: 'pipe' });
  expect(failureOf(() => look(files, '/d/circle'))?.message).toMatch(circle);
});

describe('where a file is wanted', () => {
  test.each<[string, RegExp]>([
    ['folder', /folder cannot be read: it is a folder/],
    ['dead', /dead cannot be read: it is a link to something that does not exist/],
    ['circle', circle],
    ['pipe', /pipe cannot be read: it is a pipe, not a file/],
    ['zero', /zero cannot be read: it is a device, not a file/],
    ['socket', /socket cannot be read: it is a socket, not a file/],
    ['file/below', /file cannot be read: it is not a folder/],
    ['dead/deep/below', /dead cannot be read: it is a link to something that does not exist/],
  ])('%s is an error that says what to do', (name, message) => {
    const failure = failureOf(() => fileAt(every(), `/d/${name}`));
    expect(failure?.message).toMatch(message);
    expect(failure?.exit).toBe(2);
    expect(failure?.words.hint).toMatch(/^[A-Z].*[.?]$/);
  });

  test('absent is a value', () => {
    expect(fileAt(every(), '/d/none')).toBeUndefined();
    expect(fileAt(every(), '/d/none/below')).toBeUndefined();
    expect(fileAt(every(), '/d/good')?.size).toBe(1);
  });
});

test('where a folder is wanted, a file is an error', () => {
  expect(folderAt(every(), '/d/none')).toBeUndefined();
  expect(folderAt(every(), '/d/folder')?.kind).toBe('directory');
  expect(failureOf(() => folderAt(every(), '/d/good'))?.message).toMatch(
    /good cannot be read: it is not a folder/,
  );
  expect(failureOf(() => folderAt(every(), '/d/pipe'))?.message).toMatch(/it is a pipe/);
});

test('a path that leads to nothing is its own real path', () => {
  expect(realPathOf(every(), '/d/dead')).toBe('/d/dead');
  expect(realPathOf(every(), '/d/good')).toBe('/d/file');
});

describe('reading', () => {
  test.each([
    ['/d/dead', 'it is a link to something that does not exist'],
    ['/d/dead/below', 'it is a link to something that does not exist'],
    ['/d/pipe', 'it is a pipe, not a file'],
    ['/d/zero', 'it is a device, not a file'],
    ['/d/circle', 'its links form a circle'],
  ])('%s says what it is', (path, reason) => {
    const failure = failureOf(() => void readBytes(every(), path));
    expect(failure?.code).toBe('cannot-read');
    expect(failure?.message).toContain(reason);
  });

  test('what is named may be a pipe, with a limit', async () => {
    expect(new TextDecoder().decode(await readNamed(every(), '/d/pipe'))).toBe('out of it');
    expect(new TextDecoder().decode(await readNamed(every(), '/d/good'))).toBe('x');
    await expect(readNamed(every(), '/d/zero')).rejects.toThrow(
      '/d/zero cannot be read: it is larger than 32 MiB',
    );
    await expect(readNamed(every(), '/d/none')).rejects.toThrow('there is no file /d/none');
  });

  test('a file has the same limit, which the sentence names', () => {
    const files = new MemoryFiles({ '/large': new Uint8Array(readLimit + 1) });
    const failure = failureOf(() => void readBytes(files, '/large'));
    expect(failure?.message).toContain(`larger than ${readLimit / 1024 / 1024} MiB`);
    files.put('/large', new Uint8Array(readLimit));
    expect(readBytes(files, '/large')).toHaveLength(readLimit);
  });
});
