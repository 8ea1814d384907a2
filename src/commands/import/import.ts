import { join, relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { firstDayOfWeek, isDate, weekdayOf } from '../../calendar.ts';
import { append, valueAt } from '../../data.ts';
import { folderAt, look, makeFolder, readBytes, readNamed, writeAtomically } from '../../files/index.ts';
import { builtIn, type Profile, readProfile } from '../../import/index.ts';
import { issuesFolder } from '../../newsletter/index.ts';
import { makeRoom, type Newsletter, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import { reading } from '../../yaml/index.ts';
import type { Outcome } from '../outcome.ts';
import { lookUpWeek } from './look-up.ts';
import { type Prepared, prepare } from './prepare.ts';
import { readSources } from './sources.ts';
import { lineOf, treeOf } from './tell.ts';
import { type FoundWeek, weeksIn } from './weeks.ts';

export interface ImportOptions {
  readonly profile?: string;
  readonly since?: string;
  /** The day of a post that names none. */
  readonly date?: string;
  readonly lookUp?: true;
  readonly check?: true;
  readonly dryRun?: true;
}

/**
 * Makes issues of old posts: 1. reads the sources, 2. finds their weeks, 3. makes the file of each and holds it against its source,
 * 4. writes those that are not there yet. A post that fails leaves the others as they are.
 */
export async function importPosts(
  context: Context,
  refs: readonly string[],
  options: ImportOptions,
): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  requireDates(options);
  const profile = options.profile === undefined ? undefined : await profileOf(context, options.profile);
  const failures: Failure[] = [];
  const found: FoundWeek[] = [];
  for (const source of await readSources(context, refs, {
    root: newsletter.root,
    since: options.since,
  })) {
    if (source instanceof Failure) failures.push(source);
    else {
      makeRoom(context, Buffer.byteLength(source.text));
      await gather(failures, async () => {
        append(found, await weeksIn(source, { config: newsletter.config, profile }));
      });
    }
  }
  const { prepared, notices } = await prepareAll(context, newsletter, { found, options, failures });
  if (options.dryRun === true || options.check === true) {
    const { check } = options;
    const left = prepared.filter((one) => one.left > 0).map(({ found: { source } }) => source);
    if (check === true && left.length > 0) failures.push(new Failure('import-text-left', { sources: left }));
    const told = prepared.map((one) =>
      check === true ? `${lineOf(one, context.cwd)}\n` : treeOf(one, context.cwd),
    );
    return { output: told.join(''), notices, failures };
  }
  const paths = await writeAll(context, newsletter, { prepared, notices, failures });
  return { paths, notices, failures };
}

function requireDates({ since, date }: ImportOptions): void {
  for (const value of [since, date])
    if (value !== undefined && !isDate(value)) throw new Failure('bad-date', { value });
}

async function profileOf(context: Context, name: string): Promise<Profile> {
  const known: Profile | undefined = Object.values<Profile>(builtIn).find((one) => one.name === name);
  if (known !== undefined) return known;
  const path = resolve(context.cwd, name);
  if (look(context.files, path) === undefined) {
    const names = Object.keys(builtIn).join(', ');
    const detail = `${name} is no profile (${names}), and no file of one`;
    throw new Failure('usage', { detail, command: 'import' });
  }
  return readProfile(await readNamed(context.files, path), path, name);
}

/** What fails is one post's, and told in the end. */
async function gather(failures: Failure[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'interrupted') throw error;
    failures.push(error);
  }
}

interface Work {
  readonly found: readonly FoundWeek[];
  readonly options: ImportOptions;
  readonly failures: Failure[];
}

/** Names each post by its week: the first of two in one week is taken. */
async function prepareAll(
  context: Context,
  newsletter: Newsletter,
  { found, options, failures }: Work,
): Promise<{ prepared: Prepared[]; notices: Notice[] }> {
  const notices: Notice[] = [];
  const weeks = new Map<string, string>();
  const prepared: Prepared[] = [];
  let skipped = 0;
  for (const post of found) {
    const { source } = post;
    const date = post.date ?? (found.length === 1 ? options.date : undefined);
    if (date === undefined || !isDate(date)) {
      failures.push(new Failure('import-no-date', { source }));
      continue;
    }
    const week = firstDayOfWeek(date, newsletter.config.weekStartsOn);
    if (options.since !== undefined && date < options.since) {
      skipped++;
      continue;
    }
    const other = weeks.get(week);
    if (other !== undefined) {
      failures.push(new Failure('import-week-twice', { source, week, other }));
      continue;
    }
    weeks.set(week, source);
    if (week !== date)
      notices.push({ code: 'import-moved', args: { source, date, week, day: weekdayOf(week) } });
    const whole = options.lookUp === true ? await lookUpWeek(context, newsletter, post) : post;
    prepared.push(await prepare(context, newsletter, { found: whole, week }));
  }
  if (options.since !== undefined && skipped > 0)
    notices.push({ code: 'import-skipped', args: { count: skipped, since: options.since } });
  return { prepared, notices };
}

/** Writes what is not there yet, and says of each post what became of it. */
async function writeAll(
  context: Context,
  { root }: Newsletter,
  { prepared, notices, failures }: { prepared: readonly Prepared[]; notices: Notice[]; failures: Failure[] },
): Promise<string[]> {
  const { files, cwd } = context;
  const folder = join(root, issuesFolder);
  const paths: string[] = [];
  for (const one of prepared) {
    const shown = relative(cwd, one.path);
    const { source } = one.found;
    const there = [one.path, one.path.replace(/\.yaml$/, '.yml')].find(
      (path) => look(files, path) !== undefined,
    );
    if (there !== undefined) {
      if (await isOf(readBytes(files, there), one))
        notices.push({ code: 'import-there', args: { source, path: relative(cwd, there) } });
      else failures.push(new Failure('import-taken', { source, path: relative(cwd, there) }));
      continue;
    }
    if (folderAt(files, folder) === undefined) makeFolder(files, folder);
    writeAtomically(files, one.path, one.text, { overwrite: false });
    paths.push(shown);
    notices.push({ code: 'imported', args: { line: lineOf(one, cwd) } });
  }
  return paths;
}

/** Whether an issue was imported from the same source. What came through a pipe has no name: it is the same where its text is. */
async function isOf(bytes: Uint8Array, { found: { source }, text }: Prepared): Promise<boolean> {
  if (source === '-') return new TextDecoder().decode(bytes) === text;
  const { data } = await reading((read) => read(bytes));
  return valueAt(data, ['x-import', 'source']) === source;
}
