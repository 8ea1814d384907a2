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
  const pair = pairs.find(
    ([open, close]) => seen.startsWith(open) && seen.endsWith(close) && seen.length > 2,
  );
  return pair === undefined ? seen : asPasted(seen.slice(1, -1));
}

/** Removes punctuation and closing brackets after an id. No id ends with one. */
export function withoutEnd(ref: string): string {
  const bare = ref.replace(/(?<![.,;:])[.,;:]+$/, '');
  const last = pairs.find(([open, close]) => bare.endsWith(close) && !bare.slice(0, -1).includes(open));
  return last === undefined ? bare : withoutEnd(bare.slice(0, -1));
}
