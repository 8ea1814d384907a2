/** The word among `known` that was most likely meant, or `undefined` where none is close. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  let most = Math.max(1, Math.floor(lower.length / 3));
  let best: string | undefined;
  for (const candidate of known) {
    const distance = editDistance(lower, candidate.toLowerCase(), most);
    if (distance !== undefined) [best, most] = [candidate, distance - 1];
  }
  return best;
}

/**
 * How many letters were left out, put in, mistaken, or swapped with their neighbour (optimal string alignment) to make one word
 * of the other; `undefined` where it is more than `most`, which is known sooner.
 */
export function editDistance(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  const [left, right] = withoutCommonEnds(a, b);
  if (left === '' || right === '') return left.length + right.length;
  // One slip is in one letter, or in two that are swapped: most words are not looked at any further.
  if (most === 1 && Math.max(left.length, right.length) > 2) return undefined;
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, i) => i);
  let leastBefore = 0;
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    let leastOfRow = i;
    for (let j = 1; j <= right.length; j++) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
      leastOfRow = Math.min(leastOfRow, least);
    }
    // A row is made of the two before it.
    if (leastBefore > most && leastOfRow > most) return undefined;
    leastBefore = leastOfRow;
    before = last;
    last = row;
  }
  const distance = last[right.length] ?? 0;
  return distance <= most ? distance : undefined;
}

/** Removes the common beginning and end of two words, which is most of two words that are near each other. */
function withoutCommonEnds(a: string, b: string): [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}
