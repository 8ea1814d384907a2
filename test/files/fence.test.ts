import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileSystem } from '../../src/context.ts';
import { disk } from '../../src/files/disk.ts';
import { fence } from '../../src/files/fence.ts';
import { Failure } from '../../src/problem/index.ts';
import { failureOf } from '../support/failure-of.ts';

let top = '';

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'fence-'));
  for (const folder of ['repo/letter/issues', 'repo/shared', 'elsewhere/deep'])
    mkdirSync(at(folder), { recursive: true });
  writeFileSync(at('elsewhere/secret'), 'secret');
  writeFileSync(at('repo/shared/text'), 'shared');
  writeFileSync(at('repo/letter/issues/own'), 'own');
});

afterEach(() => rmSync(top, { recursive: true, force: true }));

function at(path: string): string {
  return join(top, path);
}

function linked(link: string, to: string): void {
  symlinkSync(to, at(link));
}

function fencedDisk(home = 'repo'): FileSystem {
  return fence(disk, at('repo/letter'), at(home));
}

function leadingOut(link: string, code: 'cannot-read' | 'cannot-write'): unknown {
  return expect.objectContaining({ code, args: expect.objectContaining({ path: at(link) }) });
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('reading', () => {
  test.each([
    ['to a file', 'repo/letter/issues/a', '../../../elsewhere/secret'],
    ['over another link', 'repo/letter/issues/a', '../b'],
    ['by its whole path', 'repo/letter/issues/a', '/proc/self/environ'],
  ])('a link %s is not followed out', (_, link, to) => {
    linked('repo/letter/b', '../../elsewhere/secret');
    linked(link, to);
    expect(failureOf(() => fencedDisk().read(at(link)))).toEqual(leadingOut(link, 'cannot-read'));
    expect(failureOf(() => fencedDisk().realPath(at(link)))).toEqual(leadingOut(link, 'cannot-read'));
  });

  test.each([
    ['a file of it', '../../.git/config'],
    ['one in another spelling', '../../.GIT/config'],
    ['that of a repository within', '../inner/.git/config'],
  ])('a link into git’s own folder is not followed: %s', (_, to) => {
    for (const folder of ['repo/.git', 'repo/.GIT', 'repo/letter/inner/.git']) {
      mkdirSync(at(folder), { recursive: true });
      writeFileSync(join(at(folder), 'config'), 'secret');
    }
    linked('repo/letter/issues/a', to);
    expect(failureOf(() => fencedDisk().read(at('repo/letter/issues/a')))).toEqual(
      leadingOut('repo/letter/issues/a', 'cannot-read'),
    );
    linked('repo/letter/out', to.replace('../', '').replace('/config', ''));
    expect(failureOf(() => fencedDisk().open(at('repo/letter/out/config'), 'new'))).toEqual(
      leadingOut('repo/letter/out', 'cannot-write'),
    );
    expect(text(fencedDisk().read(at('repo/letter/issues/own')))).toBe('own');
  });

  test('it is the folder that is named where that leads out', () => {
    linked('repo/letter/templates', '../../elsewhere');
    const link = leadingOut('repo/letter/templates', 'cannot-read');
    expect(failureOf(() => fencedDisk().read(at('repo/letter/templates/secret')))).toEqual(link);
    expect(failureOf(() => fencedDisk().list(at('repo/letter/templates')))).toEqual(link);
  });

  test('nothing of what is read is in the words', () => {
    linked('repo/letter/issues/a', '../../../elsewhere/secret');
    const failure = failureOf(() => fencedDisk().read(at('repo/letter/issues/a')));
    expect(failure?.message).not.toContain('secret');
    expect(failure?.message).toContain('its link leads out of the newsletter');
  });

  test('a link within the repository is followed, one out of a newsletter that has none is not', () => {
    linked('repo/letter/issues/a', '../../shared/text');
    expect(text(fencedDisk().read(at('repo/letter/issues/a')))).toBe('shared');
    expect(() => fencedDisk('repo/letter').read(at('repo/letter/issues/a'))).toThrow(Failure);
  });

  test('other places are as they were, and so is a newsletter that is itself reached by a link', () => {
    expect(text(fencedDisk().read(at('elsewhere/secret')))).toBe('secret');
    linked('short', 'repo/letter');
    const files = fence(disk, at('short'), at('short'));
    expect(text(files.read(at('short/issues/own')))).toBe('own');
    expect(text(files.read(at('repo/letter/issues/own')))).toBe('own');
    linked('repo/letter/issues/a', '../../../elsewhere/secret');
    expect(() => files.read(at('short/issues/a'))).toThrow(Failure);
    expect(() => files.read(at('repo/letter/issues/a'))).toThrow(Failure);
  });

  test('what is not there is not there', () => {
    expect(() => fencedDisk().read(at('repo/letter/none'))).toThrow(
      expect.objectContaining({ code: 'ENOENT' }),
    );
    expect(fencedDisk().stat(at('repo/letter/none'))).toBeUndefined();
  });
});

describe('writing', () => {
  test('into a folder that leads out makes, renames and removes nothing', () => {
    linked('repo/letter/out', '../../elsewhere');
    const files = fencedDisk();
    const out = (name: string): string => at(`repo/letter/out/${name}`);
    for (const step of [
      () => files.open(out('new'), 'new'),
      () => files.open(out('secret'), 'old'),
      () => files.makeDirectory(out('a/b')),
      () => files.rename(at('repo/letter/issues/own'), out('own')),
      () => files.rename(out('secret'), at('repo/letter/issues/b')),
      () => files.link(at('repo/letter/issues/own'), out('own')),
      () => files.link(out('secret'), at('repo/letter/issues/b')),
      () => files.remove(out('secret')),
      () => files.touch(out('secret')),
    ])
      expect(failureOf(step)).toEqual(leadingOut('repo/letter/out', 'cannot-write'));
    expect(disk.list(at('elsewhere'))).toEqual(['deep', 'secret']);
    expect(readFileSync(at('elsewhere/secret'), 'utf8')).toBe('secret');
    expect(disk.list(at('repo/letter/issues'))).toEqual(['own']);
  });

  test('a link itself may be replaced and removed', () => {
    linked('repo/letter/issues/a', '../../../elsewhere/secret');
    const files = fencedDisk();
    files.rename(at('repo/letter/issues/own'), at('repo/letter/issues/a'));
    expect(text(files.read(at('repo/letter/issues/a')))).toBe('own');
    linked('repo/letter/issues/b', '../../../elsewhere/secret');
    files.remove(at('repo/letter/issues/b'));
    expect(readFileSync(at('elsewhere/secret'), 'utf8')).toBe('secret');
  });
});
