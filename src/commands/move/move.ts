import type { Context } from '../../context.ts';
import { movePaper } from '../../issue/index.ts';
import type { Outcome } from '../outcome.ts';
import { rearrange, type RearrangeOptions } from '../rearrange.ts';

/** Makes paper `from` of an issue its paper `to`, both counted from 1. */
export function move(
  context: Context,
  from: number,
  to: number,
  options: RearrangeOptions,
): Promise<Outcome> {
  return rearrange(context, options, {
    edit: (text, path) => movePaper(text, { from, to }, path),
    tell: ([title = ''], issue) => [{ code: 'paper-moved', args: { from, to, title, issue } }],
  });
}
