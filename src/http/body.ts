/** The largest size of an answer, in bytes after decompression. A thousand abstracts fit in. */
export const mostBytes = 5_000_000;

/** Thrown for an answer that is larger than is read. */
export class TooLarge extends Error {}

/** Reads a body to its end, but at most `most` bytes of it. Throws TooLarge, and whatever the stream throws. */
export async function readBody(response: Response, most = mostBytes): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > most) {
    await discard(response);
    throw new TooLarge();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.byteLength;
    // Leaving the loop ends the stream.
    if (length > most) throw new TooLarge();
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
