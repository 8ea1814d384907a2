import { run } from '../../src/cli/run.ts';
import { fakeContext } from './context.ts';
import type { FakeContext, FakeWorld } from './context.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly context: FakeContext;
}

/** Runs the program in a world of its own, as one types it: `runCli('validate --strict', { files })`. */
export async function runCli(
  command: string | readonly string[],
  world: FakeWorld | FakeContext = {},
): Promise<Ran> {
  const context = isContext(world) ? world : fakeContext(world);
  const before = { out: context.stdout.text.length, err: context.stderr.text.length };
  const argv = typeof command === 'string' ? command.split(' ').filter((word) => word !== '') : command;
  const code = await run(argv, context);
  return {
    code,
    stdout: context.stdout.text.slice(before.out),
    stderr: context.stderr.text.slice(before.err),
    context,
  };
}

function isContext(world: FakeWorld | FakeContext): world is FakeContext {
  return 'packageRoot' in world;
}
