/** The largest size of an answer, in bytes after decompression. A thousand abstracts fit in. */
export const mostBytes = 5_000_000;

/** Thrown for an answer that is larger than `mostBytes`. */
export class TooLarge extends Error {}

/** Reads a body to its end, but at most `mostBytes` of it. Throws TooLarge, and whatever the stream throws. */
export async function readBody(response: Response): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > mostBytes) {
    await discard(response);
    throw new TooLarge();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.byteLength;
    // Leaving the loop ends the stream.
    if (length > mostBytes) throw new TooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Cancels an answer that is not read, so that its connection can be used again. */
export async function discard(response: Response): Promise<void> {
  try {
    await response.body?.cancel();
  } catch {
    // It has ended by itself.
  }
}

/** Thrown for bytes that are not in their encoding; its message is the name of that. */
export class NotInCharset extends Error {}

/**
 * Decodes bytes in the encoding of their byte order mark, else the one that the server names, else the answer itself, else UTF-8
 * (https://html.spec.whatwg.org/#encoding-sniffing-algorithm). Throws NotInCharset rather than put another character for what is
 * none in it.
 */
export function decode(bytes: Uint8Array, type: string): string {
  const labels = [markOf(bytes), charset.exec(type)?.[1], declaredIn(bytes, type), 'utf-8'];
  const decoder = labels.map((label) => (label === undefined ? undefined : decoderOf(label))).find(Boolean);
  try {
    return decoder?.decode(bytes) ?? '';
  } catch (cause) {
    throw new NotInCharset(decoder?.encoding, { cause });
  }
}

const charset = /charset\s*=\s*["']?([\w.:-]+)/i;

function markOf([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** The encoding in an XML declaration, or in a `meta` tag that is not in a comment. */
function declaredIn(bytes: Uint8Array, type: string): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const [, xml] = (/xml/i.test(type) && /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/.exec(head)) || [];
  const tags = /html/i.test(type) ? head.replace(/<!--.*?-->/gs, '').match(/<meta\s[^>]*>/gi) : undefined;
  const named = xml ?? tags?.map((tag) => charset.exec(tag)?.[1]).find((label) => label !== undefined);
  // What is read here byte by byte is not in it.
  return named !== undefined && /^utf-?16/i.test(named) ? 'utf-8' : named;
}

/** `undefined` for a name of no encoding. */
function decoderOf(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}
