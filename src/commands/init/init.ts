import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import {
  fileAt,
  folderAt,
  isLink,
  makeFolder,
  readBytes,
  removeTemporaries,
  writeAtomically,
} from '../../files/index.ts';
import { packageSpec, version } from '../../generated/version.js';
import {
  configName,
  fenced,
  findRoot,
  isStarterWorkflow,
  issuesFolder,
  loadConfig,
  starterSite,
  starterLanguages,
} from '../../newsletter/index.ts';
import { append, isMap } from '../../data.ts';
import { Failure } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import { type Choice, choose } from './choose.ts';
import { setUpMerging } from './merging.ts';
import type { InitOptions } from './options.ts';
import { addSite, newSite } from './pages.ts';
import {
  formWorkflowPath,
  pagesPath,
  type Settings,
  type StarterFile,
  starterFiles,
} from './starter-files.ts';

/**
 * Makes a newsletter in a folder, or refreshes the schemas and the workflows of one. A file that is already there is left
 * as it is, and named. Prints the paths it wrote.
 */
export async function init(context: Context, dir: string, options: InitOptions): Promise<Outcome> {
  const { cwd } = context;
  const root = rootFor(context, dir, options);
  const files = fenced(context.files, root);
  const inside = { ...context, files };
  if (options.mergeDriver === true && fileAt(files, join(root, configName)) !== undefined)
    return setUpMerging(inside, root, options.dryRun === true);
  const { choice, notices } = await choose(inside, root, options);
  const written: string[] = [];
  const kept: string[] = [];
  const settings = await settingsOf(inside, root, choice);
  const hasTool = options.update === true || packageSpec !== undefined || hasOwnTool(inside, root);
  // What a newsletter that is there calls things is not ours to say.
  const isNew = fileAt(files, join(root, configName)) === undefined;
  const hasForm =
    options.issueForm === true ||
    (options.update === true && fileAt(files, join(root, formWorkflowPath)) !== undefined);
  const site = options.pages === true && isNew ? starterSite(newSite(context, root)) : '';
  const hasPages =
    options.pages === true || (options.update === true && fileAt(files, join(root, pagesPath)) !== undefined);
  const found = starterFiles(inside, choice, { ...settings, isNew, hasForm, site, hasPages }).map((file) =>
    options.update === true && file.isOurs === true && isLink(files, join(root, file.path))
      ? overLink(root, file)
      : compare(files, root, file),
  );
  // All has been looked at before the first is written.
  if (options.dryRun !== true)
    for (const { target } of found)
      removeTemporaries(files, dirname(target), { name: basename(target), now: context.now() });
  for (const { target, text, isOurs, there, same, isEdited } of found) {
    if (options.update === true ? isOurs !== true || same || isEdited : there) {
      if (isEdited ? !same : options.update !== true && !same) kept.push(relative(cwd, target));
      continue;
    }
    try {
      if (options.dryRun !== true) {
        makeFolder(files, dirname(target));
        writeAtomically(files, target, text, { overwrite: there, replacesLink: isOurs === true });
      }
      written.push(relative(cwd, target));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // Another `init` was faster a moment ago.
      if (error.code !== 'exists') return { paths: written, notices, failures: [error] };
      if (new TextDecoder().decode(readBytes(files, target)) !== text) kept.push(relative(cwd, target));
    }
  }
  if (options.mergeDriver === true) {
    const merging = setUpMerging(inside, root, options.dryRun === true);
    append(written, merging.paths);
    append(notices, merging.notices);
  }
  if (options.pages === true && !isNew) {
    const added = await addSite(inside, root, { isDryRun: options.dryRun === true });
    const config = relative(cwd, join(root, configName));
    if (added === 'added') written.push(config);
    else if (added !== 'there') notices.push({ code: 'site-line', args: { path: config, ...added } });
    if (added !== 'there' && kept.includes(config)) kept.splice(kept.indexOf(config), 1);
  }
  if (kept.length > 0) notices.push({ code: 'files-kept', args: { paths: kept } });
  if (options.update !== true && lacksOut(inside, root)) notices.push({ code: 'not-ignored', args: {} });
  if (options.update === true && written.length === 0 && kept.length === 0)
    notices.push({ code: 'up-to-date', args: {} });
  else if (options.dryRun === true)
    notices.push({
      code: 'would-write',
      args: { path: `${written.length} ${written.length === 1 ? 'file' : 'files'}` },
    });
  else if (options.update !== true) {
    makeFolder(files, join(root, issuesFolder));
    if (!hasTool) notices.push({ code: 'no-own-tool', args: {} });
    const folder = relative(cwd, root);
    notices.push({ code: 'next-step', args: { folder, command: 'new', why: 'scaffolds this week' } });
  }
  return { paths: written, notices };
}

