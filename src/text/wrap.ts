import { graphemes, isUnspaced } from './characters.ts';
import { unitsOf } from './units.ts';
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
  const done: string[] = [];
  for (const paragraph of text.split('\n')) {
    const frame = { width, first: done.length === 0 ? first : rest, rest };
    const plain = plainLines(paragraph, frame);
    if (plain !== undefined) {
      for (const one of plain) done.push(one);
      continue;
    }
    const lines = new Lines(paragraph, frame);
    let start = 0;
    for (const word of words(paragraph)) {
      putPieces(lines, { text: word, start, room, mayCut });
      start += word.length;
    }
    for (const one of lines.end()) done.push(one);
  }
  return done;
}

interface Frame {
  readonly width: number;
  readonly first: string;
  readonly rest: string;
}

/**
 * The lines of a paragraph where each character stands for itself, no word is wider than a line, and lines break at spaces
 * alone, or undefined. Most paragraphs are such ones, and need no other look than this one at each character.
 */
function plainLines(text: string, { width, first, rest }: Frame): string[] | undefined {
  if (width === 0) return /^\s/.test(text) ? undefined : [(first + text).trimEnd()];
  if (text.startsWith(' ') || text.endsWith(' ') || !/^[ -~]*$/.test(rest)) return undefined;
  const lines: string[] = [];
  let indent = first;
  let used = displayWidth(first);
  /** Where the line begins, where the word that is looked at, and where the space before that. */
  let [from, word, gap] = [0, 0, -1];
  let usedBeforeWord = used;
  const units = unitsOf(text);
  for (let at = 0; at < text.length; at++) {
    const code = units[at] ?? 0;
    if (code === 0x20) {
      if (word < at) gap = at;
      word = at + 1;
      usedBeforeWord = ++used;
      continue;
    }
    const columns = code > 0x20 && code < 0x7f ? 1 : isHangul(code) ? 2 : columnsOf(code) === 1 ? 1 : 0;
    if (columns === 0) return undefined;
    used += columns;
    if (used <= width) continue;
    used += rest.length - usedBeforeWord;
    if (gap < from || used > width) return undefined;
    lines.push(indent + text.slice(from, gap));
    [indent, from, usedBeforeWord] = [rest, word, rest.length];
  }
  lines.push((indent + text.slice(from)).trimEnd());
  return lines;
}

/** Each with the spaces before it, and those at the end by themselves. */
function words(text: string): string[] {
  return text.split(/(?<=[^ ])(?= )/);
}

/** A part of a paragraph that goes into one line, and the columns of it and of the space before it. */
interface Part {
  readonly gap: number;
  readonly from: number;
  readonly to: number;
  readonly columns: number;
}

/** The lines of a paragraph, each of which is a slice of it behind its indent. */
class Lines {
  private readonly done: string[] = [];
  private readonly paragraph: string;
  private readonly width: number;
  private readonly rest: string;
  /** Of the line that is being filled. */
  private indent: string;
  private from = 0;
  private to = 0;
  private used: number;
  private isEmpty = true;

  constructor(paragraph: string, { width, first, rest }: Frame) {
    this.paragraph = paragraph;
    this.width = width;
    this.rest = rest;
    this.indent = first;
    this.used = displayWidth(first);
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

  end(): readonly string[] {
    this.done.push((this.indent + this.paragraph.slice(this.from, this.to)).trimEnd());
    return this.done;
  }
}

interface Word {
  /** With the spaces before it. */
  readonly text: string;
  readonly start: number;
  readonly room: number;
  readonly mayCut: (word: string) => boolean;
}

/** A word may be wider than a line, or be broken between its characters. */
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
