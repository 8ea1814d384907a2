import { graphemes, isUnspaced } from './characters.ts';
import { displayWidth } from './width.ts';

export interface WrapOptions {
  /** Columns of display width, default 78; 0 = no wrapping. */
  readonly width?: number;
  /** The beginnings of the first line and of all others: a hanging indent. Both count towards the width. */
  readonly first?: string;
  readonly rest?: string;
  /** Whether an address that is wider than a line is cut as well. */
  readonly breaksAddresses?: boolean;
  /** Whether no word is cut: for a terminal, which breaks what is wider than itself in a way that can be copied. */
  readonly keepsWords?: boolean;
}

/**
 * Breaks text into lines no wider than `width` columns. Korean and English break at spaces only, Chinese and Japanese also
 * between characters. A word that is wider than a line is cut, except an address, which would no longer work, unless that
 * is asked for. Line breaks in the text stay.
 */
export function wrap(
  text: string,
  { width = 78, first = '', rest = '', breaksAddresses = false, keepsWords = false }: WrapOptions = {},
): string {
  const mayCut = (word: string): boolean =>
    width > 0 && !keepsWords && (breaksAddresses || !isAddress.test(word));
  const room = width - displayWidth(rest);
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    const indent = () => (lines.length === 0 ? first : rest);
    let line = indent();
    let used = displayWidth(line);
    let empty = true;
    for (const piece of pieces(paragraph)) {
      const word = piece.trimStart();
      const gap = empty ? '' : piece.slice(0, piece.length - word.length);
      const widthOfWord = displayWidth(word);
      const isTooWide = widthOfWord > room && mayCut(word);
      for (const [index, part] of (isTooWide ? cut(word, room) : [word]).entries()) {
        const lead = index === 0 ? gap : '';
        const size = displayWidth(lead) + (isTooWide ? displayWidth(part) : widthOfWord);
        if (width > 0 && !empty && used + size > width) {
          lines.push(line.trimEnd());
          line = rest + part;
          used = displayWidth(line);
        } else {
          line += lead + part;
          used += size;
        }
        empty = false;
      }
    }
    lines.push(line.trimEnd());
  }
  return lines.join('\n');
}

/** Words with the space before them; between two characters of a script without spaces a line may break as well. */
function pieces(text: string): string[] {
  return words(text).flatMap((word) =>
    !hasUnspaced(word) || /^ *<?(?:https?:|mailto:)/i.test(word) ? [word] : betweenCharacters(word),
  );
}

/** Each with the spaces before it, and those at the end by themselves. */
function words(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (let space = text.indexOf(' ', 1); space !== -1; space = text.indexOf(' ', space + 1)) {
    if (text[space - 1] === ' ') continue;
    found.push(text.slice(start, space));
    start = space;
  }
  return [...found, text.slice(start)];
}

/** Whether a word may have a character of a script without spaces; one of the higher planes may be of such a one. */
function hasUnspaced(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 0x2e80 && (code < 0xac00 || code > 0xd7a3))
      return /[\u2e80-\ua4cf\uf900-\uffef\u{1aff0}-\u{3fffd}]/u.test(word);
  }
  return false;
}

/** Punctuation that must not begin a line, and brackets that must not end one. */
const clings = /^[\p{Pe}\p{Pf}、。，．・：；！？ー々ゝヽ…]$/u;
const opens = /^[\p{Ps}\p{Pi}]$/u;

function betweenCharacters(word: string): string[] {
  const out: string[] = [];
  let last = '';
  for (const c of word) {
    const may =
      out.length > 0 &&
      last.trim() !== '' &&
      isUnspaced(last) &&
      isUnspaced(c) &&
      !clings.test(c) &&
      !opens.test(last);
    if (may || out.length === 0) out.push(c);
    else out[out.length - 1] += c;
    last = c;
  }
  return out;
}

const isAddress = /https?:\/\/|mailto:|www\./i;

/** Parts of a word that fit into a line. */
function cut(word: string, most: number): string[] {
  if (most < 2) return [word];
  const parts: string[] = [];
  let part = '';
  for (const segment of graphemes(word)) {
    if (part !== '' && displayWidth(part + segment) > most) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
