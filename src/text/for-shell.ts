import { sep } from 'node:path';

/** Where a backslash separates folders, shells read it as it is. */
const [plain, withMeaning] =
  sep === '\\' ? [/^[\w./\\:+-]+$/, /["$`!%\p{Cc}]/u] : [/^[\w./:+-]+$/, /["$`!%\\\p{Cc}]/u];

/**
 * A path as one word of a command that somebody pastes into a shell, and no flag of it. Double quotation marks, which every shell
 * knows, where nothing in them has a meaning; else single ones, as POSIX has them.
 */
export function forShell(path: string): string {
  const text = path.startsWith('-') ? `./${path}` : path;
  if (plain.test(text)) return text;
  if (!withMeaning.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
