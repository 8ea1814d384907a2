import { firstBehind } from '../../data.ts';

/** Numbers as a line of a record. */
export function numbersText({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

/** The bytes of such a line, in a place of their own, where numbers may be. */
export function numbersIn(text: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(text, 'base64')).buffer;
}

/** The numbers of many lists one after another. */
export function joined(lists: readonly ArrayLike<number>[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const list of lists) {
    all.set(list, end);
    end += list.length;
  }
  return all;
}

/** Where lists of these lengths begin that follow each other. */
export function begins(lengths: readonly number[]): number[] {
  let end = 0;
  return lengths.map((length) => (end += length) - length);
}

/** The indexes of the lists that have a number, of those that begin there in `all`; of one as often as it has it. */
export function* listsWith(
  number: number,
  { all, begins }: { readonly all: Uint32Array; readonly begins: readonly number[] },
): Iterable<number> {
  for (let at = all.indexOf(number); at !== -1; at = all.indexOf(number, at + 1)) yield listAt(begins, at);
}

/** The index of the list that a position is in; the last of several that begin at one. */
function listAt(begins: readonly number[], position: number): number {
  return firstBehind(begins.length, (i) => (begins[i] ?? 0) > position) - 1;
}
