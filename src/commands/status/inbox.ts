import { join } from 'node:path';
import type { Context } from '../../context.ts';
import { lookThroughFolder } from '../../newsletter/index.ts';
import { Failure } from '../../problem/index.ts';

/** Where papers wait, each in a file of its own. */
const inboxFolder = 'inbox';

export function inboxOf(root: string): string {
  return join(root, inboxFolder);
}

/** Whether a file in there is a paper, by its name. */
export function isWaiting(name: string): boolean {
  return /^[^.].*\.yaml$/s.test(name);
}

export interface Inbox {
  /** How many files wait to be taken into an issue. */
  readonly waiting: number;
}

/** How many there are, and why others cannot be read. */
export function lookIntoInbox(
  { files }: Pick<Context, 'files'>,
  root: string,
): Inbox & { readonly failures: readonly Failure[] } {
  try {
    const { issues: papers, others } = lookThroughFolder(files, inboxOf(root));
    return {
      waiting: papers.filter(({ path }) => path.endsWith('.yaml')).length,
      failures: others.filter(({ path }) => path.endsWith('.yaml')).map(({ failure }) => failure),
    };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { waiting: 0, failures: [failure] };
  }
}
