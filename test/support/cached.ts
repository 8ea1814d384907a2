import { again } from '../../src/cli/again.ts';
import { run } from '../../src/cli/run.ts';
import type { Call } from '../../src/context.ts';
import { fakeContext, type FakeWorld } from './context.ts';
import { MemoryFiles } from './memory-files.ts';

/** Where the fake user's records are. */
export const records = '/home/editor/.cache/digest/runs';

export interface CachedRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was read of the issues, as names in the order of reading. */
  readonly read: readonly string[];
  /** The record said it all: nothing was opened or checked. */
  readonly isAgain: boolean;
}

export interface CachedWorld extends Omit<FakeWorld, 'files'> {
  readonly build?: string;
}

/** Runs a command line as `bin/digest.js` does, with a cache. */
export async function runCached(
  line: string,
  files: MemoryFiles,
  { build = 'one', ...world }: CachedWorld = {},
): Promise<CachedRun> {
  const argv = line.split(' ');
  const call: Call = { argv, cwd: world.cwd ?? '/desk', build };
  const context = { ...fakeContext({ now: '2025-07-09T03:00:00Z', ...world, files }), call };
  const before = files.steps.length;
  const { code } = await again(context);
  const { length } = files.steps;
  const end = code ?? (await run(argv, context));
  const read = files.steps
    .slice(before)
    .flatMap((step) => /^read \/desk\/(?:issues|drafts)\/(.*)$/.exec(step)?.[1] ?? []);
  return {
    code: end,
    stdout: context.stdout.text,
    stderr: context.stderr.text,
    read,
    isAgain: code !== undefined && length === files.steps.length,
  };
}

/**
 * Runs a command line with what was kept, and without the cache on a copy of the disk: they say the same, and leave the same. Gives the
 * former.
 */
export async function runBoth(
  line: string,
  files: MemoryFiles,
  world: CachedWorld = {},
): Promise<{
  readonly cached: CachedRun;
  readonly plain: CachedRun;
  readonly left: readonly [unknown, unknown];
}> {
  const other = files.copy();
  const cached = await runCached(line, files, world);
  const plain = await runCached(`${line} --no-cache`, other, world);
  return { cached, plain, left: [contents(files), contents(other)] };
}

function contents(files: MemoryFiles): Record<string, string> {
  return Object.fromEntries(
    files.paths('/desk').map((path) => [path, files.linkTarget(path) ?? files.text(path)] as const),
  );
}
