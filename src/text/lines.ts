/** Where the line begins that `offset` is in, in UTF-16 code units: after a line feed. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The lines of a text in order, each from its first code unit to its line feed, or to the end of the text. */
export function* linesIn(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    yield { start, end };
  }
}
