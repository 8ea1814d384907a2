import { join, relative } from 'node:path';
import type { Context } from '../../context.ts';
import { folderAt, makeFolder, removeTemporaries, writeAtomically } from '../../files/index.ts';
import { dateIn, firstDayOfWeek, isDate, weekdayOf } from '../../calendar.ts';
import { type Archive, scaffoldIssue } from '../../issue/index.ts';
import { findRoot, issuesFolder, lookThroughIssues } from '../../newsletter/index.ts';
import { newsletterAt, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import { openInEditor } from '../../terminal/index.ts';
import { reading } from '../../yaml/index.ts';
import { issueArgument } from '../issue-argument.ts';
import type { Outcome } from '../outcome.ts';

export interface NewOptions {
  readonly edit?: true;
  readonly dryRun?: true;
}

/** Scaffolds the issue of the week that a date falls in and prints its path. Never overwrites one. */
export async function newIssue(
  context: Context,
  given: string | undefined,
  options: NewOptions,
): Promise<Outcome> {
  const { files, cwd } = context;
  const date = given?.trim();
  if (date !== undefined && !isDate(date)) throw new Failure('bad-date', { value: date });
  const found = findRoot(context, cwd);
  const root = found ?? cwd;
  const newsletter = await newsletterAt(context, root);
  requireSoundConfig(newsletter, cwd);
  const { config } = newsletter;
  const day = date ?? dateIn(context.now(), config.timezone);
  const week = firstDayOfWeek(day, config.weekStartsOn);
  // The very first days that are taken for dates are in a week that begins before them.
  if (!isDate(week)) throw new Failure('bad-date', { value: day });
  const folder = join(root, issuesFolder);
  const path = join(folder, `${week}.yaml`);
  const shown = relative(cwd, path);
  const notices: Notice[] = [];
  if (day !== week && date !== undefined)
    notices.push({ code: 'week-moved', args: { date: day, week, day: weekdayOf(week) } });
  if (options.dryRun !== true) removeTemporaries(files, folder, { name: `${week}.`, now: context.now() });
  // Under either ending, in any case: one of the two would be in the way of the other.
  const { issues, others } = lookThroughIssues(files, root);
  const isOfWeek = ({ name }: { readonly name: string }): boolean => name === week;
  const there = issues.find(isOfWeek);
  if (there !== undefined) {
    throw new Failure('exists', {
      path: relative(cwd, there.path),
      advice: `\`digest add-paper -i ${week}\` adds papers to it.`,
    });
  }
  const other = others.find(isOfWeek);
  if (other !== undefined) throw other.failure;
  const number = await reading((read) => nextNumber(newsletter.archive.besides(path, read)));
  const text = scaffoldIssue({ week, number, languages: config.languages, name: config.name });
  if (options.dryRun === true) {
    return { output: text, notices: [...notices, { code: 'would-write', args: { path: shown } }] };
  }
  if (folderAt(files, folder) === undefined) {
    makeFolder(files, folder);
    notices.push({ code: 'issues-made', args: { folder: relative(cwd, folder) } });
  }
  writeAtomically(files, path, text, { overwrite: false });
  const failures = options.edit === true ? edit(context, path) : [];
  const name = issueArgument(context, newsletter, path);
  const command = `add-paper${name === undefined ? '' : ` -i ${name}`}`;
  const why = 'adds a paper, and asks for what is missing';
  notices.push({ code: 'next-step', args: { folder: '', command, why } });
  return { paths: [shown], notices, failures };
}

/** One more than the last number before the week. None where there is no number yet, or a later issue has it already. */
function nextNumber(archive: Archive): number | undefined {
  const before = archive.numberBefore();
  if (before === undefined) return undefined;
  const next = before.number + 1;
  return archive.numberTaken(next) === undefined ? next : undefined;
}

/** The file is there, whatever becomes of the editor. */
function edit(context: Context, path: string): Failure[] {
  try {
    openInEditor(context, path);
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [error];
  }
}
