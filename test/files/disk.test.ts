import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileSystem } from '../../src/context.ts';
import { disk } from '../../src/files/disk.ts';
import { readBytes } from '../../src/files/read-bytes.ts';
import { createFile } from '../../src/files/create-file.ts';
import { readLimit } from '../../src/files/read-limit.ts';
import { writeAtomically } from '../../src/files/atomic-write.ts';
import { failureOf } from '../support/failure-of.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (content: Uint8Array): string => new TextDecoder().decode(content);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'digest-disk-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function codeOf(act: () => void): unknown {
  try {
    act();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return undefined;
}

const noProc = statSync('/proc/self', { throwIfNoEntry: false }) === undefined;
test.skipIf(noProc)(
  `making a folder ends where none can be made${noProc ? ' (skipped: there is no /proc)' : ''}`,
  () => {
    expect(codeOf(() => disk.makeDirectory('/proc/nope'))).toBe('ENOENT');
    expect(codeOf(() => disk.makeDirectory('/proc/nope/deeper'))).toBe('ENOENT');
  },
);

/** The real disk, and the one in memory that other tests trust: both must do the same. */
describe.each<[string, () => FileSystem, () => string]>([
  ['the disk', () => disk, () => folder],
  ['the disk in memory', () => new MemoryFiles({ '/disk/': '' }), () => '/disk'],
])('%s', (_, make, root) => {
  const at = (name: string): string => `${root()}/${name}`;

  test('creates, reads, lists, links, renames and removes', () => {
    const files = make();
    files.makeDirectory(at('a/b'));
    files.makeDirectory(at('a/b'));
    createFile(files, at('a/ö'), bytes('one'), {});
    createFile(files, at('a/Z'), bytes(''), { mode: 0o600 });
    expect(files.list(at('a'))).toEqual(['Z', 'b', 'ö']);
    expect(text(files.read(at('a/ö')))).toBe('one');
    expect(files.stat(at('a/ö'))).toMatchObject({ kind: 'file', size: 3 });
    expect(files.stat(at('a/Z'))?.mode).toBe(0o600);
    expect(files.stat(at('a'))?.kind).toBe('directory');
    files.link(at('a/ö'), at('a/two'));
    files.rename(at('a/two'), at('a/Z'));
    expect(text(files.read(at('a/Z')))).toBe('one');
    files.remove(at('a/Z'));
    expect(files.list(at('a'))).toEqual(['b', 'ö']);
    expect(files.realPath(at('a/b/../ö')).endsWith('/a/ö')).toBe(true);
  });

  test('reads to the end what is a file, and rejects with the same codes', async () => {
    const files = make();
    createFile(files, at('file'), bytes('x'), {});
    expect(text(await files.readToEnd(at('file')))).toBe('x');
    await expect(files.readToEnd(at('none'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.readToEnd(root())).rejects.toMatchObject({ code: 'EISDIR' });
  });

  test('says in the same codes what it cannot do', () => {
    const files = make();
    createFile(files, at('file'), bytes('x'), {});
    expect(files.stat(at('none'))).toBeUndefined();
    expect(files.stat(at('file/below'))).toBeUndefined();
    expect(codeOf(() => files.read(at('none')))).toBe('ENOENT');
    expect(codeOf(() => files.read(root()))).toBe('EISDIR');
    expect(files.isLink(at('none'))).toBe(false);
    expect(files.isLink(at('file/below'))).toBe(false);
    expect(files.isLink(at('file'))).toBe(false);
    expect(codeOf(() => files.list(at('none')))).toBe('ENOENT');
    expect(codeOf(() => files.list(at('file')))).toBe('ENOTDIR');
    expect(codeOf(() => files.realPath(at('none')))).toBe('ENOENT');
    expect(
      codeOf(() => {
        createFile(files, at('file'), bytes('y'), {});
      }),
    ).toBe('EEXIST');
    expect(
      codeOf(() => {
        createFile(files, at('none/a'), bytes('y'), {});
      }),
    ).toBe('ENOENT');
    expect(
      codeOf(() => {
        createFile(files, at('file/a'), bytes('y'), {});
      }),
    ).toBe('ENOTDIR');
    expect(
      codeOf(() => {
        files.link(at('file'), at('file'));
      }),
    ).toBe('EEXIST');
    expect(
      codeOf(() => {
        files.link(at('none'), at('b'));
      }),
    ).toBe('ENOENT');
    expect(
      codeOf(() => {
        files.rename(at('none'), at('b'));
      }),
    ).toBe('ENOENT');
    expect(
      codeOf(() => {
        files.remove(at('none'));
      }),
    ).toBe('ENOENT');
    expect(
      codeOf(() => {
        files.makeDirectory(at('file'));
      }),
    ).toBe('EEXIST');
    expect(text(files.read(at('file')))).toBe('x');
  });
});

describe('on the real disk', () => {
  test('a link is one wherever it leads, and nothing is read that is too large', () => {
    for (const to of ['nowhere', 'link', '.']) {
      symlinkSync(to, join(folder, 'link'));
      expect(disk.isLink(join(folder, 'link'))).toBe(true);
      rmSync(join(folder, 'link'));
    }
    writeFileSync(join(folder, 'large'), '');
    truncateSync(join(folder, 'large'), readLimit + 1);
    expect(codeOf(() => disk.read(join(folder, 'large')))).toBe('too-large');
    truncateSync(join(folder, 'large'), 200_000);
    expect(disk.read(join(folder, 'large'))).toHaveLength(200_000);
  });

  test('a write keeps mode and link, and leaves nothing beside the file', () => {
    writeFileSync(join(folder, 'real.yaml'), 'old', { mode: 0o604 });
    symlinkSync('real.yaml', join(folder, 'link.yaml'));
    writeAtomically(disk, join(folder, 'link.yaml'), 'new', { overwrite: true, expected: bytes('old') });
    expect(readFileSync(join(folder, 'real.yaml'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'real.yaml')).mode & 0o777).toBe(0o604);
    expect(readdirSync(folder)).toEqual(['link.yaml', 'real.yaml']);
    const failure = failureOf(() => {
      writeAtomically(disk, join(folder, 'link.yaml'), 'x', { overwrite: false });
    });
    expect(failure?.code).toBe('exists');
    expect(readFileSync(join(folder, 'real.yaml'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['link.yaml', 'real.yaml']);
  });

  test('what cannot be written whole is not there at all', () => {
    const full: FileSystem = {
      ...disk,
      write() {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    };
    expect(codeOf(() => createFile(full, join(folder, 'a'), bytes('x'), {}))).toBe('ENOSPC');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a disk that takes a part at a time, or knows no modes and no syncing, gets all of it', () => {
    const unknown = (): never => {
      throw Object.assign(new Error('unknown'), { code: 'ENOTSUP' });
    };
    const slow: FileSystem = {
      ...disk,
      write: (file, content, offset) => disk.write(file, content.subarray(0, 2), offset),
      setMode: unknown,
      sync: unknown,
    };
    createFile(slow, join(folder, 'a'), bytes('whole'), { mode: 0o600 });
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('whole');
  });
});

test('readBytes says why a file cannot be read', () => {
  const files = new MemoryFiles({ '/a': 'x', '/b/': '' });
  expect(text(readBytes(files, '/a'))).toBe('x');
  expect(failureOf(() => readBytes(files, '/none'))).toMatchObject({
    code: 'no-such-file',
    args: { path: '/none' },
  });
  expect(failureOf(() => readBytes(files, '/b'))?.message).toBe('/b cannot be read: it is a folder');
  files.break('read', 'EACCES');
  expect(failureOf(() => readBytes(files, '/a'))?.message).toBe('/a cannot be read: permission denied');
});
