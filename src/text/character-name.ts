/** `U+200B`, the name of one UTF-16 code unit. */
export function nameOfCharacter(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
