/** Characters. No address and no formula is longer, nor a paragraph in a script without spaces; a picture that was pasted is. */
export const longestWord = 10_000;

/**
 * The first word that is too long to be one, for what reads a text looks for the end of each word again and again. A word so long stands
 * over some place of so many, so that only these are looked at.
 */
export function longWordIn(text: string): { readonly start: number; readonly end: number } | undefined {
  for (let at = longestWord; at < text.length; at += longestWord) {
    const [start, end] = [wordStart(text, at), wordEnd(text, at)];
    if (end - start > longestWord) return { start, end };
  }
  return undefined;
}

function wordStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && !isSpace(text, at - 1)) at--;
  return at;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpace(text, at)) at++;
  return at;
}

/** White space, or a quotation mark of JSON: an issue in one line of JSON has no other ends of words. */
function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x22) return /[,:[\]{}]/.test(text.charAt(at - 1) + text.charAt(at + 1));
  return code <= 0x20 || (code > 0x7f && /\s/.test(text.charAt(at)));
}
