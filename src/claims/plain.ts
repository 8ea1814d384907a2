import { withoutCode } from '../text/index.ts';

const blank = (found: string): string => ' '.repeat(found.length);

/** A text of the same length in which addresses, code and mathematics are blank: what is left are words. */
export function wordsIn(text: string): string {
  let plain = text.includes('`') || text.includes('~~~') ? withoutCode(text) : text;
  if (plain.includes('://') || plain.includes('www.')) plain = plain.replace(address, blank);
  if (plain.includes('$')) plain = plain.replace(/\$\$[^$]+\$\$|\$(?!\d+(?:[ .,]|$))[^$\n]+\$/g, blank);
  return plain.replace(/:[a-z0-9_+-]+:/g, blank).replace(/^[ \t]*\d{1,2}[.)](?= )/gm, blank);
}

/** An address as it may stand in a text, up to what cannot belong to it. Korean goes on right behind one. */
export const address =
  /(?:https?:\/\/|www\.)[!#-&*-;=?-Z_a-z~(]+(?:\([!#-&*-;=?-Z_a-z~]*\)[!#-&*-;=?-Z_a-z~]*)*/gi;
