import { Readable } from 'node:stream';

const piece = 16_384;

/**
 * A message that is read when the server has said that it waits for it (354), and not before: whoever sends it pipes it only then. So
 * whether it was begun is known here, where no error code tells it.
 */
export class Message extends Readable {
  /** What kept it from being begun. */
  obstacle: unknown;
  private readonly bytes: Uint8Array;
  private readonly begin: () => void;
  private offset = 0;
  private isBegun = false;

  /** `begin` is called once, before the first byte is out of hand; where it throws, none ever is. */
  constructor(bytes: Uint8Array, begin: () => void) {
    super();
    this.bytes = bytes;
    this.begin = begin;
  }

  get hasBegun(): boolean {
    return this.isBegun;
  }

  get isWhole(): boolean {
    return this.isBegun && this.offset >= this.bytes.length;
  }

  override _read(): void {
    if (!this.isBegun) {
      try {
        this.begin();
      } catch (error) {
        this.obstacle = error;
        // Another error, for the library changes the code of the one that it gets.
        this.destroy(new Error('the message was not begun'));
        return;
      }
      this.isBegun = true;
    }
    const next = this.bytes.subarray(this.offset, this.offset + piece);
    this.offset += next.length;
    this.push(next.length === 0 ? null : next);
  }
}
