/**
 * Characters that must not reach a terminal or a page as they are: control characters (which begin escape sequences), the marks
 * that turn the direction of text around, separators that pass for line breaks, characters that cannot be seen at
 * all, and halves of surrogate pairs. Joiners stay, because emoji and several scripts are spelt with them.
 */
const harmful =
  // oxlint-disable-next-line no-control-regex -- these are the very characters to find
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Cs}/gu;

/** Spells out every harmful character: an escape character becomes the four characters `\x1b`. */
export function escapeControls(text: string): string {
  return text.replace(harmful, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
}

/** Puts a sentence on one line: white space that breaks lines becomes a space. The rest is escaped as in `escapeControls`. */
export function oneLine(text: string): string {
  return escapeControls(
    text
      .replace(/[\t ]*[\r\n]+[\t ]*/g, ' ')
      .replaceAll('\t', ' ')
      .trim(),
  );
}

/** Escapes a text that has line breaks on purpose, such as a stack: they stay. */
export function manyLines(text: string): string {
  return text.split(/\r?\n/).map(escapeControls).join('\n');
}

/** Writes JSON with every harmful character as an escape of JSON, so that its reader gets the exact text back. */
export function escapeControlsInJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return text.replace(harmful, (character) =>
    character === '\n' ? character : `\\u${hex(character.charCodeAt(0), 4)}`,
  );
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
