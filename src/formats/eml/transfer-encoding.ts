/** A part of a message: its text without lines of more than 76 letters, and how to read it again. */
export interface EncodedPart {
  readonly encoding: 'base64' | 'quoted-printable';
  readonly body: string;
}

/** Base64 for text that is mostly not ASCII, as Korean is: 3 bytes become 4 instead of 9. */
export function encodePart(content: string): EncodedPart {
  const bytes = Buffer.from(content);
  const beyond = bytes.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0);
  return beyond * 3 > bytes.length
    ? { encoding: 'base64', body: base64(content) }
    : { encoding: 'quoted-printable', body: quotedPrintable(content) };
}

/** Lines of text end with CRLF, within base64 too (RFC 2045, 6.8; RFC 2046, 4.1.1). */
function base64(content: string): string {
  const encoded = Buffer.from(content.replace(/\r?\n/g, '\r\n')).toString('base64');
  return (encoded.match(/.{1,76}/g) ?? []).join('\r\n');
}

/** RFC 2045, 6.7. A carriage return that ends no line is `=0D`. */
function quotedPrintable(content: string): string {
  return content.split(/\r?\n/).map(quotedLine).join('\r\n');
}

function quotedLine(line: string): string {
  const lines: string[] = [];
  let written = '';
  const letters = Array.from(line);
  for (const [i, c] of letters.entries()) {
    const isLast = i === letters.length - 1;
    let next = isPlain(c, isLast) ? c : encoded(c);
    // Behind the last letter no `=` follows.
    if (written.length + next.length > (isLast ? 76 : 75)) {
      lines.push(`${written}=`);
      written = '';
    }
    if (written === '' && isRisky(letters, i)) next = encoded(c);
    written += next;
  }
  return [...lines, written].join('\r\n');
}

function isPlain(c: string, isLast: boolean): boolean {
  return /[ \t]/.test(c) ? !isLast : /^[!-<>-~]$/.test(c);
}

/** Programs on a message's way put a `>` before a line's `From ` or take its first dot away (RFC 4155; RFC 5321, 4.5.2). */
function isRisky(letters: readonly string[], i: number): boolean {
  return letters[i] === '.' || (letters[i] === 'F' && letters.slice(i + 1, i + 5).join('') === 'rom ');
}

function encoded(c: string): string {
  return Array.from(Buffer.from(c), (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
    '',
  );
}
