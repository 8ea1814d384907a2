import { withoutCommands } from '../text/index.ts';
import { spellLines } from './escape.ts';

/** Who reads a stream. */
export interface Audience {
  /** A person at a terminal or before a log, not a program or a file. */
  readonly isPerson: boolean;
  /** GitHub's runner, which obeys some lines. */
  readonly isRunner: boolean;
}

/** Whether the environment is that of a step in a workflow. */
export function isOnRunner(env: Readonly<Record<string, string | undefined>>): boolean {
  return env['GITHUB_ACTIONS'] === 'true';
}

/**
 * A text of any origin as it may reach its reader: for a person everything is spelt out that a terminal would obey or nobody
 * sees, and for a runner there is a backslash in what it would obey, which Markdown does not show.
 */
export function spelt(text: string, { isPerson, isRunner }: Audience): string {
  const shown = isPerson ? spellLines(text) : text;
  return isRunner ? withoutRunnerCommands(shown) : shown;
}

/** The same for what has sequences of our own in it: nothing is spelt out, and our own commands stay. */
export function drawn(text: string, { isRunner }: Pick<Audience, 'isRunner'>, own?: 'commands'): string {
  return isRunner && own === undefined ? withoutRunnerCommands(text) : text;
}

/** `#\#[` and `\::`. */
function withoutRunnerCommands(text: string): string {
  return withoutCommands(text, (character) => (character === '#' ? '#\\' : '\\:'));
}
