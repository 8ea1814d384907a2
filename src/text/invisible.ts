/**
 * What spells something together with its neighbour, and so is no invisible character: a variant of a character, the tags of
 * a flag, a filler in a Hangul syllable that has no letter there, a space between Braille. Each is more than one code point.
 */
const spelt = [
  // Not \p{C}: emoji of a later Unicode have no category yet.
  String.raw`(?![\s\p{Cc}\p{Cf}\p{Cs}\p{DI}\p{NChar}])[\p{Emoji}\P{ASCII}]\p{VS}`,
  String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}`,
  String.raw`\u115f[\u1161-\u11a7\ud7b0-\ud7c6]|[\u1100-\u115e\ua960-\ua97c]\u1160`,
  String.raw`[\u2801-\u28ff]\u2800+(?=[\u2801-\u28ff])`,
].join('|');

/** Unicode's Default_Ignorable_Code_Point without joiners, and the Braille pattern that has no dot. */
const unseen = String.raw`(?![\u034f\u200c\u200d])[\p{DI}\u2800]`;

/** Text that has none for certain: most of it, and Unicode's properties take long to compile. */
const plain =
  /^[\0-\u00ac\u00ae-\u034e\u0370-\u061b\u061d-\u10ff\u1200-\u17b3\u1e00-\u200a\u2010-\u2027\u2030-\u205f\u2070-\u27ff\u2900-\u3163\u3165-\ud7a3]*$/;

const patterns = new Map<string, RegExp>();

/**
 * Finds each character that nobody sees, and each of a class of others (the inside of `[ ]`). What it finds besides is longer
 * than one code point and stays as it is.
 */
export function invisibleOr(others: string): RegExp {
  let pattern = patterns.get(others);
  if (pattern === undefined) {
    pattern = new RegExp(others === '' ? `${spelt}|${unseen}` : `${spelt}|${unseen}|[${others}]`, 'gu');
    patterns.set(others, pattern);
  }
  return pattern;
}

function isOne(found: string): boolean {
  return found.length === 1 || (found.length === 2 && (found.codePointAt(0) ?? 0) > 0xffff);
}

/** Replaces each character that nobody sees, and each of a class of others. */
export function replaceInvisible(text: string, to: (character: string) => string, others = ''): string {
  return text.replace(invisibleOr(others), (found) => (isOne(found) ? to(found) : found));
}

/** Written without spaces between words: a space of no width says where a line may break, a word joiner where it may not. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/** Where a text has characters that nobody sees and that nobody typed. Joiners and marks of direction are typed. */
export function invisibleIn(text: string): { readonly character: string; readonly index: number }[] {
  if (plain.test(text)) return [];
  const typed = unspaced.test(text) ? /[\u200b\u2060]|\p{Bidi_Control}/u : /\p{Bidi_Control}/u;
  return [...text.matchAll(invisibleOr(''))]
    .map(({ 0: character, index }) => ({ character, index }))
    .filter(({ character }) => isOne(character) && !typed.test(character));
}

/** The first of all that nobody sees in an address or an id, where joiners and marks of direction are no spelling either. */
export function invisibleInAddress(
  text: string,
): { readonly character: string; readonly index: number } | undefined {
  if (!/[^\0-\x7f]/.test(text)) return undefined;
  const format = /\p{Cf}/u.exec(text);
  return format === null ? invisibleIn(text)[0] : { character: format[0], index: format.index };
}
