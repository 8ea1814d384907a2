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

/** A ref without what stands around it where it was copied: brackets, quotes, marks that nobody sees, letters of full width. */
export function asPasted(ref: string): string {
  const seen = ref
    .replace(/[\u200B-\u200D\u2060\uFEFF\u200E\u200F]/g, '')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => wide.normalize('NFKC'))
    .trim();
  const pair = pairs.find(
    ([open, close]) => seen.startsWith(open) && seen.endsWith(close) && seen.length > 2,
  );
  return pair === undefined ? seen : asPasted(seen.slice(1, -1));
}

/** Without what ends the sentence or the bracket around an id, none of which ends so. */
export function withoutEnd(ref: string): string {
  const bare = ref.replace(/[.,;:]+$/, '');
  const last = pairs.find(([open, close]) => bare.endsWith(close) && !bare.slice(0, -1).includes(open));
  return last === undefined ? bare : withoutEnd(bare.slice(0, -1));
}
