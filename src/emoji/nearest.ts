import { emojiTable } from './table.ts';

/**
 * The name that was probably meant by one that no emoji has: a letter less, another one, two swapped, or one more. Undefined
 * where no name is that near. A letter less is the commonest slip, so that `rockt` is `rocket` and not `rock`.
 */
export function nearestName(name: string): string | undefined {
  const wanted = name.toLowerCase();
  const near = [...emojiTable().byName.keys()].filter((known) => isOneEditAway(wanted, known));
  return near.toSorted((a, b) => b.length - a.length)[0];
}

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
