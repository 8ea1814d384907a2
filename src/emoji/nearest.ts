import { editDistance } from '../text/index.ts';
import { emojiTable } from './table.ts';

/**
 * The name that was probably meant by one that no emoji has: a letter less, another one, two swapped, or one more. Undefined
 * where no name is that near. A letter less is the commonest slip, so that `rockt` is `rocket` and not `rock`.
 */
export function nearestName(name: string): string | undefined {
  const wanted = name.toLowerCase();
  const near = [...emojiTable().byName.keys()].filter((known) => editDistance(wanted, known, 1) === 1);
  return near.toSorted((a, b) => b.length - a.length)[0];
}
