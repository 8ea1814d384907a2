import { basename, join, relative, resolve } from 'node:path';
import type { FileState, FileSystem } from '../context.ts';
import { fileAt, folderAt, listFolder, pathIn, stateAt } from '../files/index.ts';
import { firstDayOfWeek, isDate, type Weekday } from '../calendar.ts';
import { Failure } from '../problem/index.ts';
import { issuesFolder } from './root.ts';

export interface IssueFile {
  /** Absolute path. */
  readonly path: string;
  /** Its name without the ending; the week, where the author kept to the rule. */
  readonly name: string;
  /** By which a change since it was found could be told; a link has none. */
  readonly state?: FileState;
}

/** What has the name of an issue and is no file: a folder, a pipe, a dead link, links in a circle. */
export interface NoIssue extends IssueFile {
  /** Why it cannot be read. */
  readonly failure: Failure;
}

/** Entries in a folder that have the name of an issue; the earliest week first. */
export interface IssueFolder {
  readonly issues: readonly IssueFile[];
  readonly others: readonly NoIssue[];
}

/** Throws Failure `cannot-read` where `issues/` itself is no folder, or cannot be looked into. */
export function lookThroughIssues(files: FileSystem, root: string): IssueFolder {
  return lookThroughFolder(files, join(root, issuesFolder));
}

/** The same for any folder (absolute path); one that is not there has none. */
export function lookThroughFolder(files: FileSystem, folder: string): IssueFolder {
  if (folderAt(files, folder) === undefined) return { issues: [], others: [] };
  const issues: IssueFile[] = [];
  const others: NoIssue[] = [];
  for (const name of listFolder(files, folder)) {
    if (!isIssueName(name)) continue;
    const issue = { path: pathIn(folder, name), name: withoutEnding(name) };
    try {
      const state = stateAt(files, issue.path);
      if (state?.kind === 'file') issues.push({ state, ...issue });
      else if (fileAt(files, issue.path) !== undefined) issues.push(issue);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      others.push({ ...issue, failure });
    }
  }
  return { issues: issues.toSorted(byName), others: others.toSorted(byName) };
}

function byName(a: IssueFile, b: IssueFile): number {
  return a.name < b.name ? -1 : 1;
}

/** All issue files, the earliest week first. Throws Failure `cannot-read`. */
export function listIssues(files: FileSystem, root: string): readonly IssueFile[] {
  return lookThroughIssues(files, root).issues;
}

/** The one that `latest` names: of the latest week, or where none is named by a week the last. `undefined` where there is none. */
export function latestOf(issues: readonly IssueFile[]): IssueFile | undefined {
  return issues.findLast(({ name }) => isDate(name)) ?? issues.at(-1);
}

/** What `latest` would name if it could be read: of a later week than the latest that can. */
export function laterOthers({ issues, others }: IssueFolder): readonly NoIssue[] {
  const latest = latestOf(issues);
  if (latest === undefined) return others;
  return others.filter(({ name }) => isDate(name) && (!isDate(latest.name) || name > latest.name));
}

function issueAt(path: string): IssueFile {
  return { path, name: nameOfIssue(path) };
}

/** Whether a file may be an issue, by its name in its folder. */
export function isIssueName(name: string): boolean {
  return /^[^.].*\.ya?ml$/is.test(name);
}

export function nameOfIssue(path: string): string {
  return withoutEnding(basename(path));
}

function withoutEnding(name: string): string {
  return name.replace(/\.ya?ml$/i, '');
}

export interface IssueQuery {
  readonly root: string;
  readonly cwd: string;
  readonly weekStartsOn: Weekday;
  /** Told of what `latest` passes over, being of a later week and no file; without it, that is thrown: what is written has its week. */
  readonly passedOver?: (failure: Failure) => void;
  /** `issues/` as it is known already, for whoever asks more than once. */
  readonly folder?: () => IssueFolder;
}

/**
 * The file that a date, a path or `latest` names. A date may be any day of the week. Throws Failure `no-such-issue`,
 * `week-twice`, `no-such-file`, `cannot-read` or `no-issues`.
 */
export function findIssue(
  files: FileSystem,
  ref: string,
  { root, cwd, weekStartsOn, passedOver, folder: known }: IssueQuery,
): IssueFile {
  const path = resolve(cwd, ref);
  const isPath = ref !== 'latest' && !isDate(ref);
  if (isPath && fileAt(files, path) !== undefined) return issueAt(path);
  if (isPath && /[\\/]|\.ya?ml$/i.test(ref)) throw new Failure('no-such-file', { path: ref });
  const folder = known?.() ?? lookThroughIssues(files, root);
  const { issues: all, others } = folder;
  const onlyOf = (found: IssueFile): IssueFile => {
    const same = all.filter(({ name }) => name === found.name);
    if (same.length === 1) return found;
    throw new Failure('week-twice', { ref, names: same.map((issue) => relative(cwd, issue.path)) });
  };
  if (ref === 'latest') {
    const latest = latestOf(all);
    for (const { failure } of laterOthers(folder).toReversed()) {
      if (passedOver === undefined || latest === undefined) throw failure;
      passedOver(failure);
    }
    if (latest === undefined)
      throw new Failure('no-issues', { folder: relative(cwd, join(root, issuesFolder)) || '.' });
    return onlyOf(latest);
  }
  if (isDate(ref)) {
    const week = firstDayOfWeek(ref, weekStartsOn);
    for (const wanted of [ref, week]) {
      const found = all.find(({ name }) => name === wanted);
      if (found !== undefined) return onlyOf(found);
      const other = others.find(({ name }) => name === wanted);
      if (other !== undefined) throw other.failure;
    }
    throw new Failure('no-such-issue', { ref, nearest: nearestTo(week, all) });
  }
  throw new Failure('no-such-issue', { ref, nearest: all.slice(-3).map((issue) => issue.name) });
}

/**
 * The files that several refs name, each once, which of them `latest` is, and why the others cannot be read. Throws what
 * `findIssue` does for a ref that names nothing, and where none can be read.
 */
export function findIssues(
  files: FileSystem,
  refs: readonly string[],
  query: IssueQuery,
): { issues: readonly IssueFile[]; latest: IssueFile | undefined; failures: readonly Failure[] } {
  const issues = new Map<string, IssueFile>();
  const failures = new Map<string, Failure>();
  const passedOver = (failure: Failure): void => void failures.set(failure.message, failure);
  let latest: IssueFile | undefined;
  let known: IssueFolder | undefined;
  const folder = (): IssueFolder => (known ??= lookThroughIssues(files, query.root));
  for (const ref of refs) {
    try {
      const issue = findIssue(files, ref, { ...query, passedOver, folder });
      issues.set(issue.path, issue);
      if (ref === 'latest') latest = issue;
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'cannot-read') throw error;
      passedOver(error);
    }
  }
  const [first] = failures.values();
  if (issues.size === 0 && first !== undefined) throw first;
  return { issues: [...issues.values()], latest, failures: [...failures.values()] };
}

/** Up to three weeks that exist, those around the wanted one first. */
function nearestTo(week: string, all: readonly IssueFile[]): string[] {
  const after = all.findIndex((issue) => issue.name > week);
  const at = after === -1 ? all.length : after;
  return all.slice(Math.max(0, at - 2), at + 1).map((issue) => issue.name);
}
