import { basename, join, relative, resolve } from 'node:path';
import type { FileSystem } from '../context.ts';
import { firstDayOfWeek, isDate } from '../issue/index.ts';
import type { Weekday } from '../issue/index.ts';
import { Failure } from '../problem/index.ts';
import { issuesFolder } from './root.ts';

export interface IssueFile {
  /** Absolute path. */
  readonly path: string;
  /** Its name without the ending; the week, where the author kept to the rule. */
  readonly name: string;
}

/** All issue files, the earliest week first. */
export function listIssues(files: FileSystem, root: string): IssueFile[] {
  const folder = join(root, issuesFolder);
  if (files.stat(folder)?.kind !== 'directory') return [];
  return files
    .list(folder)
    .filter((name) => /^[^.].*\.ya?ml$/i.test(name))
    .map((name) => ({ path: join(folder, name), name: name.replace(/\.ya?ml$/i, '') }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export interface IssueQuery {
  readonly root: string;
  readonly cwd: string;
  readonly weekStartsOn: Weekday;
}

/**
 * The file that a date, a path or `latest` names. A date may be any day of the week. Throws Failure `no-such-issue`,
 * `no-such-file` or `no-issues`.
 */
export function findIssue(
  files: FileSystem,
  ref: string,
  { root, cwd, weekStartsOn }: IssueQuery,
): IssueFile {
  const all = listIssues(files, root);
  if (ref === 'latest') {
    const latest = all.findLast((issue) => isDate(issue.name)) ?? all.at(-1);
    if (latest === undefined)
      throw new Failure('no-issues', { folder: relative(cwd, join(root, issuesFolder)) || '.' });
    return latest;
  }
  if (isDate(ref)) {
    const week = firstDayOfWeek(ref, weekStartsOn);
    const found = all.find((issue) => issue.name === ref) ?? all.find((issue) => issue.name === week);
    if (found !== undefined) return found;
    throw new Failure('no-such-issue', { ref, nearest: nearestTo(week, all) });
  }
  const path = resolve(cwd, ref);
  const stat = files.stat(path);
  if (stat?.kind === 'file') return { path, name: basename(path).replace(/\.ya?ml$/i, '') };
  if (/[\\/]|\.ya?ml$/i.test(ref)) throw new Failure('no-such-file', { path: ref });
  throw new Failure('no-such-issue', { ref, nearest: all.slice(-3).map((issue) => issue.name) });
}

/** Up to three weeks that exist, those around the wanted one first. */
function nearestTo(week: string, all: readonly IssueFile[]): string[] {
  const after = all.findIndex((issue) => issue.name > week);
  const at = after === -1 ? all.length : after;
  return all.slice(Math.max(0, at - 2), at + 1).map((issue) => issue.name);
}
