import { firstBehind } from '../../data.ts';

/**
 * The way back from a text that was cut out of its container, line by line, to offsets in the whole source: a quote's
 * text lacks its `>`, an item's its bullet. Where a line was changed more than that, its start is as near as it gets.
 */
export class Origin {
  /** Offset of each line in the text, and the offset in the source that it stands for. */
  private readonly lines: readonly { readonly at: number; readonly source: number }[];

  constructor(lines: readonly { readonly at: number; readonly source: number }[]) {
    this.lines = lines;
  }

  /** Of the source itself; CRLF in it was read as LF. */
  static of(source: string): Origin {
    const lines = [{ at: 0, source: 0 }];
    let dropped = 0;
    for (const match of source.matchAll(/\r\n|\n|\r/g)) {
      const end = match.index + match[0].length;
      dropped += match[0].length - 1;
      lines.push({ at: end - dropped, source: end });
    }
    return new Origin(lines);
  }

  at(offset: number): number {
    const behind = firstBehind(this.lines.length, (i) => (this.lines[i]?.at ?? 0) > offset);
    const line = this.lines[Math.max(0, behind - 1)] ?? { at: 0, source: 0 };
    return line.source + Math.max(0, offset - line.at);
  }

  /** Of `inner`, the text of a block whose source is `raw` and begins at `start` of this text. */
  within(start: number, raw: string, inner: string): Origin {
    const outer = raw.split('\n');
    let rawAt = start;
    let at = 0;
    const lines = inner.split('\n').map((line, index) => {
      const whole = outer[index] ?? '';
      const found = whole.endsWith(line) ? whole.length - line.length : whole.indexOf(line);
      const entry = { at, source: this.at(rawAt + Math.max(0, found)) };
      rawAt += whole.length + 1;
      at += line.length + 1;
      return entry;
    });
    return new Origin(lines);
  }
}
