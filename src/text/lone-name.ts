/** A name between colons with white space or an end of the text on both sides: meant as an emoji, whatever its letters. */
export function loneNamesIn(text: string): RegExpExecArray[] {
  // Classes of Unicode take a moment to make, and most texts have nothing between colons that stands alone.
  return /(?<!\S):[^\s:]{2,160}:(?!\S)/.test(text)
    ? [...text.matchAll(/(?<!\S):([\p{L}\p{N}_+-]{2,80}):(?!\S)/gu)]
    : [];
}
