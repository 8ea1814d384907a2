import type { FileState, FileSystem } from '../../context.ts';
import { hashOf, isSettled, listFolder, pathIn, readBytes, stateAt, statesAt } from '../../files/index.ts';
import type { FolderLook, KeptFolder, Known, Stamps } from './looks.ts';

/** A file that was written for another. */
export interface Written {
  readonly name: string;
  readonly state: FileState;
  /** Empty where the state was enough to know it. */
  readonly hash: string;
}

/** The folder of the outputs, with what was written first. Throws Failure `cannot-read`. */
export function outputLook(
  files: FileSystem,
  path: string,
  { written, now }: { readonly written: readonly Written[]; readonly now: number },
): FolderLook | undefined {
  const state = stateAt(files, path);
  if (state?.kind !== 'directory') return undefined;
  const names = new Set(written.map(({ name }) => name));
  const others = listFolder(files, path).filter((name) => !names.has(name));
  return {
    path,
    state: isSettled(state, now) ? state : undefined,
    isWhole: true,
    names: [...names, ...others],
    files: [...written.map((one) => knownOf(one, now)), ...others.map(() => undefined)],
  };
}

/** By which an output is known again. */
function knownOf({ state, hash }: Written, now: number): Known {
  return isSettled(state, now) ? state : hash;
}

/** Of what was just written that which is there as a file. Throws Failure `cannot-read`. */
export function writtenNow(
  files: FileSystem,
  folder: string,
  outputs: readonly Pick<Written, 'name' | 'hash'>[],
): Written[] {
  return outputs.flatMap(({ name, hash }) => {
    const state = stateAt(files, pathIn(folder, name));
    return state?.kind === 'file' ? [{ name, state, hash }] : [];
  });
}

/** Where a record has some outputs: in a folder, from its first on. */
interface Place {
  readonly folder: KeptFolder | undefined;
  readonly first: number;
  readonly count: number;
}

/** Of some outputs those that are still what was kept of them. Throws Failure `cannot-read` and `no-such-file`. */
export function unchangedOutputs(
  files: FileSystem,
  stamps: Stamps,
  { folder, first, count }: Place,
): Written[] {
  if (folder === undefined) return [];
  const names = folder.names.slice(first, first + count);
  const paths = names.map((name) => pathIn(folder.path, name));
  const outputs: Written[] = [];
  for (const [i, state] of statesAt(files, paths).entries()) {
    const [name = '', path = ''] = [names[i], paths[i]];
    if (state?.kind !== 'file') continue;
    const place = folder.place + 1 + first + i;
    if (stamps.has(place)) {
      if (stamps.isSame(place, state)) outputs.push({ name, state, hash: '' });
      continue;
    }
    const hash = hashOf(readBytes(files, path));
    if (folder.hashes.get(first + i) === hash) outputs.push({ name, state, hash });
  }
  return outputs;
}