/** The folder itself; with `--update` and `--merge-driver`, the newsletter that it is in. */
function rootFor(context: Context, dir: string, { update, mergeDriver }: InitOptions): string {
  const { files, cwd } = context;
  const folder = resolve(cwd, dir);
  const found = folderAt(files, folder);
  if (update !== true)
    return (mergeDriver === true && found !== undefined && findRoot(context, folder)) || folder;
  if (found === undefined) throw new Failure('no-such-directory', { path: dir });
  const root = findRoot(context, folder);
  if (root === undefined) throw new Failure('no-newsletter', { from: folder });
  return root;
}

/** Those of the config that is there; else those that the config which is written will have. */
async function settingsOf({ files }: Context, root: string, { locale }: Choice): Promise<Settings> {
  if (fileAt(files, join(root, configName)) !== undefined) {
    const { config } = await loadConfig(files, root, { version });
    return { locale: config.locale, languages: config.languages };
  }
  return { locale, languages: starterLanguages(locale) };
}

interface Compared extends StarterFile {
  /** Absolute path. */
  readonly target: string;
  readonly there: boolean;
  /** It has this very text. */
  readonly same: boolean;
  readonly isEdited: boolean;
}

/** Holds a file against what is on the disk. Throws Failure `cannot-read` where something of its name is no file. */
function compare(files: Context['files'], root: string, file: StarterFile): Compared {
  const { path, text, isOurs } = file;
  const target = join(root, path);
  const there = fileAt(files, target) !== undefined;
  const old = there ? new TextDecoder().decode(readBytes(files, target)) : undefined;
  const isEdited = old !== undefined && isOurs === true && !isUnedited(path, old);
  return { ...file, target, there, same: old === text, isEdited };
}

/** What a link leads to is not ours: it is not looked at, and the link is replaced. */
function overLink(root: string, file: StarterFile): Compared {
  return { ...file, target: join(root, file.path), there: true, same: false, isEdited: false };
}

/** A workflow is refreshed only where it is as some version wrote it; schemas are nobody's to edit. */
function isUnedited(path: string, old: string): boolean {
  return !path.endsWith('.yml') || isStarterWorkflow(old);
}

/** Tells whether package.json, which the workflow installs from, has digest among its dependencies. */
function hasOwnTool({ files }: Context, root: string): boolean {
  const path = join(root, 'package.json');
  if (fileAt(files, path) === undefined) return false;
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(readBytes(files, path)));
    return ['dependencies', 'devDependencies'].some((key) => {
      const named = isMap(data) ? data[key] : undefined;
      return isMap(named) && Object.hasOwn(named, 'paper-digest');
    });
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Tells whether .gitignore lacks the output of `render`, which does not belong in a repository. */
function lacksOut({ files }: Context, root: string): boolean {
  const path = join(root, '.gitignore');
  if (fileAt(files, path) === undefined) return false;
  return !/^\/?out\/?\s*$/m.test(new TextDecoder().decode(readBytes(files, path)));
}
