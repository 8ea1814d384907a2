/** The most that an answer may have, in bytes after decompression: a thousand abstracts fit in. */
export const mostBytes = 5_000_000;

/** An answer that would go on beyond `mostBytes`. */
export class TooLarge extends Error {}

/** Reads a body to its end, but never more of it than is allowed. Throws TooLarge, and what the stream throws. */
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

/** Ends an answer that nobody reads, so that its connection can be used again. */
export async function discard(response: Response): Promise<void> {
  try {
    await response.body?.cancel();
  } catch {
    // It has ended by itself.
  }
}

/** In the encoding that the server names, else the page itself, else UTF-8 (https://html.spec.whatwg.org/#encoding-sniffing-algorithm). */
export function decode(bytes: Uint8Array, type: string): string {
  const head = (): string => Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const label =
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(type)?.[1] ??
    (/html/i.test(type) ? /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(head())?.[1] : undefined);
  try {
    return new TextDecoder(label ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
