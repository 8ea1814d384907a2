/** `U+200B`, the name of the code point that a text begins with. */
export function nameOfCharacter(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
