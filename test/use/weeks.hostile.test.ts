import { expect, test } from 'vitest';
import { play } from './play.ts';

/** `DIGEST_EVENINGS=200 npx vitest run --project hostile test/use` plays more, from `DIGEST_SEED` on. */
const evenings = Number(process.env['DIGEST_EVENINGS'] ?? '3');
const seed = Number(process.env['DIGEST_SEED'] ?? '1');
const weeks = 5;

test(
  `${evenings} evenings of an editor, with crashes: nothing lost, nothing twice, and status is right`,
  { timeout: 60_000 + evenings * 20_000 },
  async () => {
    let [runs, killed] = [0, 0];
    for (let played = 0; played < evenings; played += weeks) {
      const one = await play(seed + played, Math.min(weeks, evenings - played));
      runs += one.runs;
      killed += one.killed;
    }
    expect(runs).toBeGreaterThan(5 * evenings);
    expect(killed).toBeGreaterThan(evenings / 4);
  },
);
