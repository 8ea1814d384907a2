/** Ways to write one string as YAML, so that every YAML reader, of version 1.1 too, gets exactly that string back. */

/** Characters to write as escapes: editors do not show them, or some readers refuse them or take them for a line end. */
const unprintable = String.raw`[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\uFEFF]`;

/** Words that YAML 1.1 or 1.2 reads as something else than a text. */
const words = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/** Names, keywords: no character in them has a meaning at any place of a plain scalar. */
const isName = (text: string): boolean =>
  /^\p{L}(?:[\p{L}\p{M}\p{N}.,'’()&+/ -]*[\p{L}\p{M}\p{N}.'’)+])?$/u.test(text);
const isAddress = (text: string): boolean => /^https?:\/\/[^\s\p{C}\p{Z}]*[^\s\p{C}\p{Z}:]$/u.test(text);
const word = /^[A-Za-z_](?:[\w.-]{0,98}[\w-])?$/;

/** Between double quotation marks. Korean and emoji stay as they are. */
export function quoted(text: string): string {
  // JSON's escapes are YAML's too; YAML has some more to escape.
  return JSON.stringify(text).replaceAll(new RegExp(unprintable, 'gu'), (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Without quotation marks where that is an ordinary name, keyword or address; else with them. */
export function plainOrQuoted(text: string): string {
  return (isName(text) || isAddress(text)) && !words.test(text) ? text : quoted(text);
}

export function key(text: string): string {
  return word.test(text) && !words.test(text) ? text : quoted(text);
}

/** In a comment, which ends where the line does. */
export function commented(text: string): string {
  return text.replaceAll(new RegExp(`(?:${unprintable}|\\s)+`, 'gu'), ' ').trim();
}

export interface Literal {
  /** `|`, with an indentation indicator and `-` or `+` where the text needs them. */
  readonly header: string;
  /** Not yet indented. */
  readonly lines: readonly string[];
}

/**
 * As a literal block that is indented by `step` columns from its key, or `undefined` where a block cannot carry the text,
 * or an editor would change it unseen (spaces at a line's end, tabs at its start).
 */
export function literal(text: string, step: number): Literal | undefined {
  if (!/\S/.test(text) || new RegExp(`(?![\\n\\t])${unprintable}`, 'u').test(text)) return undefined;
  if (/^\t|[ \t]$/m.test(text)) return undefined;
  const body = text.replace(/(?<!\n)\n+$/, '');
  const ends = text.length - body.length;
  const indicator = /^\n*[ ]/.test(text) ? String(step) : '';
  const chomping = ends === 0 ? '-' : ends === 1 ? '' : '+';
  const lines = [...body.split('\n'), ...Array.from({ length: Math.max(0, ends - 1) }, () => '')];
  return { header: `|${indicator}${chomping}`, lines };
}
