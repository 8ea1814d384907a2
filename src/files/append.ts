import type { FileSystem } from '../context.ts';
import { writeAtomically } from './atomic-write.ts';
import { look } from './look.ts';
import { readBytes } from './read-bytes.ts';

/**
 * Puts a text behind what a file has, which is made where it is not there. Throws Failure `cannot-read`, `cannot-write` or
 * `changed-meanwhile`; the file is as it was then.
 */
export function appendAtomically(files: FileSystem, path: string, text: string): void {
  const added = new TextEncoder().encode(text);
  if (look(files, path) === undefined) return writeAtomically(files, path, added, { overwrite: false });
  const before = readBytes(files, path);
  const whole = new Uint8Array(before.length + added.length);
  whole.set(before);
  whole.set(added, before.length);
  writeAtomically(files, path, whole, { overwrite: true, expected: before });
}
