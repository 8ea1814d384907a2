/** Classes of characters, as CommonMark and its amendment for CJK text name them. Each takes one code point or ''. */

const whitespace = /^[\s\u0000]$/u;
const variationSelector = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;

/**
 * Wide and half-width East Asian characters, letters and punctuation alike; emoji are none. Source of the idea: the
 * amendment of CommonMark at github.com/tats-u/markdown-cjk-friendly.
 */
const cjk =
  /^[\u1100-\u11ff\u20a9\u2e80-\u303f\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uffef\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b16f}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]$/u;

/** Scripts that put no space between words, and their punctuation: a line break between two of them is nothing. */
export const isUnspaced = classOf(
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\u3001-\\u301f\\u3030\\u30a0\\u30fb\\u30fc' +
    '\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65',
  { ascii: undefined, hangul: false },
);

export const isWhitespace = (c: string): boolean => c === '' || whitespace.test(c);
/** Unicode punctuation and symbols, as CommonMark 0.31 counts them. */
export const isPunctuation = classOf('\\p{P}\\p{S}', { ascii: /[!-/:-@[-`{-~]/, hangul: false });
/** The same without symbols such as `$` and `+`. */
export const isPunctuationMark = classOf('\\p{P}', { ascii: /[!-#%-*,-/:;?@[-\]_{}]/, hangul: false });
export const isCjk = (c: string): boolean => cjk.test(c);
export const isLetter = classOf('\\p{L}', { ascii: /[A-Za-z]/, hangul: true });
export const isLetterOrDigit = classOf('\\p{L}\\p{N}', { ascii: /[A-Za-z0-9]/, hangul: true });
export const isWordCharacter = classOf('\\p{L}\\p{N}\\p{M}', { ascii: /[A-Za-z0-9]/, hangul: true });
/** A mark that stands on the character before it. */
export const isMark = classOf('\\p{M}', { ascii: undefined, hangul: false });

/**
 * Patterns with Unicode's properties take long to compile, and most text is ASCII and Hangul syllables: only about other
 * characters one is asked, which is made when the first of them comes.
 */
function classOf(
  properties: string,
  { ascii, hangul }: { ascii: RegExp | undefined; hangul: boolean },
): (c: string) => boolean {
  let pattern: RegExp | undefined;
  return (c) => {
    const code = c.charCodeAt(0);
    if (c === '' || code < 0x80) return ascii?.test(c) ?? false;
    if (code >= 0xac00 && code <= 0xd7a3) return hangul;
    pattern ??= new RegExp(`^[${properties}]$`, 'u');
    return pattern.test(c);
  };
}

/** ASCII punctuation: what a backslash can escape. */
export const isEscapable = (c: string): boolean => /^[!-/:-@[-`{-~]$/.test(c);

/** The code point that begins at `index`, or '' at the end. */
export function characterAt(text: string, index: number): string {
  const point = text.codePointAt(index);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** The code point that ends before `index`, or '' at the start. */
export function characterBefore(text: string, index: number): string {
  if (index <= 0) return '';
  const low = text.charCodeAt(index - 1);
  return low >= 0xdc00 && low <= 0xdfff && index > 1 ? characterAt(text, index - 2) : text.charAt(index - 1);
}

/** Like `characterBefore`, but a variation selector counts as the character that it varies. */
export function visibleBefore(text: string, index: number): string {
  const before = characterBefore(text, index);
  return variationSelector.test(before) ? characterBefore(text, index - before.length) : before;
}

/** `U+200B`, the name of the code point that a text begins with. */
export function nameOfCharacter(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** How many code points a text has, which is how Discourse counts a post (Ruby's String#length). */
export function codePoints(text: string): number {
  // Few texts have a pair of code units, and a pattern finds those faster than a walk.
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** Code units that are taken apart at once: for whole lines of a megabyte it would take the square of their length (Node 20). */
const slice = 512;
let segmenter: Intl.Segmenter | undefined;

/** What people take for one character each: a letter with its marks, an emoji with what is joined to it (UAX 29). */
export function* graphemes(text: string): Iterable<string> {
  for (let at = 0, end = 0; at < text.length; at = end) {
    for (end = at + 1; end < text.length && end - at < slice && !isBetweenPlain(text, end);) end++;
    const isCut = end < text.length && !isBetweenPlain(text, end);
    if (end === at + 1 && isPlain(text.charCodeAt(at))) yield text.charAt(at);
    else {
      segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
      const found = Array.from(segmenter.segment(text.slice(at, end)), ({ segment }) => segment);
      if (isCut && found.length > 1) end -= found.pop()?.length ?? 0;
      yield* found;
    }
  }
}

/** UAX 29 joins none of these to another of them: printable ASCII, ideographs and syllables of Hangul. */
function isPlain(code: number): boolean {
  return (
    (code >= 0x20 && code <= 0x7e) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0x4e00 && code <= 0x9fff)
  );
}

function isBetweenPlain(text: string, at: number): boolean {
  return isPlain(text.charCodeAt(at)) && isPlain(text.charCodeAt(at - 1));
}
