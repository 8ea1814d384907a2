/** How many bytes are read of one file, pipe or stream at most: 32 MiB, a bibliography of ten thousand papers and more. */
export const readLimit = 32 * 1024 * 1024;

/** What cannot be read although the system would let it, as an error of a disk; `sayDiskError` has the words. */
export class ReadError extends Error {
  readonly code: 'pipe' | 'device' | 'socket' | 'too-large';

  constructor(code: ReadError['code']) {
    super(code);
    this.code = code;
  }
}

/** All that a stream brings. Rejects with ReadError `too-large`, and ends the stream, where that is more than `readLimit`. */
export async function collect(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > readLimit) throw new ReadError('too-large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
