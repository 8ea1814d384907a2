/** Where the line begins that `offset` is in, in UTF-16 code units: after a line feed. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
