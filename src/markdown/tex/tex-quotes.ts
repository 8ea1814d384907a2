/** The farthest that the two marks of a quotation are apart. */
const farthest = 300;

/**
 * The single quotes of TeX that pair with each other, `like this', by where they stand. Without its partner a mark stays: an
 * apostrophe is written in the same way.
 */
export function quotesIn(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  if (!text.includes('`')) return found;
  for (const { index } of text.matchAll(/(?<![`\\\p{L}\p{N}])`(?![`\s])/gu)) {
    const inside = text.slice(index + 1, index + farthest);
    const end = /(?<=[^\s'])'(?!'|[\p{L}\p{N}])/u.exec(inside)?.index;
    const next = inside.search(/(?<!`)`(?!`)/);
    if (end === undefined || (next !== -1 && next < end)) continue;
    found.set(index, '‘').set(index + 1 + end, '’');
  }
  return found;
}
