import type { Paper } from '../../issue/index.ts';
import { type Finding, nameOf } from '../../problem/index.ts';
import { quotesAround } from '../../text/index.ts';

/**
 * A title or an abstract that came with quotation marks around the whole of it, which belong to where it was taken from. Once
 * they stand in the file, between YAML's own, nobody could tell them from those that are meant.
 */
export function quotedAsAWhole({ title, abstract }: Paper): Finding[] {
  return [...title, ...abstract].flatMap(({ path, value }): Finding[] => {
    const around = quotesAround(value.trim(), true);
    return around === undefined
      ? []
      : [{ code: 'text/quotes', args: { what: nameOf(path), ...around, isPair: true, isTaken: true }, path }];
  });
}
