import type { Context } from '../../context.ts';
import { removePapers } from '../../issue/index.ts';
import type { Outcome } from '../outcome.ts';
import { rearrange, type RearrangeOptions } from '../rearrange.ts';

/** Takes papers out of an issue, by their numbers from 1 as they are before. */
export function remove(
  context: Context,
  numbers: readonly number[],
  options: RearrangeOptions,
): Promise<Outcome> {
  const each = [...new Set(numbers)];
  return rearrange(context, options, {
    edit: (text, path) => removePapers(text, each, path),
    tell: (titles, issue) =>
      each.map((number, i) => ({ code: 'paper-removed', args: { number, title: titles[i] ?? '', issue } })),
  });
}
