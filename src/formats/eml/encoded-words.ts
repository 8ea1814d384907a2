import { largest } from '../../data.ts';
import { graphemes } from '../../text/index.ts';

/** Bytes of text in one encoded word of at most 75 letters (RFC 2047, 2): in base64, 3 bytes are 4 letters. */
const most = 45;
const [opening, closing] = ['=?UTF-8?B?', '?='];

/** No word longer than this stays as it is, for a line is broken between words alone (RFC 5322, 2.1.1). */
const longestPlain = 74;

/**
 * Text as it stands in a header that begins with `name`. It is encoded where it is not ASCII, where a reader would take it for
 * encoded, and where it cannot be folded.
 */
export function headerText(name: string, text: string): string {
  return needsEncoding(text) ? encodedWords(text, name.length + 2) : text;
}

/**
 * A name before an address in angle brackets or before a list's identifier (RFC 5322, 3.2.5): a phrase is plain, in quotation
 * marks, or encoded.
 */
export function phrase(name: string, text: string): string {
  if (needsEncoding(text)) return encodedWords(text, name.length + 2);
  return /^[\w ]*$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function needsEncoding(text: string): boolean {
  const longest = largest(
    0,
    text.split(' ').map((word) => word.length),
  );
  return !/^[\x20-\x7e]*$/.test(text) || text.includes('=?') || longest > longestPlain;
}

/** Encoded words, between which there is a space that is none of the text. `taken` letters stand before them in the line. */
function encodedWords(text: string, taken: number): string {
  const lines: string[] = [];
  let line = '';
  const room = (): number => (lines.length === 0 ? bytesIn(76 - taken) : most);
  for (const piece of text.split(/( +)/).filter((part) => part !== '')) {
    if (Buffer.byteLength(line + piece) <= room()) {
      line += piece;
    } else if (Buffer.byteLength(piece) <= most) {
      // A word that fits into one encoded word is never cut.
      if (line !== '') lines.push(line);
      line = piece;
    } else {
      for (const segment of graphemes(piece)) {
        if (line !== '' && Buffer.byteLength(line + segment) > room()) {
          lines.push(line);
          line = '';
        }
        line += segment;
      }
    }
  }
  return [...lines, line].flatMap(pieces).map(encoded).join(' ');
}

/** A letter with more marks than an encoded word holds is cut between them. */
function pieces(line: string): string[] {
  if (Buffer.byteLength(line) <= most) return [line];
  const parts = [''];
  for (const c of line) {
    if (Buffer.byteLength(`${parts.at(-1)}${c}`) > most) parts.push('');
    parts.push(`${parts.pop()}${c}`);
  }
  return parts;
}

function encoded(text: string): string {
  return `${opening}${Buffer.from(text).toString('base64')}${closing}`;
}

/** Bytes of text that an encoded word of so many letters holds. */
function bytesIn(width: number): number {
  return Math.max(0, Math.floor((width - opening.length - closing.length) / 4) * 3);
}
