import type { Context } from '../../context.ts';
import { readBytes } from '../../files/index.ts';
import { type CheckedIssue, checkIssueBytes } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Press } from './press.ts';

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
    try {
      return readBytes(this.context.files, this.path);
    } catch (error) {
      if (error instanceof Failure) return undefined;
      throw error;
    }
  }

  check(bytes: Uint8Array, { newsletter }: Press): Promise<CheckedIssue> {
    return checkIssueBytes(bytes, newsletter, { file: this.path, archive: newsletter.archive });
  }

  /**
   * Checks what was read (`bytesNow`). An editor may empty a file, or take it away, before it writes it: what cannot be read
   * is looked at once more, with a pause unless nobody can have touched it. Throws Failure `no-such-file` or `cannot-read`.
   */
  async checkSettled(
    now: Uint8Array | undefined,
    press: Press,
    { isFirst }: { isFirst: boolean },
  ): Promise<CheckedIssue> {
    const checked = now === undefined ? undefined : await this.check(now, press);
    if (checked !== undefined && (isFirst || isReadable(checked))) return checked;
    if (!isFirst) await this.context.wait(secondLook);
    return this.check(readBytes(this.context.files, this.path), press);
  }
}

/** Whether there is an issue in it at all: text that is no YAML has none, nor has a file without a map in it. */
export function isReadable({ issue, problems }: CheckedIssue): boolean {
  return (
    issue !== undefined &&
    !problems.some(({ code, severity }) => code.startsWith('yaml/') && severity === 'error')
  );
}
