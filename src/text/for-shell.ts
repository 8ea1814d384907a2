/**
 * A text as one word of a command that somebody pastes into a shell. Double quotation marks, which every shell knows, where
 * nothing in them has a meaning; else single ones, as POSIX has them.
 */
export function forShell(text: string): string {
  if (/^[\w./\\:@+,-]+$/.test(text)) return text;
  if (!/["$`!\\%]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
