import type { Context } from '../../context.ts';
import { readBytes } from '../../files/index.ts';
import { unlessFailure } from '../../problem/index.ts';
import type { ReadIssue } from '../drawing/answering.ts';

/** A file that cannot be read is tried once more, after this many milliseconds. */
const secondLook = 60;

/** An issue's file, which an editor may be in the middle of writing. */
export class IssueFile {
  private readonly context: Context;
  private readonly path: string;

  constructor(context: Context, path: string) {
    this.context = context;
    this.path = path;
  }

  /** `undefined` where it cannot be read. */
  bytesNow(): Uint8Array | undefined {
    return unlessFailure(() => readBytes(this.context.files, this.path));
  }

  /**
   * What `read` makes of what was read (`bytesNow`). An editor may empty a file, or take it away, before it writes it: what cannot be
   * read is looked at once more, with a pause unless nobody can have touched it. Throws Failure `no-such-file` or `cannot-read`, and what
   * `read` throws.
   */
  async readSettled(
    now: Uint8Array | undefined,
    { read, isFirst }: { read: (bytes: Uint8Array) => Promise<ReadIssue>; isFirst: boolean },
  ): Promise<{ readonly bytes: Uint8Array; readonly read: ReadIssue }> {
    const found = now === undefined ? undefined : await read(now);
    if (now !== undefined && found !== undefined && (isFirst || found.isReadable))
      return { bytes: now, read: found };
    if (!isFirst) await this.context.wait(secondLook);
    const bytes = readBytes(this.context.files, this.path);
    return { bytes, read: await read(bytes) };
  }
}
