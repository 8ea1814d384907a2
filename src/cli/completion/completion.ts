import { resolve } from 'node:path';
import type { Outcome } from '../../commands/index.ts';
import type { Context } from '../../context.ts';
import { isDate } from '../../calendar.ts';
import { knownLocales } from '../../locales/index.ts';
import { findRoot, listIssues } from '../../newsletter/index.ts';
import { catalogue, Failure, languageName } from '../../problem/index.ts';
import type { CommandTree } from '../program-tree.ts';
import { type Candidate, complete, type Names } from './complete.ts';
import { scripts } from './scripts.ts';
import type { Shell } from './shells.ts';

/**
 * Prints the script of a shell. With the words that are typed so far, which that script passes after `--`, prints what may
 * stand in the place of the last: a line each, with a tab before its description, and `:files` or `:folders` where the shell
 * completes paths itself.
 */
export function completionOf(tree: () => CommandTree) {
  return (context: Context, shell: Shell, words: readonly string[]): Promise<Outcome> => {
    if (words.length === 0) return Promise.resolve({ output: scripts[shell] });
    const { candidates, paths } = complete(withHelp(tree()), words, namesFor(context, words));
    // Bash would put the description on the line.
    const line = ({ value, description }: Candidate): string =>
      shell === 'bash' || description === '' ? value : `${value}\t${description}`;
    const lines = [...candidates.map(line), ...(paths === undefined ? [] : [`:${paths}`])];
    return Promise.resolve({ output: lines.map((text) => `${text}\n`).join('') });
  };
}

function withHelp(tree: CommandTree): CommandTree {
  // What `help` is asked about is a command; commander does not say so itself.
  const names = tree.commands.map(({ name }) => name);
  const commands = tree.commands.map((command) =>
    command.name === 'help'
      ? { ...command, slots: command.slots.map((slot) => ({ ...slot, choices: names })) }
      : command,
  );
  return { ...tree, commands };
}

function namesFor(context: Context, words: readonly string[]): Names {
  return {
    issues: () => issuesIn(context, folderIn(words)),
    locales: () => knownLocales.map((value) => ({ value, description: languageName(value) })),
    codes: () => Object.entries(catalogue).map(([value, { about }]) => ({ value, description: about })),
  };
}

/** Where `-C` leads. */
function folderIn(words: readonly string[]): string {
  const at = words.findIndex((word) => word === '-C' || word === '--cwd');
  return at === -1 ? '.' : (words[at + 1] ?? '.');
}

/** The latest first. Whoever presses a key in a folder without a newsletter gets none, and no failure. */
function issuesIn(context: Context, folder: string): Candidate[] {
  const { files, cwd } = context;
  try {
    const root = findRoot(context, resolve(cwd, folder));
    if (root === undefined) return [];
    const weeks = listIssues(files, root).filter(({ name }) => isDate(name));
    if (weeks.length === 0) return [];
    const dates = weeks.toReversed().map(({ name }) => ({ value: name, description: '' }));
    return [{ value: 'latest', description: weeks.at(-1)?.name ?? '' }, ...dates];
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}
