/** How Zotero writes what LaTeX obeys or shows as another sign, which readers of BibTeX know. */
const commands: ReadonlyMap<string, string> = new Map([
  ['\\', String.raw`{\textbackslash}`],
  ['~', String.raw`{\textasciitilde}`],
  ['^', String.raw`{\textasciicircum}`],
  // As a formula: pandoc and bibutils do not know the commands of all three.
  ['<', '$<$'],
  ['>', '$>$'],
  ['|', '$|$'],
]);

/** BibTeX counts a brace behind a backslash too: one without its other would end the field, or never end it. */
const braces: ReadonlyMap<string, string> = new Map([
  ['{', String.raw`{\textbraceleft}`],
  ['}', String.raw`{\textbraceright}`],
]);

/** Escapes a line of text for a field of BibTeX. */
export function escapeTex(text: string): string {
  return escapePart(text, isBalanced(text));
}

/** Escapes a part of the text of a field, of which all is balanced or not. */
function escapePart(text: string, isWholeBalanced: boolean): string {
  const lone = isWholeBalanced ? undefined : braces;
  return (
    text
      // Two of these are another sign to TeX.
      .replace(/(['`-])(?=\1)|[?!](?=`)/g, '$&\uFDD0')
      .replace(/[\\~^<>|{}%&#$_]/g, (sign) => commands.get(sign) ?? lone?.get(sign) ?? `\\${sign}`)
      .replaceAll('\uFDD0', '{}')
  );
}

/**
 * Escapes a title. Styles write titles in lower case but for what stands in braces, so each word with a capital letter does. The
 * first letter of all stays as it is anyway.
 */
export function escapeTitle(title: string): string {
  const isWholeBalanced = isBalanced(title);
  return title
    .split(' ')
    .map((word, i) => {
      const escaped = escapePart(word, isWholeBalanced);
      if (!/\p{Lu}/u.test(i === 0 ? word.slice(1) : word)) return escaped;
      // A brace before a backslash begins a letter with an accent, which styles change.
      return /^\{?\\/.test(escaped) ? `{{${escaped}}}` : `{${escaped}}`;
    })
    .join(' ');
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth++;
    if (sign === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** Writes an address or an id, which LaTeX reads as it stands, without what would end the field. */
export function verbatim(text: string): string {
  return text.replace(/[\\{}\s]/g, encodeURIComponent);
}
