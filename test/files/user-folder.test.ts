import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { answersFor } from '../../src/files/answers.ts';
import { cacheFor } from '../../src/files/cache.ts';
import { disk } from '../../src/files/index.ts';
import { fakeContext } from '../support/context.ts';

const work = mkdtempSync(join(tmpdir(), 'digest-user-folder-'));
afterAll(() => rmSync(work, { recursive: true }));
const user = process.geteuid?.();
const none = user === undefined ? ' (skipped: this system has no owners)' : '';
const noRoot = user === 0 ? '' : ' (skipped: only root can give a folder away)';

/** What is kept for the user whose HOME this is, on the real disk. */
async function keep(home: string, more = {}) {
  const { self, ...context } = fakeContext();
  const world = { ...context, files: disk, env: { HOME: home, ...more }, self: { ...self, user } };
  const cache = await cacheFor(world);
  cache.save('a', 1);
  const answers = await answersFor(world, '/desk');
  const isSaved = 'path' in answers.save({ a: 1 });
  answers.leave();
  const { found } = (await answersFor(world, '/desk')).waiting();
  return { cached: cache.load('a'), isSaved, answers: found.length };
}

const nothing = { cached: undefined, isSaved: false, answers: 0 };
const all = { cached: 1, isSaved: true, answers: 1 };

function homeWith(plant: (home: string) => void): string {
  const home = mkdtempSync(join(work, 'home-'));
  plant(home);
  return home;
}

function folderAt(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}

describe.skipIf(none !== '')(`what is kept for a user${none}`, () => {
  test('is in folders that only the user may enter', async () => {
    const home = homeWith(() => {});
    expect(await keep(home)).toEqual(all);
    for (const folder of ['.cache/digest', '.cache', '.local/state/digest/answers', '.local'])
      expect(statSync(join(home, folder)).mode & 0o777).toBe(0o700);
  });

  test('may be below a folder of everybody’s, as /tmp is, in one that is made there', async () => {
    const shared = homeWith((home) => chmodSync(home, 0o1777));
    const places = { XDG_CACHE_HOME: join(shared, 'a'), XDG_STATE_HOME: join(shared, 'b') };
    expect(await keep('', places)).toEqual(all);
    expect(await keep('', places)).toEqual({ ...all, answers: 2 });
  });

  test.each<[string, (home: string) => void]>([
    ['everybody may write there', (home) => chmodSync(home, 0o777)],
    [
      'everybody may write to the very folder',
      (home) => {
        for (const name of ['.cache', '.local/state'])
          chmodSync(folderAt(join(home, name, 'digest')), 0o1777);
      },
    ],
  ])('is not where %s', async (_, plant) => {
    expect(await keep(homeWith(plant))).toEqual(nothing);
  });

  test.skipIf(noRoot !== '').each<[string, (home: string) => void]>([
    ['HOME', (home) => chownSync(home, 65_534, 65_534)],
    [
      'folder',
      (home) => {
        for (const name of ['.cache', '.local/state'])
          chownSync(folderAt(join(home, name, 'digest')), 65_534, 65_534);
      },
    ],
  ])(`is not where the %s is another’s${noRoot}`, async (_, plant) => {
    expect(await keep(homeWith(plant))).toEqual(nothing);
  });
});
