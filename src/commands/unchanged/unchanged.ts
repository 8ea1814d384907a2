import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { hashOf, listFolder, placeAt, readBytes, readOwn, userFolder } from '../../files/index.ts';
import type { Outcome } from '../outcome.ts';
import { type KeptFolder, Looks } from './looks.ts';
import { type Ending, keyOf, screenOf, shortName, textOf, unsealed } from './record.ts';

type World = Pick<Context, 'call' | 'isCwdGone' | 'env' | 'files' | 'self' | 'stdout'>;

/** Where records of runs are, in the user's cache folder. */
export const recordsFolder = 'runs';

/** More files than these are not read to see whether they are the same: a run does that, and need not the next time. */
const mostRead = 24;

/** How the same command line ended the last time. */
interface LastEnd {
  /** `undefined` where something has changed since that it looked at or wrote. */
  readonly outcome?: Outcome;
  readonly isQuiet: boolean;
}

/**
 * What the same command line found the last time. Almost nothing is loaded for it, and nothing is read but the record. `undefined` where
 * there is none, or none that could tell it, which the command itself finds out.
 */
export function lastOutcome(context: World): LastEnd | undefined {
  const { call } = context;
  if (call === undefined || context.isCwdGone === true || !mayBeRecorded(call.argv)) return undefined;
  try {
    const place = userFolder(context, 'cache', recordsFolder);
    if (!('path' in place)) return undefined;
    const key = keyOf(context);
    const own = `-${shortName(key)}.json`;
    const name = listFolder(context.files, place.path).find((one) => one.endsWith(own));
    const text = name === undefined ? undefined : textOf(readOwn(context, join(place.path, name)));
    const [found, ending, , named, stamps] = text?.split('\n', 5) ?? [];
    if (found !== key || ending === undefined || named === undefined) return undefined;
    const told = ending === '' ? undefined : (unsealed(ending) as Ending | undefined);
    const known: LastEnd = { isQuiet: told?.isQuiet === true };
    if (told === undefined || (told.output?.screen ?? screenOf(context)) !== screenOf(context)) return known;
    const looks = new Looks(named, stamps ?? '');
    return isSame(context.files, told, looks) ? { ...known, outcome: outcomeOf(told, looks) } : known;
  } catch {
    // Whatever is wrong with a record or the disk, the command finds out by itself.
    return undefined;
  }
}

/** What cannot be the same the next time, or asks for something else, has no record; this saves looking for it. */
function mayBeRecorded(argv: readonly string[]): boolean {
  return (
    ['validate', 'render', 'status'].some((command) => argv.includes(command)) && !argv.includes('--no-cache')
  );
}

function isSame(files: Context['files'], { places }: Ending, looks: Looks): boolean {
  const unsure = looks.folders.reduce((sum, { hashes }) => sum + hashes.size, 0);
  if (unsure > mostRead || places.some(([path, what]) => placeAt(files, path) !== what)) return false;
  return looks.folders.every((folder) => isSameFolder(files, looks, folder));
}

function isSameFolder(
  files: Context['files'],
  { stamps }: Looks,
  { path, isWhole, names, hashes, place }: KeptFolder,
): boolean {
  const state = files.state(path);
  if (state?.kind !== 'directory') return false;
  if (isWhole && !stamps.isSame(place, state)) {
    const listed = new Set(listFolder(files, path));
    if (listed.size !== names.length || names.some((name) => !listed.has(name))) return false;
  }
  // The last first: what is edited is mostly the latest week.
  for (let i = names.length - 1; i >= 0; i--) {
    const hasStamp = stamps.has(place + 1 + i);
    const hash = hasStamp ? undefined : hashes.get(i);
    if (!hasStamp && hash === undefined) continue;
    const file = `${path}/${names[i]}`;
    const found = files.state(file);
    if (found?.kind !== 'file') return false;
    if (hasStamp ? !stamps.isSame(place + 1 + i, found) : hashOf(readBytes(files, file)) !== hash)
      return false;
  }
  return true;
}

function outcomeOf({ notices, checked, written, output }: Ending, { folders }: Looks): Outcome {
  if (output !== undefined)
    return { notices, output: output.text, ...(output.isDrawn ? { isDrawn: true } : {}) };
  const { names = [] } = folders.find(({ path }) => path === written?.folder) ?? {};
  return {
    notices,
    paths:
      written === undefined ? [] : names.slice(0, written.count).map((name) => `${written.prefix}${name}`),
    report: {
      problems: [],
      to: checked === undefined ? 'stderr' : 'stdout',
      format: 'text',
      checked: Array.from({ length: checked ?? 0 }, () => ''),
      source: () => undefined,
    },
  };
}
