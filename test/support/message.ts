/** A mail as a program reads it that knows nothing of how it was made (RFC 5322, RFC 2045, RFC 2047). */
export interface Message {
  /** In order, unfolded and undecoded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: Buffer;
}

export function readMessage(raw: Buffer): Message {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.subarray(0, end).toString('latin1');
  const headers = head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() };
    });
  return { headers, body: raw.subarray(end + 4) };
}

export function headerOf(message: Message, name: string): string | undefined {
  return message.headers.find((header) => header.name === name)?.value;
}

/** The parts of a multipart body. */
export function partsOf(message: Message): Message[] {
  const boundary = /boundary="([^"]+)"/.exec(headerOf(message, 'content-type') ?? '')?.[1];
  if (boundary === undefined) return [];
  const pieces = `\r\n${message.body.toString('latin1')}`.split(`\r\n--${boundary}`);
  return pieces.slice(1, -1).map((piece) => readMessage(Buffer.from(piece.slice(2), 'latin1')));
}

/** The body without its transfer encoding. */
export function decodeBody(part: Message): Buffer {
  const text = part.body.toString('latin1');
  const encoding = headerOf(part, 'content-transfer-encoding');
  if (encoding === 'base64') return Buffer.from(text, 'base64');
  if (encoding !== 'quoted-printable') return part.body;
  return Buffer.from(
    text
      .replace(/[ \t]+(?=\r\n)/g, '')
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** A header's value with its encoded words read; the white space between two of them is none (RFC 2047, 6.2). */
export function decodeWords(value: string): string {
  return value.replace(/(\?=)\s+(?==\?)/g, '$1').replace(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (words) =>
    Buffer.concat(
      [...words.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, kind = '', data = '']) =>
        kind.toLowerCase() === 'b'
          ? Buffer.from(data, 'base64')
          : Buffer.from(
              data
                .replaceAll('_', ' ')
                .replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
                  String.fromCharCode(Number.parseInt(hex, 16)),
                ),
              'latin1',
            ),
      ),
    ).toString('utf8'),
  );
}
