import { replaceInvisible } from '../text/index.ts';

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['<', '>'],
  ['(', ')'],
  ['[', ']'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['「', '」'],
];

/** Removes brackets, quotes and invisible characters around a pasted ref, and turns letters of full width into plain ones. */
export function asPasted(ref: string): string {
  const seen = replaceInvisible(ref, () => '', '\u200C\u200D')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => wide.normalize('NFKC'))
    .trim();
  let [start, end] = [0, seen.length];
  const isPair = ([open, close]: readonly [string, string]): boolean =>
    seen.startsWith(open, start) && seen.endsWith(close, end) && end - start > 2;
  while (pairs.some(isPair)) {
    start++;
    end--;
    while (start < end && /\s/.test(seen[start] ?? '')) start++;
    while (start < end && /\s/.test(seen[end - 1] ?? '')) end--;
  }
  return seen.slice(start, end);
}

/** Removes punctuation and closing brackets after an id. No id ends with one. */
export function withoutEnd(ref: string): string {
  const first = new Map(pairs.map(([open]) => [open, ref.indexOf(open)]));
  let end = ref.length;
  const isClosing = ([open, close]: readonly [string, string]): boolean => {
    const opened = first.get(open) ?? -1;
    return ref.endsWith(close, end) && (opened === -1 || opened >= end - 1);
  };
  for (;;) {
    while (end > 0 && '.,;:'.includes(ref[end - 1] ?? '')) end--;
    if (end === 0 || !pairs.some(isClosing)) return ref.slice(0, end);
    end--;
  }
}
