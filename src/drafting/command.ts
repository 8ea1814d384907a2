import type { Context } from '../context.ts';
import { Failure } from '../problem/index.ts';
import { limits, type Listeners, type Provider, type Reply } from './provider.ts';

interface Program {
  /** The program and its arguments. */
  readonly words: readonly string[];
  readonly model: string;
  /** As people see it. */
  readonly name: string;
}

/**
 * A program that reads a prompt on its standard input and prints the answer. No shell reads its arguments, the folder that it works in is
 * empty, and it knows none of digest's own keys.
 */
export function commandProvider(context: Context, program: Program): Provider {
  return {
    model: program.model,
    id: JSON.stringify([program.model, ...program.words]),
    where: program.name,
    ask: (prompt, listeners) => ask(context, program, prompt, listeners),
  };
}

async function ask(
  context: Context,
  { words, name }: Program,
  prompt: string,
  { signal }: Listeners,
): Promise<Reply> {
  const [command = '', ...args] = words;
  const env = Object.fromEntries(Object.entries(context.env).filter(([key]) => !key.startsWith('DIGEST_')));
  const ran = await context.execLong(command, args, { env, input: prompt, signal, ...limits });
  const { status, stdout, stderr, ended, error } = ran;
  if (ended === 'signal' || signal.aborted) throw new Failure('interrupted', {});
  if (ended === 'size') throw new Failure('draft-unanswered', { why: 'large' });
  if (ended === 'time')
    throw new Failure('draft-unanswered', {
      why: 'slow',
      detail: `${limits.timeoutMilliseconds / 60_000} minutes`,
    });
  if (error !== undefined)
    throw new Failure(
      'draft-command',
      { command: name, detail: 'it could not be started' },
      { cause: error },
    );
  if (status === 0) return { text: decoded(stdout) };
  const said = stderr.trim().split('\n').at(-1) ?? '';
  const detail = said === '' ? `it ended with ${status ?? 'a signal'}` : said.slice(0, 300);
  throw new Failure('draft-command', { command: name, detail });
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Failure('draft-unanswered', { why: 'not-utf8' }, { cause });
  }
}
