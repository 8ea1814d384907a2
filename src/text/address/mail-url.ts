import { isUrl } from './parse-url.ts';

/** The classes of letters and digits that a name may have. */
type Alphabet = readonly [letter: string, digit: string];
const ascii: Alphabet = ['A-Za-z', '0-9'];
const all: Alphabet = [String.raw`\p{L}`, String.raw`\p{N}`];

/** A name in a placeholder: letters, digits, `_ . : -` and spaces, one letter at least. */
function nameOf([letter, digit]: Alphabet): string {
  return `(?=[^${letter}]{0,80}[${letter}])[${letter}${digit}_.: -]{1,80}`;
}

/** What mail services put in place, each with its own brackets: Listmonk, Mailchimp, SendGrid, Stibee, Mailgun, Sendy and the like. */
function placeholdersOf(alphabet: Alphabet): string {
  const [letter, digit] = alphabet;
  const name = nameOf(alphabet);
  /** `[::1]` is an address of a computer, so a name in single brackets has no colon. */
  const bracketed = `[${letter}][${letter}${digit}_.-]{0,79}(?: [${letter}${digit}_.-]{1,40}){0,4}`;
  return [
    String.raw`\{\{\{${name}\}\}\}`,
    String.raw`\{\{${name}\}\}`,
    String.raw`\*\|${name}\|\*`,
    `<%${name}%>`,
    `%%${name}%%`,
    String.raw`\$%${name}%\$`,
    String.raw`\[\[${name}\]\]`,
    String.raw`\[${bracketed}\]`,
    String.raw`\{\$${name}\}`,
    String.raw`\$\{${name}\}`,
  ].join('|');
}

let inAscii: RegExp | undefined;
let inAny: RegExp | undefined;

/**
 * Finds them in a value. Made when it is first asked for, since most commands never ask: with all the world's letters that takes as
 * long as to print a card.
 */
function placeholderIn(value: string): RegExp {
  // Within an address `%EC%A3%BC` is an encoded letter, so that `%name%` stands for a whole value alone.
  const pattern = (alphabet: Alphabet): string => `${placeholdersOf(alphabet)}|^%${nameOf(alphabet)}%$`;
  return /^[\x20-\x7e]*$/.test(value)
    ? (inAscii ??= new RegExp(pattern(ascii), 'g'))
    : (inAny ??= new RegExp(pattern(all), 'gu'));
}

/** `mailto:` is where a reader asks by mail to be left out. */
export type MailUrlKind = 'url' | 'mailto' | 'placeholder';

/**
 * What an address for a mail is, without spaces around it: an https URL, a `mailto:`, or a placeholder that the mail service
 * replaces, by itself or within one of these. `undefined` for anything else.
 */
export function mailUrlKind(value: string): MailUrlKind | undefined {
  // Within an address a service puts letters.
  const parts = mailUrlParts(value);
  const filled = parts.map(({ text, isPlaceholder }) => (isPlaceholder ? 'x' : text)).join('');
  if (parts.length === 1 && parts[0]?.isPlaceholder === true) return 'placeholder';
  const scheme = /^(https|mailto):/i.exec(filled)?.[1]?.toLowerCase();
  // What cannot be seen is no part of an address.
  if (scheme === undefined || /[\s<>"\\^`{|}\p{Cc}\p{Cf}]/u.test(filled) || !isUrl(filled)) return undefined;
  if (scheme === 'mailto' && !/^mailto:[^@?,]+@[^@?,]+(?:\?.*)?$/i.test(filled)) return undefined;
  if (filled !== value) return 'placeholder';
  return scheme === 'https' ? 'url' : 'mailto';
}

/** The pieces of such an address in order: placeholders, which stay as they were written, and what is around them. */
export function mailUrlParts(
  value: string,
): readonly { readonly text: string; readonly isPlaceholder: boolean }[] {
  if (value !== '' && !/[{*<%[$]/.test(value)) return [{ text: value, isPlaceholder: false }];
  const parts: { text: string; isPlaceholder: boolean }[] = [];
  let end = 0;
  for (const { 0: text, index } of value.matchAll(placeholderIn(value))) {
    if (index > end) parts.push({ text: value.slice(end, index), isPlaceholder: false });
    parts.push({ text, isPlaceholder: true });
    end = index + text.length;
  }
  if (end < value.length) parts.push({ text: value.slice(end), isPlaceholder: false });
  return parts;
}

/** `{{name}}`, `{% tag %}`, `{# note #}` and `*|NAME|*` are what nearly every service looks for. */
const common = String.raw`\{{2,}[^{}\n]{0,80}\}{2,}|\{[{%#]|\*\|[^|\n]{1,80}\|\*`;
/** The brackets of the others. A name in single brackets is too common in texts. */
const rarer = /^(?:<%|%%|\$%|\[\[|\{\$|\$\{)/;

/** What a mail service would take for its own, and where in the text. */
export interface Live {
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What finds in a text the first that the mail service would take for its own; `undefined` where `settings`, addresses of the config,
 * do not show that the mail goes through one.
 */
export function liveFinder(settings: readonly string[]): ((text: string) => Live | undefined) | undefined {
  const placed = settings.flatMap((setting) =>
    mailUrlParts(setting).flatMap((part) => (part.isPlaceholder ? [part.text] : [])),
  );
  if (placed.length === 0) return undefined;
  const own: ReadonlySet<string> = new Set(placed.flatMap((written) => rarer.exec(written) ?? []));
  const live = new RegExp(own.size === 0 ? common : `${common}|${placeholdersOf(all)}`, 'gu');
  return (text) => {
    for (const { 0: written, index } of text.matchAll(live)) {
      const brackets = rarer.exec(written)?.[0];
      if (/^(?:\{[{%#]|\*\|)/.test(written) || (brackets !== undefined && own.has(brackets)))
        return { written, start: index, end: index + written.length };
    }
    return undefined;
  };
}
