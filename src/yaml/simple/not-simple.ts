/** Thrown where a file has something that the reader of simple files does not know for sure: the other reader reads it. */
export class NotSimple extends Error {
  override readonly name = 'NotSimple';
}
