import { graphemes } from '../../text/index.ts';
import { largest } from '../../data.ts';
import { escapeHtml } from './escape-html.ts';

/** Where a long word is best broken: behind what joins its parts, but not within a number. */
const joint = /(?<=[-/_;=?&+|]|[.,:](?!\d))(?=[^-/_.,:;=?&+|])/;

/**
 * The width, in em, of the longest word that may stay whole, so that a table as wide as its words are fits into `room` em;
 * Infinity where all may. `columns` are the texts of each column's cells. Mail programs make a column no narrower than its
 * longest word, or break every number, as soon as they may break words at all: so the words that have to are chosen here.
 */
export function longestWhole(columns: readonly (readonly string[])[], room: number): number {
  const words = columns.map((cells) => [...new Set(cells.flatMap(wordsOf))]);
  const whole = words.map((column) => largest(0, column.map(widthOf)));
  if (sum(whole) <= room) return Infinity;
  // A word as its parts, of which the browser may break those that are longer still.
  const parts = words.map((column) =>
    column.map((word) => [widthOf(word), ...word.split(joint).map(widthOf)]),
  );
  const limits = [...new Set(parts.flat(2))].toSorted((a, b) => b - a);
  const fits = (limit: number): boolean =>
    sum(
      parts.map((column) =>
        largest(
          1,
          column.map((widths) =>
            largest(
              0,
              widths.map((w) => (w <= limit ? w : 1)),
            ),
          ),
        ),
      ),
    ) <= room;
  return limits.find(fits) ?? 0;
}

/** The widest words, in em, that stay whole on a wide screen and on the narrowest. */
export interface Longest {
  readonly wide: number;
  readonly narrow: number;
}

/** As many letters as Gmail leaves between two `<wbr>` of its own (caniemail, css-word-break, note 1). */
const mostLetters = 30;

/**
 * Programs find places of their own at spaces, hyphens and question marks, and in the scripts from Thai to Korean; Chromium finds none at
 * slashes.
 */
const tooLong = new RegExp(`[^\\s?\\u2010-\\u2014\\u0e00-\\uffff-]{${mostLetters + 1},}`, 'g');

/** Whether that finds something. A word that long has a letter at a multiple of its length, so that only there one is looked for. */
function hasLongWord(text: string): boolean {
  for (let at = mostLetters; at < text.length; at += mostLetters + 1) {
    let [start, end] = [at, at];
    while (start >= 0 && isUnbroken(text.charCodeAt(start))) start--;
    while (end < text.length && end - start <= mostLetters + 1 && isUnbroken(text.charCodeAt(end))) end++;
    if (end - start > mostLetters + 1) return true;
  }
  return false;
}

function isUnbroken(code: number): boolean {
  if (code <= 0x20) return code !== 0x20 && (code < 0x09 || code > 0x0d);
  return code < 0xe00 && code !== 0x2d && code !== 0x3f && code !== 0xa0;
}

/**
 * Text as HTML that may be broken within a word that is longer than a line of a phone, for mail programs that know no
 * `overflow-wrap`. What is copied of it is the text: a `<wbr>` is no letter.
 */
export function breakLongWords(text: string): string {
  if (!hasLongWord(text)) return escapeHtml(text);
  let html = '';
  let done = 0;
  for (const { 0: word, index } of text.matchAll(tooLong)) {
    html += escapeHtml(text.slice(done, index));
    html += piecesOf(word).map(escapeHtml).join('<wbr>');
    done = index + word.length;
  }
  return html + escapeHtml(text.slice(done));
}

function piecesOf(word: string): string[] {
  const letters = [...graphemes(word)];
  const pieces: string[] = [];
  for (let start = 0; start < letters.length;) {
    const end = endOfPiece(letters, start);
    pieces.push(letters.slice(start, end).join(''));
    start = end;
  }
  return pieces;
}

/** Behind the last slash before another letter, as an address is best broken, else after as many letters as may be. */
function endOfPiece(letters: readonly string[], start: number): number {
  const most = start + mostLetters;
  if (most >= letters.length) return letters.length;
  for (let end = most; end > start; end--) if (letters[end - 1] === '/' && letters[end] !== '/') return end;
  return most;
}

/** What allows a break between two parts of a cell that has a word longer than that. */
export function breakBetween(text: string, { wide, narrow }: Longest): string {
  const widest = largest(0, text.split(/\s+/).map(widthOf));
  if (widest > wide) return '<wbr>';
  return widest > narrow ? inNarrow('<wbr>') : '';
}

/**
 * Text as HTML in which each word that is too wide may be broken: at its joints, and where those are too far apart, anywhere. What
 * has to be broken on a narrow screen alone stands in a `<span>`, in which nothing is broken until a style for narrow screens says
 * so.
 */
export function breakable(text: string, longest: Longest): string {
  if (longest.narrow === Infinity) return escapeHtml(text);
  return text
    .split(/(\s+)/)
    .map((word) => broken(word, longest))
    .join('');
}

function broken(word: string, { wide, narrow }: Longest): string {
  const width = widthOf(word);
  if (width <= narrow) return escapeHtml(word);
  const isNarrow = width <= wide;
  const parts = word.split(joint).map((part) => {
    const written = escapeHtml(part);
    if (widthOf(part) <= narrow) return written;
    if (widthOf(part) > wide) return `<span style="word-break:break-all">${written}</span>`;
    return isNarrow ? `<span>${written}</span>` : inNarrow(`<span>${written}</span>`);
  });
  return isNarrow ? inNarrow(parts.join('<wbr>')) : parts.join('<wbr>');
}

function inNarrow(html: string): string {
  return `<span style="white-space:nowrap">${html}</span>`;
}

/** Browsers end a word at a hyphen too, unless a digit follows. */
function wordsOf(text: string): string[] {
  return text.split(/\s+|(?<=[^\s-]-)(?=\p{L})/u);
}

/** How wide a word is in a sans-serif font, in em: bold letters of the fonts that mails use are no wider on average. */
function widthOf(word: string): number {
  let width = 0;
  for (const c of word) {
    if (c >= '\u1100') width += 1;
    else if (/[ijlI.,:;'|!]/.test(c)) width += 0.3;
    else if (/[tfr()[\]/-]/.test(c)) width += 0.37;
    else if (/[mMW@%]/.test(c)) width += 0.9;
    else width += /[wA-Z&+=]/.test(c) ? 0.72 : 0.57;
  }
  return width;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
