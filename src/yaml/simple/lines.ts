import { mostEntries, mostInFile } from '../bounds.ts';
import { NotSimple } from './not-simple.ts';

/** Line ends of another kind than LF and CRLF, tabs, and what no editor shows: not all that reads YAML takes them for the same. */
const odd = /[\0-\x09\x0B\x0C\x0E-\x1F\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]|\r(?!\n)/;
export const space = 0x20;
const hash = 0x23;
const carriageReturn = 0x0d;

/** Goes through the lines that say something: neither the empty ones nor the comments. */
export class Lines {
  readonly text: string;
  /** The offset of what is to be read next; behind the last line, the end of the text. */
  at = 0;
  /** How many characters are before it on its line. Behind the last line -1, which is left of everything. */
  column = 0;
  /** Where its line ends, and where the next one begins. */
  end = 0;
  below = 0;
  private entries = 0;

  /** `isOrdinary`: whether there is nothing odd for certain. */
  constructor(text: string, isOrdinary: boolean) {
    if (!isOrdinary && odd.test(text)) throw new NotSimple();
    this.text = text;
    this.goTo(0);
  }

  /** To the first line that says something of those from an offset on, where one begins. */
  goTo(start: number): void {
    const { text } = this;
    for (let from = start; from < text.length; from = this.below) {
      const at = this.behindSpaces(from);
      [this.end, this.below] = this.lineEnd(at);
      if (text.charCodeAt(at) === hash || at === this.end) continue;
      this.at = at;
      this.column = at - from;
      return;
    }
    this.at = text.length;
    this.column = -1;
  }

  next(): void {
    this.goTo(this.below);
  }

  /** Counts the entries of a list or a map. */
  count({ length }: readonly unknown[]): void {
    this.entries += length;
    if (length > mostEntries || this.entries > mostInFile) throw new NotSimple();
  }

  /** Behind some characters and the spaces that follow them. */
  skip(count: number): void {
    const to = this.behindSpaces(this.at + count);
    this.column += to - this.at;
    this.at = to;
  }

  /** Whether, behind spaces, only a comment is left of the line. */
  isOver(): boolean {
    return this.at >= this.end || this.text.charCodeAt(this.at) === hash;
  }

  /** Whether nothing but a comment follows what ends at an offset. A # without a space before it begins none. */
  endsAt(offset: number): boolean {
    const at = this.behindSpaces(offset);
    return at === this.end || (at > offset && this.text.charCodeAt(at) === hash);
  }

  /** Where the line ends that an offset is in, and where the next one begins. */
  lineEnd(offset: number): [end: number, below: number] {
    const { text } = this;
    const end = text.indexOf('\n', offset);
    if (end === -1) return [text.length, text.length];
    return [text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end, end + 1];
  }

  behindSpaces(offset: number): number {
    let at = offset;
    while (this.text.charCodeAt(at) === space) at++;
    return at;
  }
}
