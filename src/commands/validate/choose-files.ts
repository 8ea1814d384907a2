import { join, resolve, sep } from 'node:path';
import type { Context } from '../../context.ts';
import { look } from '../../files/index.ts';
import { inboxOf, lookThroughInbox } from '../../inbox/index.ts';
import {
  findIssue,
  type IssueFile,
  issuesFolder,
  lookThroughFolder,
  lookThroughIssues,
  termsName,
} from '../../newsletter/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';

export interface Chosen {
  /** Each once, in the order given. */
  readonly files: readonly string[];
  /** Why the others that were named cannot be read. */
  readonly unread: readonly Failure[];
  /** The config was named. */
  readonly hasConfig: boolean;
  /** The terms were named. */
  readonly hasTerms: boolean;
  /** All issues of the newsletter. */
  readonly issues: readonly IssueFile[];
}

/** Resolves files, dates and folders to paths; without any, to everything. */
export function chooseFiles(
  { files, cwd }: Context,
  { root, config }: Newsletter,
  refs: readonly string[],
): Chosen {
  const all = lookThroughIssues(files, root);
  const inbox = lookThroughInbox(files, root);
  const everything = [...all.issues, ...inbox.issues].map(({ path }) => path);
  if (refs.length === 0)
    return {
      files: everything,
      unread: [...all.others, ...inbox.others].map(({ failure }) => failure),
      hasConfig: false,
      hasTerms: false,
      issues: all.issues,
    };
  const chosen = new Set<string>();
  const unread = new Map<string, Failure>();
  const passedOver = (failure: Failure): void => void unread.set(failure.message, failure);
  const query = { root, cwd, weekStartsOn: config.weekStartsOn, passedOver, folder: () => all };
  let [hasConfig, hasTerms] = [false, false];
  const choose = (ref: string): void => {
    const path = resolve(cwd, ref);
    if (path === config.file) {
      hasConfig = true;
      return;
    }
    if (path === join(root, termsName) && look(files, path)?.kind === 'file') {
      hasTerms = true;
      return;
    }
    const other = all.others.find((one) => one.path === path);
    if (other !== undefined) throw other.failure;
    if (look(files, path)?.kind !== 'directory') {
      chosen.add(findIssue(files, ref, query).path);
      return;
    }
    const isInside = (issue: { readonly path: string }): boolean => issue.path.startsWith(path + sep);
    if (path === inboxOf(root)) {
      for (const paper of inbox.issues) chosen.add(paper.path);
      for (const { failure } of inbox.others) passedOver(failure);
      return;
    }
    const isAbove = [...all.issues, ...all.others].some(isInside);
    const { issues, others } = isAbove ? all : lookThroughFolder(files, path);
    // A newsletter without an issue is fine; a folder that was named by mistake is not.
    if (issues.length + others.length === 0 && !`${join(root, issuesFolder)}${sep}`.startsWith(path + sep))
      throw new Failure('no-issues', { folder: ref });
    for (const issue of issues.filter(isInside)) chosen.add(issue.path);
    for (const { failure } of others.filter(isInside)) passedOver(failure);
  };
  for (const ref of refs) {
    try {
      choose(ref);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'cannot-read') throw error;
      passedOver(error);
    }
  }
  return { files: [...chosen], unread: [...unread.values()], hasConfig, hasTerms, issues: all.issues };
}
