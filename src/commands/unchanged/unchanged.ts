import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { hashOf, listFolder, placeAt, readBytes, readOwn, userFolder } from '../../files/index.ts';
import type { Outcome } from '../outcome.ts';
import { type Ending, type FolderLook, keyOf, screenOf, shortName, textOf, unsealed } from './record.ts';

type World = Pick<Context, 'call' | 'isCwdGone' | 'env' | 'files' | 'self' | 'stdout'>;

/** Where records of runs are, in the user's cache folder. */
export const recordsFolder = 'runs';

/** More files than these are not read to see whether they are the same: a run does that, and need not the next time. */
const mostRead = 24;

/**
 * The outcome of the same command line as the last time, where nothing has changed since that it looked at or wrote. Almost
 * nothing is loaded for it, and nothing is read but the record. `undefined` for all else, which the command itself finds out.
 */
export function unchangedOutcome(
  context: World,
): { readonly outcome: Outcome; readonly isQuiet: boolean } | undefined {
  const { call } = context;
  if (call === undefined || context.isCwdGone === true || !mayBeRecorded(call.argv)) return undefined;
  try {
    const place = userFolder(context, 'cache', recordsFolder);
    if (!('path' in place)) return undefined;
    const key = keyOf(context);
    const own = `-${shortName(key)}.json`;
    const name = listFolder(context.files, place.path).find((one) => one.endsWith(own));
    const text = name === undefined ? undefined : textOf(readOwn(context, join(place.path, name)));
    const [found, ending, look] = text?.split('\n', 3) ?? [];
    if (found !== key || ending === undefined || ending === '' || look === undefined) return undefined;
    const told = unsealed(ending) as Ending | undefined;
    if (told === undefined || (told.output?.screen ?? screenOf(context)) !== screenOf(context))
      return undefined;
    const folders = JSON.parse(look) as readonly FolderLook[];
    if (!isSame(context.files, told, folders)) return undefined;
    return { outcome: outcomeOf(told, folders), isQuiet: told.isQuiet };
  } catch {
    // Whatever is wrong with a record or the disk, the command finds out by itself.
    return undefined;
  }
}

/** What cannot be the same the next time, or asks for something else, has no record; this saves looking for it. */
export function mayBeRecorded(argv: readonly string[]): boolean {
  return (
    ['validate', 'render', 'status'].some((command) => argv.includes(command)) && !argv.includes('--no-cache')
  );
}

function isSame(files: Context['files'], { places }: Ending, folders: readonly FolderLook[]): boolean {
  const unsure = folders.reduce(
    (sum, { versions }) => sum + versions.filter((one) => one[0] === '#').length,
    0,
  );
  if (unsure > mostRead || places.some(([path, what]) => placeAt(files, path) !== what)) return false;
  for (const folder of folders) if (!isSameFolder(files, folder)) return false;
  return true;
}

function isSameFolder(
  files: Context['files'],
  { path, version, isWhole, names, versions }: FolderLook,
): boolean {
  const state = files.state(path);
  if (state?.kind !== 'directory') return false;
  if (isWhole && (version === '' || state.version !== version)) {
    const listed = new Set(listFolder(files, path));
    if (listed.size !== names.length || names.some((name) => !listed.has(name))) return false;
  }
  for (let i = 0; i < names.length; i++) {
    const wanted = versions[i] ?? '';
    if (wanted === '') continue;
    const file = `${path}/${names[i]}`;
    const found = files.state(file);
    if (found?.kind !== 'file') return false;
    if (wanted[0] === '#' ? hashOf(readBytes(files, file)) !== wanted.slice(1) : found.version !== wanted)
      return false;
  }
  return true;
}

function outcomeOf({ notices, checked, written, output }: Ending, folders: readonly FolderLook[]): Outcome {
  if (output !== undefined)
    return { notices, output: output.text, ...(output.isDrawn ? { isDrawn: true } : {}) };
  const folder = folders.find(({ path }) => path === written?.folder);
  const paths = folder?.names.filter((_, i) => folder.versions[i] !== '') ?? [];
  return {
    notices,
    paths: written === undefined ? [] : paths.map((name) => `${written.prefix}${name}`),
    report: {
      problems: [],
      to: checked === undefined ? 'stderr' : 'stdout',
      format: 'text',
      checked: Array.from({ length: checked ?? 0 }, () => ''),
      source: () => undefined,
    },
  };
}
