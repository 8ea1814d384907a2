/** The kinds of space that Discourse makes one of, and that it cuts off at the end, before it stores a text. */
const spaces = /[\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;

/** A text as the forum stores it: what is compared, and what is sent, so that no run finds a difference that nobody made. */
export function asStored(raw: string): string {
  return raw
    .replaceAll('\r\n', '\n')
    .replaceAll(spaces, ' ')
    .replace(/(?<![\s\0])[\s\0]+$/, '');
}
