import type { Scalar } from 'yaml';
import { firstBehind } from '../data.ts';
import { addressIn, composed } from '../text/index.ts';

/** One line of a literal block: where it begins in the value, where in the file, and what it says there. */
interface LiteralLine {
  /** Offset in the value as it is read, composed. */
  readonly from: number;
  readonly length: number;
  /** Offset in the file of its first character behind the block's indent. */
  readonly at: number;
  /** As it stands in the file, without indent. */
  readonly raw: string;
}

/** The letters of a line, each with the marks behind it: where they begin as they stand there, and as they are read. */
interface Letters {
  readonly written: readonly number[];
  readonly read: readonly number[];
}

/** A literal block (`|`), whose lines the file has one for one, only indented. Hundreds of places in one may be asked for. */
export class LiteralBlock {
  private readonly lines: readonly LiteralLine[];
  private readonly letters = new Map<LiteralLine, Letters>();

  constructor(text: string, node: Scalar) {
    this.lines = literalLines(text, node);
  }

  /** The offset in the file of an offset in the value; the end of the last line for one behind it. */
  toOffset(offset: number): number | undefined {
    const line = this.lines[lastUpTo(this.lines, offset, ({ from }) => from)];
    if (line === undefined) return undefined;
    const { from, length, at, raw } = line;
    const within = Math.min(offset - from, length);
    if (length === raw.length) return at + within;
    let letters = this.letters.get(line);
    if (letters === undefined) this.letters.set(line, (letters = lettersOf(raw)));
    const letter = lastUpTo(letters.read, within, (start) => start);
    const start = letters.written[letter] ?? 0;
    const rest = within - (letters.read[letter] ?? 0);
    return at + start + writtenLength(raw.slice(start, letters.written[letter + 1]), rest);
  }
}

function literalLines(text: string, node: Scalar): LiteralLine[] {
  const [start = 0, end = 0] = node.range ?? [];
  const lines: LiteralLine[] = [];
  let at = text.indexOf('\n', start) + 1;
  let from = 0;
  const rows = String(node.value).split('\n');
  // What follows the last line break is no line of the block.
  if (rows.at(-1) === '') rows.pop();
  for (const raw of rows) {
    if (at === 0 || at > end) break;
    const lineEnd = text.indexOf('\n', at);
    const source = text.slice(at, lineEnd === -1 ? undefined : lineEnd).replace(/\r$/, '');
    // The block's indent is what the file has and the value has not; an empty line may have less of it.
    const indent = source.length - raw.length;
    if (indent < 0) break;
    const { length } = composed(raw);
    lines.push({ from, length, at: at + indent, raw });
    from += length + 1;
    at = lineEnd + 1;
  }
  return lines;
}

/** What is never made one with what stands before it, and the marks, vowels and finals behind it, which may be. */
const letter = /[^][\p{M}\u1160-\u11ff]*/gu;

function lettersOf(raw: string): Letters {
  const written: number[] = [];
  const read: number[] = [];
  let [from, length] = [0, 0];
  for (const [i, part] of raw.split(addressIn).entries()) {
    // Every other part is an address, whose marks are read as they are written.
    for (const found of part.match(i % 2 === 1 ? /[^]/g : letter) ?? []) {
      written.push(from);
      read.push(length);
      from += found.length;
      length += composed(found).length;
    }
  }
  return { written, read };
}

/** More marks than any letter has. */
const mostMarks = 64;

/** The most of a letter that is read no longer than what comes before an offset: marks go with their letter. */
function writtenLength(written: string, offset: number): number {
  let cut = 0;
  for (let next = 1; next <= written.length && next <= mostMarks; next++) {
    if (composed(written.slice(0, next)).length <= offset) cut = next;
  }
  return cut;
}

/** The index of the last item up to a number; -1 where all are above it. */
function lastUpTo<T>(items: readonly T[], most: number, of: (item: T) => number): number {
  const behind = firstBehind(items.length, (i) => {
    const item = items[i];
    return item === undefined || of(item) > most;
  });
  return behind - 1;
}
