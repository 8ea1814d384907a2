import { graphemes, isUnspaced } from './characters.ts';
import { columnsOf, displayWidth, isHangul } from './width.ts';

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
export function wrap(text: string, options?: WrapOptions): string {
  return wrapLines(text, options).join('\n');
}

/** The same as a list of lines. */
export function wrapLines(
  text: string,
  { width = 78, first = '', rest = '', breaksAddresses = false, keepsWords = false }: WrapOptions = {},
): string[] {
  const room = width > 0 ? width - displayWidth(rest) : Infinity;
  const mayCut = (word: string): boolean => !keepsWords && (breaksAddresses || !isAddress.test(word));
  const lines = new Lines(width, rest);
  for (const paragraph of text.split('\n')) {
    lines.begin(paragraph, lines.done.length === 0 ? first : rest);
    let end = 0;
    do {
      const start = end;
      while (paragraph.charCodeAt(end) === 0x20) end++;
      const word = end;
      // Most words need no other look than this one at each character.
      let columns = 0;
      let isPlain = true;
      for (; end < paragraph.length; end++) {
        const code = paragraph.charCodeAt(end);
        if (code === 0x20) break;
        const own = columnsOf(code);
        columns += own;
        if (own !== 1 && !isHangul(code)) isPlain = false;
      }
      if (isPlain && columns <= room) lines.put({ gap: word - start, from: word, to: end, columns });
      else putPieces(lines, { text: paragraph.slice(start, end), start, room, mayCut });
    } while (end < paragraph.length);
    lines.end();
  }
  return lines.done;
}

/** A part of a paragraph that goes into one line, and the columns of it and of the space before it. */
interface Part {
  readonly gap: number;
  readonly from: number;
  readonly to: number;
  readonly columns: number;
}

/** The lines of paragraphs, each of which is a slice of one behind its indent. */
class Lines {
  readonly done: string[] = [];
  private readonly width: number;
  private readonly rest: string;
  private paragraph = '';
  /** Of the line that is being filled. */
  private indent = '';
  private from = 0;
  private to = 0;
  private used = 0;
  private isEmpty = true;

  constructor(width: number, rest: string) {
    this.width = width;
    this.rest = rest;
  }

  begin(paragraph: string, indent: string): void {
    this.paragraph = paragraph;
    this.indent = indent;
    this.from = this.to = 0;
    this.used = displayWidth(indent);
    this.isEmpty = true;
  }

  put({ gap, from, to, columns }: Part): void {
    if (this.isEmpty) {
      this.from = from;
      this.used += columns;
      this.isEmpty = false;
    } else if (this.width > 0 && this.used + gap + columns > this.width) {
      this.end();
      this.indent = this.rest;
      this.from = from;
      this.used = displayWidth(this.rest + this.paragraph.slice(from, to));
    } else {
      this.used += gap + columns;
    }
    this.to = to;
  }

  end(): void {
    this.done.push((this.indent + this.paragraph.slice(this.from, this.to)).trimEnd());
  }
}

interface Word {
  /** With the spaces before it. */
  readonly text: string;
  readonly start: number;
  readonly room: number;
  readonly mayCut: (word: string) => boolean;
}

/** A word whose columns have to be looked up, that is wider than a line, or that may be broken between its characters. */
function putPieces(lines: Lines, { text, start, room, mayCut }: Word): void {
  let to = start;
  for (const piece of pieces(text)) {
    const word = piece.trimStart();
    const columns = displayWidth(word);
    const lead = piece.slice(0, piece.length - word.length);
    let gap = displayWidth(lead);
    to += lead.length;
    const isTooWide = columns > room && mayCut(word);
    for (const part of isTooWide ? cut(word, room) : [word]) {
      const from = to;
      to += part.length;
      lines.put({ gap, from, to, columns: isTooWide ? displayWidth(part) : columns });
      gap = 0;
    }
  }
}

/** A word with the spaces before it; between two characters of a script without spaces a line may break as well. */
function pieces(word: string): string[] {
  return !hasUnspaced(word) || /^ *<?(?:https?:|mailto:)/i.test(word) ? [word] : betweenCharacters(word);
}

/** Whether a word may have a character of a script without spaces; one of the higher planes may be of such a one. */
function hasUnspaced(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 0x2e80 && !isHangul(code))
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
