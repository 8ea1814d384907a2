import { basename, join, relative, resolve } from 'node:path';
import type { FileSystem } from '../context.ts';
import { listFolder, look } from '../files/index.ts';
import { firstDayOfWeek, isDate, type Weekday } from '../calendar.ts';
import { Failure, sayDiskError } from '../problem/index.ts';
import { issuesFolder } from './root.ts';

export interface IssueFile {
  /** Absolute path. */
  readonly path: string;
  /** Its name without the ending; the week, where the author kept to the rule. */
  readonly name: string;
}

/** Entries in the folder of issues that have the name of an issue. */
export interface IssueFolder {
  /** The earliest week first. */
  readonly issues: readonly IssueFile[];
  /** Absolute paths of what has such a name and is no file: a folder, a pipe, which would be waited at for ever, a dead link. */
  readonly others: readonly string[];
}

/** Throws Failure `cannot-read`. */
export function lookThroughIssues(files: FileSystem, root: string): IssueFolder {
  const folder = join(root, issuesFolder);
  if (look(files, folder)?.kind !== 'directory') return { issues: [], others: [] };
  const issues: IssueFile[] = [];
  const others: string[] = [];
  for (const name of listFolder(files, folder)) {
    if (!/^[^.].*\.ya?ml$/i.test(name)) continue;
    const path = join(folder, name);
    if (look(files, path)?.kind === 'file') issues.push(issueAt(path));
    else others.push(path);
  }
  return { issues: issues.toSorted((a, b) => (a.name < b.name ? -1 : 1)), others };
}

/** All issue files, the earliest week first. Throws Failure `cannot-read`. */
export function listIssues(files: FileSystem, root: string): readonly IssueFile[] {
  return lookThroughIssues(files, root).issues;
}

/** The one that `latest` names: of the latest week, or where none is named by a week the last. `undefined` where there is none. */
export function latestOf(issues: readonly IssueFile[]): IssueFile | undefined {
  return issues.findLast(({ name }) => isDate(name)) ?? issues.at(-1);
}

/** Why what is at a path cannot be read as an issue, which is no file. */
export function notAFile(files: FileSystem, path: string): Failure {
  const kind = look(files, path)?.kind;
  const reason = kind === undefined ? 'dangling-link' : kind === 'directory' ? 'EISDIR' : 'no-file';
  return new Failure('cannot-read', { path, reason: sayDiskError(reason) });
}

function issueAt(path: string): IssueFile {
  return { path, name: nameOfIssue(path) };
}

export function nameOfIssue(path: string): string {
  return basename(path).replace(/\.ya?ml$/i, '');
}

export interface IssueQuery {
  readonly root: string;
  readonly cwd: string;
  readonly weekStartsOn: Weekday;
}

/**
 * The file that a date, a path or `latest` names. A date may be any day of the week. Throws Failure `no-such-issue`,
 * `week-twice`, `no-such-file`, `cannot-read` or `no-issues`.
 */
export function findIssue(
  files: FileSystem,
  ref: string,
  { root, cwd, weekStartsOn }: IssueQuery,
): IssueFile {
  const all = listIssues(files, root);
  const onlyOf = (found: IssueFile): IssueFile => {
    const same = all.filter(({ name }) => name === found.name);
    if (same.length === 1) return found;
    throw new Failure('week-twice', { ref, names: same.map((issue) => relative(cwd, issue.path)) });
  };
  if (ref === 'latest') {
    const latest = latestOf(all);
    if (latest === undefined)
      throw new Failure('no-issues', { folder: relative(cwd, join(root, issuesFolder)) || '.' });
    return onlyOf(latest);
  }
  if (isDate(ref)) {
    const week = firstDayOfWeek(ref, weekStartsOn);
    const found = all.find((issue) => issue.name === ref) ?? all.find((issue) => issue.name === week);
    if (found !== undefined) return onlyOf(found);
    throw new Failure('no-such-issue', { ref, nearest: nearestTo(week, all) });
  }
  const path = resolve(cwd, ref);
  const kind = look(files, path)?.kind;
  if (kind === 'file') return issueAt(path);
  if (kind !== undefined) throw notAFile(files, path);
  if (/[\\/]|\.ya?ml$/i.test(ref)) throw new Failure('no-such-file', { path: ref });
  throw new Failure('no-such-issue', { ref, nearest: all.slice(-3).map((issue) => issue.name) });
}

/** Up to three weeks that exist, those around the wanted one first. */
function nearestTo(week: string, all: readonly IssueFile[]): string[] {
  const after = all.findIndex((issue) => issue.name > week);
  const at = after === -1 ? all.length : after;
  return all.slice(Math.max(0, at - 2), at + 1).map((issue) => issue.name);
}
