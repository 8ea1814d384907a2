import { replaceInvisible, withoutCommandsInJson } from '../text/index.ts';

/**
 * Characters that must not reach a terminal or a page as they are, besides those that cannot be seen at all: control characters
 * (which begin escape sequences), separators that pass for line breaks, what is no character, and halves of surrogate pairs.
 * Joiners stay, because emoji and several scripts are spelt with them.
 */
const harmful = String.raw`\p{Cc}\p{Cs}\u2028\u2029\ufff9-\ufffb\p{Noncharacter_Code_Point}`;

const plain = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u3001-\u3029\u4e00-\u9fff\uac00-\ud7a3]*$/;

/** The same in lines, of which most of what is told consists: classes of Unicode take a moment to make. */
const plainLines = new RegExp(plain.source.replace('^[', String.raw`^[\n\t`));

function spellOut(text: string, spell: (character: string) => string): string {
  return plain.test(text) ? text : replaceInvisible(text, spell, harmful);
}

const short: ReadonlyMap<string, string> = new Map([
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
  ['\t', String.raw`\t`],
]);

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xffff) return `\\u{${hex(code, 5)}}`;
  return short.get(character) ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`);
}

/** Spells out every harmful character: an escape character becomes the four characters `\x1b`, a line break `\n`. */
export function escapeControls(text: string): string {
  return spellOut(text, escaped);
}

/** Puts a sentence on one line: white space that breaks lines becomes a space. The rest is escaped as in `escapeControls`. */
export function oneLine(text: string): string {
  return escapeControls(
    text
      .replace(/(?<![\t ])[\t ]*[\r\n][\t\r\n ]*/g, ' ')
      .replaceAll('\t', ' ')
      .trim(),
  );
}

/** A line for a stream of messages. */
export function messageLine(text: string): string {
  return `${escapeControls(text)}\n`;
}

/** Escapes a text that has line breaks on purpose, such as a stack: they stay. */
export function manyLines(text: string): string {
  return text.split(/\r?\n/).map(escapeControls).join('\n');
}

/** Escapes a text whose line breaks and tabs lay it out: they stay. */
export function spellLines(text: string): string {
  if (plainLines.test(text)) return text;
  return spellOut(text.replaceAll('\r\n', '\n'), (character) =>
    character === '\n' || character === '\t' ? character : escaped(character),
  );
}

/** Writes JSON with every harmful character as an escape of JSON, so that its reader gets the exact text back. */
export function escapeControlsInJson(value: unknown): string {
  const inJson = (character: string): string =>
    character === '\n' ? character : character.replace(/[^]/g, (unit) => `\\u${hex(unit.charCodeAt(0), 4)}`);
  return withoutCommandsInJson(spellOut(JSON.stringify(value, undefined, 2), inJson));
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
