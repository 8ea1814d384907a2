import type { Context } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { asking } from '../terminal/index.ts';

interface Question {
  /** What is not done without a yes. */
  readonly command: 'publish' | 'send' | 'draft';
  readonly plan: string;
  readonly message: string;
  /** How one agrees. */
  readonly yes: string;
  /** What is asked about, as `requireSomebody` takes it. */
  readonly deed?: string;
}

/** Shows what would be done, and asks. Throws Failure `usage` where nobody can answer, `declined`, `interrupted`. */
export async function agree(
  context: Context,
  { command, plan, message, yes, deed }: Question,
  isYes: boolean,
): Promise<void> {
  const { stderr, isQuiet } = context;
  if (!isYes || isQuiet !== true) stderr.write(plan);
  if (isYes) return;
  requireSomebody(context, command, deed);
  const choices = [
    { name: 'no', value: false },
    { name: yes, value: true },
  ];
  if (!(await asking(context, (prompter) => prompter.choose({ message, choices }))))
    throw new Failure('declined', { command });
}

/** Nothing goes out that nobody agreed to. `deed`: what it is, such as `send it`. Throws Failure `usage`. */
export function requireSomebody(
  { stdin, stderr }: Context,
  command: Question['command'],
  deed = `${command} it`,
): void {
  if (stdin.isTTY && stderr.isTTY) return;
  const detail = `nobody can be asked whether to ${deed}, for there is no terminal: add --yes`;
  throw new Failure('usage', { detail, command });
}
