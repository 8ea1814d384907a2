/** Columns that a text takes in a terminal or a monospaced font. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const c of text) width += /[\u1100-\u115f\u2e80-\uffdc\u{1f300}-\u{3fffd}]/u.test(c) ? 2 : 1;
  return width;
}

export interface WrapOptions {
  readonly width?: number;
  readonly first?: string;
  readonly rest?: string;
}

/** Breaks at spaces so that no line is wider than `width` columns (default 78, 0 = no wrap). */
export function wrap(text: string, { width = 78, first = '', rest = '' }: WrapOptions = {}): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = lines.length === 0 ? first : rest;
    let bare = true;
    for (const word of paragraph.split(' ')) {
      if (!bare && width > 0 && displayWidth(`${line} ${word}`) > width) {
        lines.push(line);
        line = rest + word;
      } else line += bare ? word : ` ${word}`;
      bare = false;
    }
    lines.push(line);
  }
  return lines.join('\n');
}
