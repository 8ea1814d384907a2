/** An address and whatever follows it up to a space: a server may know `가` in one of its forms alone. */
export const addressIn = /((?:https?:\/\/|www\.)[^\s<>"]*)/i;

/**
 * A text with letters and the marks behind them made one, as macOS takes them apart in names of files: readers see no
 * difference, and what looks for Hangul finds it. NFC does that too, but it also replaces characters of their own, which may
 * look different: the ideograph U+FA10 by U+585A, the sign for kelvin by a K. Those stay, and so does all of an address.
 */
export function composed(text: string): string {
  if (text.normalize('NFC') === text) return text;
  // Every other part is an address.
  return text
    .split(addressIn)
    .map((part, i) => (i % 2 === 1 ? part : composeRuns(part)))
    .join('');
}

/** NFC of what stands between the characters that it would replace. */
function composeRuns(text: string): string {
  let out = '';
  let run = '';
  for (const c of text) {
    if (c.normalize('NFC') === c) {
      run += c;
    } else {
      out += run.normalize('NFC') + c;
      run = '';
    }
  }
  return out + run.normalize('NFC');
}
