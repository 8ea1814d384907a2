import { relative } from 'node:path';
import { asStored, type Topic } from '../../channels/index.ts';
import type { FailureArgs } from '../../problem/index.ts';
import type { Done } from './carry-out.ts';
import type { Plan, Wanted } from './plan.ts';
import type { Round } from './round.ts';

export type Different = Omit<FailureArgs<'forum/differs-there'>, 'address'>;

/** As the ledger keeps it, so that it is told once. */
export const nameOf = ({ place, written, shown }: Different): string =>
  `${place ?? ''} ${written} → ${shown ?? ''}`;

/** What the forum has and shows, beside what was written. */
export async function readBack(
  { run, ready, record }: Round,
  {
    wanted,
    back,
    done,
    plan,
    wasReadBack,
  }: { wanted: Wanted; back: Topic; done: Done; plan: Plan; wasReadBack: boolean },
): Promise<Different[]> {
  const { differsThere } = await import('../../verify/index.ts');
  const { config } = run.newsletter;
  const written = new Set(plan.steps.map(({ part }) => part));
  return wanted.raws.flatMap((raw, i): Different[] => {
    const part = i + 1;
    const wasPosted = record?.posts.some((one) => one.part === part && one.state === 'posted') === true;
    if (!written.has(part) && wasPosted && wasReadBack) return [];
    const post = back.posts.find(({ number, raw: stored }) =>
      part === 1 ? number === 1 : asStored(stored ?? '') === raw,
    );
    if (post === undefined || asStored(post.raw ?? '') !== raw)
      return [{ place: undefined, written: `the text of part ${part}`, shown: 'another text' }];
    const cooked = done.cooked.get(part) ?? post.cooked;
    return differsThere({ raw, cooked }, config, ready).map(({ line, written: text, shown }) => ({
      place: line === undefined ? undefined : `${relative(run.context.cwd, ready.file)}:${line}`,
      written: text,
      shown,
    }));
  });
}
