import { dirname, join } from 'node:path';
import type { Context } from '../../context.ts';
import {
  folderAt,
  hashOf,
  isSettled,
  listFolder,
  placeAt,
  readBytes,
  realPathOf,
  stateAt,
} from '../../files/index.ts';
import { configName, issuesFolder, templatesFolder, termsName } from '../../newsletter/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import type { FolderLook } from './looks.ts';

/** What every result depends on besides the issues. */
export interface Surroundings {
  /** Names the texts of the config, of the terms and of the newsletter's own templates. */
  readonly basis: string;
  readonly places: readonly (readonly [path: string, what: string])[];
  readonly folders: readonly FolderLook[];
}

/** `undefined` where links are in the way, or something is not as the newsletter was opened with it. */
export function surroundingsOf(
  context: Pick<Context, 'cwd' | 'files' | 'now'>,
  {
    root,
    config: { archive },
    configSource,
    terms,
  }: Pick<Newsletter, 'root' | 'config' | 'configSource' | 'terms'>,
): Surroundings | undefined {
  const { files, cwd } = context;
  const now = context.now().getTime();
  try {
    if (realPathOf(files, cwd) !== cwd) return undefined;
    const own = [[configName, configSource] as const, [termsName, terms.source] as const].filter(
      ([, source]) => source !== undefined,
    );
    const known = archive.known === undefined ? [] : [archive.known];
    const only = [...own.map(([name]) => name), ...known];
    const folders = [folderLook(files, root, { only, now })];
    const templates = join(root, templatesFolder);
    if (folderAt(files, templates) !== undefined) {
      folders.push(folderLook(files, templates, { now }));
      for (const name of listFolder(files, templates))
        if (stateAt(files, join(templates, name))?.kind === 'directory')
          folders.push(folderLook(files, join(templates, name), { now }));
    }
    const texts = folders.flatMap(({ path, names, files: known }) =>
      names.filter((_, i) => known[i] !== undefined).map((name) => join(path, name)),
    );
    const bytes = texts.map((path) => readBytes(files, path));
    if (own.some(([, source], i) => new TextDecoder().decode(bytes[i]) !== source)) return undefined;
    const basis = hashOf(JSON.stringify(texts.map((path, i) => [path, hashOf(bytes[i] ?? '')])));
    return { basis, places: placesOf(files, cwd, root), folders };
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The names in a folder and the files among them, or some of its files. Throws Failure `cannot-read`. */
function folderLook(
  files: Context['files'],
  path: string,
  { only, now }: { readonly only?: readonly string[]; readonly now: number },
): FolderLook {
  const names = only ?? listFolder(files, path);
  const folder = stateAt(files, path);
  return {
    path,
    state: folder === undefined || only !== undefined || !isSettled(folder, now) ? undefined : folder,
    isWhole: only === undefined,
    names,
    files: names.map((name) => {
      const state = stateAt(files, join(path, name));
      if (state?.kind !== 'file') return undefined;
      return isSettled(state, now) ? state : hashOf(readBytes(files, join(path, name)));
    }),
  };
}

/** Where the newsletter and its repository would be found, from the working directory on, and who may write there. */
function placesOf(files: Context['files'], cwd: string, root: string): [path: string, what: string][] {
  const names = [configName, issuesFolder, '.git'];
  const paths = [join(root, templatesFolder), join(root, termsName)];
  let isAbove = false;
  for (let folder = cwd; ; folder = dirname(folder)) {
    paths.push(folder, ...(isAbove ? ['.git'] : names).map((name) => join(folder, name)));
    isAbove ||= folder === root;
    if (dirname(folder) === folder) break;
  }
  return paths.map((path) => [path, placeAt(files, path)]);
}
