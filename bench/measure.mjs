/** Times of commands that run in turn, and the most memory that one holds. A command is `{ program, args, cwd, env, before }`. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median.mjs';
import { mostOf } from './peak.mjs';

/**
 * Runs each command once a round, one after another, so that a machine that slows down slows all of them. The first round warms
 * the disk up and does not count. Gives for each command its milliseconds, and how many times a bare `node -e 0` of the same
 * round that is, which is the median of three, for it is short.
 */
export function inTurn(commands, { node, env, rounds }) {
  const bare = { program: node, args: ['-e', '0'], env };
  const taken = new Map(commands.map((command) => [command, { ms: [], times: [] }]));
  for (let round = 0; round <= rounds; round++) {
    const base = median([1, 2, 3].map(() => time(bare)));
    for (const command of commands) {
      const ms = time(command);
      if (round === 0) continue;
      taken.get(command).ms.push(ms);
      taken.get(command).times.push(ms / base);
    }
  }
  return taken;
}

function time({ program, args, cwd, env, before }) {
  before?.();
  const start = performance.now();
  const child = spawnSync(program, args, {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
  });
  const ms = performance.now() - start;
  if (child.status === 0) return ms;
  throw new Error(
    `${[program, ...args].join(' ')}\nended with ${child.status}: ${child.error ?? child.stderr}`,
  );
}

/** How long a command takes, and the most memory that it holds: MiB, NaN for what is no node where the system does not tell. */
export async function weigh({ program, args, cwd, env, before }, node) {
  before?.();
  const file = join(tmpdir(), `digest-peak-${process.pid}`);
  const isNode = program === node;
  const preload = isNode ? ['--import', new URL('./peak.mjs', import.meta.url).href] : [];
  const start = performance.now();
  const child = spawn(program, [...preload, ...args], {
    cwd,
    env: { ...env, DIGEST_PEAK: file },
    stdio: 'ignore',
  });
  let kilobytes = Number.NaN;
  const look = isNode
    ? undefined
    : setInterval(() => {
        kilobytes = mostOf(child.pid) ?? kilobytes;
      }, 5);
  const status = await new Promise((resolve) => child.on('exit', resolve));
  const ms = performance.now() - start;
  clearInterval(look);
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')}\nended with ${status}`);
  if (isNode) {
    kilobytes = Number(readFileSync(file, 'utf8'));
    rmSync(file);
  }
  return { ms, mebibytes: kilobytes / 1024 };
}
