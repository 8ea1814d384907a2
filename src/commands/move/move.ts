import type { Context } from '../../context.ts';
import { exactText, movePaper } from '../../issue/index.ts';
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

/** The text of an issue with its paper `from` as its paper `to`; `name` is for failures. Throws what moving throws. */
export function movedIn(
  bytes: Uint8Array,
  numbers: { readonly from: number; readonly to: number },
  name: string,
): string {
  return movePaper(exactText(bytes, name), numbers, name).text;
}
