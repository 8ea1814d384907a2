import { firstBehind } from '../data.ts';

/** Offsets of a text as lines and columns. A line ends in LF, with or without CR before it; columns are UTF-16 code units. */
export class LineIndex {
  private readonly text: string;
  private starts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** 1-based. An offset behind the end is the end. */
  position(offset: number): { readonly line: number; readonly column: number } {
    const at = Math.min(offset, this.text.length);
    const starts = this.lineStarts();
    const line = firstBehind(starts.length, (i) => (starts[i] ?? 0) > at);
    return { line, column: at - (starts[line - 1] ?? 0) + 1 };
  }

  /** Where a 1-based line begins. */
  start(number: number): number {
    return this.lineStarts()[number - 1] ?? this.text.length;
  }

  /** The text of a 1-based line, without its line end. */
  line(number: number): string | undefined {
    const start = this.lineStarts()[number - 1];
    if (start === undefined) return undefined;
    const end = this.lineStarts()[number] ?? this.text.length;
    return this.text.slice(start, end).replace(/\r?\n$/, '');
  }

  /** Found when they are first asked for: a file without problems needs none. */
  private lineStarts(): readonly number[] {
    if (this.starts !== undefined) return this.starts;
    const starts = [0];
    for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1))
      starts.push(at + 1);
    return (this.starts = starts);
  }
}
