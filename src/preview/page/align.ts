/**
 * Which block of an issue is shown where. Nothing in what readers get says so, and nothing is put there for the preview:
 * blocks are recognised by the letters they begin with, in the order in which they come.
 */

/** Letters that tell one block from another. */
const enough = 24;

/** Letters and digits of a text, whatever stands between them. A digit in a box is an emoji, which Markdown has by its name. */
export function keyOf(text: string): string {
  return text
    .replace(/[\d#*]\uFE0F?\u20E3/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Blocks that are alike so far are of one place. */
const longest = 5000;

/** The same for a line of Markdown or HTML, without what is not shown of it. */
export function keyOfMarkup(whole: string): string {
  const line = whole.slice(0, longest);
  // Where a link of HTML leads may be a block of its own, behind words that are none.
  const addresses = [...line.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href);
  const words = line
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/(<h2\b[^>]*>(?:<a\b[^>]*>)?|^## )\d+\\?\. /, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/&#?\w+;/g, '')
    .replace(/:[\w+-]+:/g, '');
  return keyOfPlace(words, addresses);
}

/** A key of a place: that of its words, which a number of its own is no part of, and those of the addresses in it. */
export function keyOfPlace(words: string, addresses: readonly (string | undefined)[]): string {
  return [words, ...addresses]
    .map((text = '') => keyOf(text))
    .join(' ')
    .trim();
}

/** For each block the position of the place that it begins at, or -1. Both are keys, in the order in which they are shown. */
export function align(blocks: readonly string[], places: readonly string[]): number[] {
  let from = 0;
  return blocks.map((block) => {
    if (block === '') return -1;
    // Addresses of two papers differ in their last digits.
    const isAddress = block.startsWith('http');
    const start = isAddress ? block : block.slice(0, enough);
    const begins = (place: string): boolean => {
      const end = place.indexOf(' ');
      const words = end === -1 ? place : place.slice(0, end);
      return place.startsWith(start) || (words.length >= 8 && block.startsWith(words));
    };
    const holds = (place: string): boolean => start.length >= 8 && place.includes(start);
    const found =
      find(places, from, begins) ??
      find(places, from, holds) ??
      find(places, 0, begins) ??
      // An address may also stand in a sentence further up, which is not the place that is looked for.
      (isAddress ? undefined : find(places, 0, holds)) ??
      -1;
    if (found !== -1) from = places[found] === block ? found + 1 : found;
    return found;
  });
}

function find(
  places: readonly string[],
  from: number,
  matches: (place: string) => boolean,
): number | undefined {
  for (let i = from; i < places.length; i++) if (matches(places[i] ?? '')) return i;
  return undefined;
}

/** The block that a place belongs to: the last one that begins at it or before it. */
export function blockAt(starts: readonly number[], place: number): number | undefined {
  let best: number | undefined;
  for (const [block, start] of starts.entries()) {
    if (start === -1 || start > place) continue;
    if (best === undefined || start >= (starts[best] ?? -1)) best = block;
  }
  return best;
}
