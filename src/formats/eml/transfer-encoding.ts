/** A part of a message: its text without lines of more than 76 letters, in ASCII, and how to read it again. */
export interface EncodedPart {
  readonly encoding: 'base64' | 'quoted-printable';
  /** In order. A mail may have megabytes, and whoever passes them on one by one never has the whole. */
  readonly body: Iterable<Buffer>;
}

/** Base64 for text that is mostly not ASCII, as Korean is: 3 bytes become 4 instead of 9. */
export function encodePart(content: string): EncodedPart {
  let [all, beyond] = [0, 0];
  for (const bytes of piecesOf(content)) {
    all += bytes.length;
    for (const byte of bytes) if (byte > 127) beyond++;
  }
  return beyond * 3 > all
    ? { encoding: 'base64', body: [base64(content)] }
    : { encoding: 'quoted-printable', body: quotedPrintable(content) };
}

/** The least UTF-16 code units of a piece that has more after it. */
const least = 65_536;

/** The UTF-8 of a text, in pieces that end where a line does. */
function* piecesOf(content: string): Generator<Buffer> {
  for (let start = 0; start < content.length;) {
    const end = content.indexOf('\n', start + least) + 1 || content.length;
    yield Buffer.from(content.slice(start, end));
    start = end;
  }
}

/** Lines of text end with CRLF, within base64 too (RFC 2045, 6.8; RFC 2046, 4.1.1). */
function base64(content: string): Buffer {
  const encoded = Buffer.from(content.replace(/\r?\n/g, '\r\n')).toString('base64');
  return Buffer.from(encoded.replace(/.{76}(?=.)/g, '$&\r\n'), 'latin1');
}

const [tab, lineFeed, carriageReturn, space, dot, equals, tilde] = [9, 10, 13, 32, 46, 61, 126];
const digits = Buffer.from('0123456789ABCDEF');
const from = Buffer.from('From ');

/** RFC 2045, 6.7, of UTF-8, whose letters are not cut. A carriage return that ends no line is `=0D`. */
function* quotedPrintable(content: string): Generator<Buffer> {
  for (const bytes of piecesOf(content)) yield quotedLines(bytes);
}

function quotedLines(bytes: Buffer): Buffer {
  // Each byte takes three letters at most, and each 73 letters or more the end of a line.
  const written = Buffer.allocUnsafe(bytes.length * 4);
  let [to, column] = [0, 0];
  const endLine = (): void => {
    written[to++] = carriageReturn;
    written[to++] = lineFeed;
    column = 0;
  };
  for (let at = 0; at < bytes.length;) {
    const ending = lineEndAt(bytes, at);
    if (ending > 0) {
      endLine();
      at += ending;
      continue;
    }
    const end = at + lengthOfLetter(bytes[at] ?? 0);
    const isLast = end === bytes.length || lineEndAt(bytes, end) > 0;
    const isPlain = isPlainLetter(bytes[at] ?? 0, isLast);
    // Behind the last letter no `=` follows.
    if (column + (isPlain ? 1 : (end - at) * 3) > (isLast ? 76 : 75)) {
      written[to++] = equals;
      endLine();
    }
    const before = to;
    if (isPlain && !(column === 0 && isRisky(bytes, at))) written[to++] = bytes[at++] ?? 0;
    else
      for (; at < end; at++) {
        written[to++] = equals;
        written[to++] = digits[(bytes[at] ?? 0) >> 4] ?? 0;
        written[to++] = digits[(bytes[at] ?? 0) & 15] ?? 0;
      }
    column += to - before;
  }
  return written.subarray(0, to);
}

/** How many bytes end a line there. */
function lineEndAt(bytes: Buffer, at: number): number {
  if (bytes[at] === lineFeed) return 1;
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? 2 : 0;
}

/** How many bytes a letter has in UTF-8, by the first of them. */
function lengthOfLetter(first: number): number {
  if (first < 0xc0) return 1;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function isPlainLetter(byte: number, isLast: boolean): boolean {
  if (byte === space || byte === tab) return !isLast;
  return byte > space && byte <= tilde && byte !== equals;
}

/** Programs on a message's way put a `>` before a line's `From ` or take its first dot away (RFC 4155; RFC 5321, 4.5.2). */
function isRisky(bytes: Buffer, at: number): boolean {
  return bytes[at] === dot || (bytes[at] === from[0] && from.equals(bytes.subarray(at, at + from.length)));
}
