import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Dice } from './dice.ts';
import { targets } from './targets.ts';

/** `npm run fuzz` sets these; case n of a run has the seed + n, so that any case can be played alone. */
const cases = Number(process.env['DIGEST_CASES'] ?? '12');
const seed = Number(process.env['DIGEST_SEED'] ?? '1');
const seconds = Number(process.env['DIGEST_SECONDS'] ?? '600');
const only = process.env['DIGEST_ONLY']?.split(',');

const names = Object.keys(targets).filter((name) => only?.includes(name) ?? true);
const unknown = only?.filter((name) => !Object.hasOwn(targets, name)) ?? [];
if (unknown.length > 0)
  throw new Error(`there is no target ${unknown.join(', ')}; there are ${Object.keys(targets).join(', ')}`);

/** One finding hides no other one, and a hundred of the same say no more than five. */
const most = 5;

test.each(names)(
  '%s: whatever it is, it is told in words',
  { timeout: 60_000 + seconds * 1000 },
  async (name) => {
    const time = AbortSignal.timeout(seconds * 1000);
    const found: string[] = [];
    let played = 0;
    for (; played < cases && !time.aborted && found.length < most; played++) {
      try {
        await targets[name]?.(new Dice(seed + played));
      } catch (error) {
        const again = `npm run fuzz -- --only ${name} --cases 1 --seed ${seed + played}`;
        found.push(`${again}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
      await setImmediate();
    }
    if (process.env['DIGEST_CASES'] !== undefined)
      process.stdout.write(`${name}: ${played} cases from seed ${seed}, ${found.length} found\n`);
    expect(found.join('\n\n')).toBe('');
    expect(played).toBeGreaterThan(0);
  },
);
