import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { disk } from '../../src/files/disk.ts';

let base: string;
let folder: string;
let told: (string | undefined)[] = [];
let stop: () => void = () => {};

beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), 'digest-watch-'));
  folder = join(base, 'issues');
  fs.mkdirSync(folder);
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
  fs.rmSync(base, { recursive: true, force: true });
});

function follow(path = folder): void {
  told = [];
  stop = disk.watch(path, (name) => told.push(name));
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Milliseconds, for a computer that is busy. */
const patience = { timeout: 10_000, interval: 5 };

/** Waits until something is told, and takes it. */
async function next(name: string | undefined): Promise<void> {
  await vi.waitFor(() => expect(told).toContain(name), patience);
  // What is told more than once is told by now.
  await pause(50);
  told = [];
}

test('a file that is written, made and removed is told by its name', async () => {
  const path = join(folder, 'a.yaml');
  follow();
  fs.writeFileSync(path, 'one');
  await next('a.yaml');
  fs.writeFileSync(path, 'two');
  await next('a.yaml');
  fs.rmSync(path);
  await next('a.yaml');
  stop();
  fs.writeFileSync(path, 'three');
  await pause(700);
  expect(told).toEqual([]);
});

test('a folder that is removed and made anew at once is followed on, and soon', async () => {
  const heard: unknown[] = [];
  const { watch } = fs;
  vi.spyOn(fs, 'watch').mockImplementation(((path: string, listener: (...told: unknown[]) => void) =>
    watch(path, (...told) => {
      heard.push(told[1]);
      listener(...told);
    })) as typeof fs.watch);
  follow();
  for (let i = 0; i < 3; i++) {
    fs.rmSync(folder, { recursive: true });
    fs.mkdirSync(folder);
    fs.writeFileSync(join(folder, 'a.yaml'), String(i));
    await next(undefined);
    // The new folder is watched, and not only looked at now and then: the system itself tells.
    heard.length = 0;
    fs.writeFileSync(join(folder, 'a.yaml'), `${i} more`);
    await vi.waitFor(() => expect(told).toContain('a.yaml'), patience);
    await vi.waitFor(() => expect(heard).toContain('a.yaml'), patience);
    await pause(50);
    told = [];
  }
});

test('a folder that comes back later, and a link to a folder that is pointed elsewhere, are followed on', async () => {
  const link = join(base, 'link');
  const other = join(base, 'other');
  fs.mkdirSync(other);
  fs.symlinkSync(folder, link);
  follow(link);
  fs.rmSync(link);
  await next(undefined);
  fs.symlinkSync(other, link);
  await next(undefined);
  fs.writeFileSync(join(other, 'a.yaml'), 'one');
  await next('a.yaml');
});

test('a file that a link leads to is followed', async () => {
  const target = join(base, 'target.yaml');
  fs.writeFileSync(target, 'one');
  fs.symlinkSync(target, join(folder, 'a.yaml'));
  follow();
  fs.writeFileSync(target, 'another');
  await next('a.yaml');
  fs.rmSync(target);
  await next('a.yaml');
});

test('one look that takes long puts off no other', async () => {
  const { watch, readdirSync } = fs;
  const silent = fs.mkdtempSync(join(base, 'silent-'));
  vi.spyOn(fs, 'watch').mockImplementation(() => watch(silent));
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const looks = vi.spyOn(fs, 'readdirSync').mockImplementation(((path: string) => {
    // As if the first after that at the start had taken five seconds.
    if (looks.mock.calls.length === 2) now += 5000;
    return readdirSync(path);
  }) as typeof fs.readdirSync);
  follow();
  await vi.waitFor(() => expect(looks).toHaveBeenCalledTimes(2), patience);
  fs.writeFileSync(join(folder, 'a.yaml'), 'one');
  await next('a.yaml');
});

describe('where the system watches nothing', () => {
  const path = (): string => join(folder, 'a.yaml');

  test.each<[string, () => void]>([
    [
      'for too much is watched already',
      () =>
        vi.spyOn(fs, 'watch').mockImplementation(() => {
          throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        }),
    ],
    [
      'and does not say so',
      () => {
        const { watch } = fs;
        const silent = fs.mkdtempSync(join(base, 'silent-'));
        vi.spyOn(fs, 'watch').mockImplementation(() => watch(silent));
      },
    ],
  ])('%s, a change is told all the same, and once', async (_, deafen) => {
    fs.writeFileSync(path(), 'one');
    deafen();
    follow();
    await pause(700);
    expect(told).toEqual([]);
    fs.writeFileSync(path(), 'another');
    await next('a.yaml');
    // As long as before, as `sed -i` may leave it.
    fs.writeFileSync(path(), 'brother');
    await next('a.yaml');
    fs.writeFileSync(join(folder, 'b.yaml'), '');
    await next('b.yaml');
    fs.rmSync(path());
    await next('a.yaml');
    await pause(700);
    expect(told).toEqual([]);
  });
});
