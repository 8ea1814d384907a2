import { join } from 'node:path';
import type { Context, FileSystem } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { isIssueName, type IssueFolder, lookThroughFolder } from '../newsletter/index.ts';

/** Where papers wait, each in a file of its own. */
const inboxFolder = 'inbox';

export function inboxOf(root: string): string {
  return join(root, inboxFolder);
}

/** Whether a file in there is a paper, by its name: as an issue has it, for one that nobody looks at would wait for ever. */
export function isWaiting(name: string): boolean {
  return isIssueName(name);
}

export interface Inbox {
  /** How many files wait to be taken into an issue. */
  readonly waiting: number;
}

/** The papers that wait, by their names, and what has such a name and is no file. Throws Failure `cannot-read`. */
export function lookThroughInbox(files: FileSystem, root: string): IssueFolder {
  return lookThroughFolder(files, inboxOf(root));
}

/** How many there are, and why others cannot be read. */
export function lookIntoInbox(
  { files }: Pick<Context, 'files'>,
  root: string,
): Inbox & { readonly failures: readonly Failure[] } {
  try {
    const { issues: papers, others } = lookThroughInbox(files, root);
    return { waiting: papers.length, failures: others.map(({ failure }) => failure) };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { waiting: 0, failures: [failure] };
  }
}
