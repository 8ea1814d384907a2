import { withoutCode } from '../text/index.ts';

const blank = (found: string): string => ' '.repeat(found.length);

/**
 * A text of the same length in which addresses, code and mathematics are blank: what is left are words. Wide digits are the usual ones,
 * and what is said times something stands by itself.
 */
export function wordsIn(text: string): string {
  let plain = text.includes('`') || text.includes('~~~') ? withoutCode(text) : text;
  if (plain.includes('://') || plain.includes('www.')) plain = plain.replace(address, blank);
  if (plain.includes('$')) plain = plain.replace(/\$\$[^$]+\$\$|\$(?!\d+(?:[ .,]|$))[^$\n]+\$/g, blank);
  if (/[０-９×]/.test(plain))
    plain = plain
      .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
      .replaceAll('×', ' ');
  return plain.replace(/:[a-z0-9_+-]+:/g, blank).replace(/^[ \t]*\d{1,2}[.)](?= )/gm, blank);
}

/** An address as it may stand in a text, whatever opens it, up to what cannot belong to it. Korean goes on right behind one. */
export const address =
  /(?:https?:\/\/|www\.|(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/)[!#-&*-;=?-Z_a-z~(]+(?:\([!#-&*-;=?-Z_a-z~]*\)[!#-&*-;=?-Z_a-z~]*)*/gi;
