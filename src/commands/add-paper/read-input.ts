import { resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { readNamed } from '../../files/index.ts';
import { Failure, sayDiskError } from '../../problem/index.ts';

/** The bytes of a file or a pipe that a flag names. Throws Failure `no-such-file` or `cannot-read`. */
export async function readInput({ files, cwd }: Context, path: string): Promise<Uint8Array> {
  try {
    return await readNamed(files, resolve(cwd, path));
  } catch (cause) {
    if (!(cause instanceof Failure) || cause.code !== 'no-such-file') throw cause;
    throw new Failure('no-such-file', { path }, { cause });
  }
}

/** UTF-8. Throws Failure `cannot-read`. */
export function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Failure('cannot-read', { path, reason: sayDiskError('not-utf8') }, { cause });
  }
}

/** The text of a list of ids, which are plain ASCII: a title beside them in another encoding is no reason to refuse it. */
export function listTextOf(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
