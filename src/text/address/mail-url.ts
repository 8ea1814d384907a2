import { isUrl } from './parse-url.ts';

/** A name in a placeholder: letters, digits, `_ . : -` and spaces, one letter at least. */
const name = String.raw`(?=[^\p{L}]{0,80}\p{L})[\p{L}\p{N}_.: -]{1,80}`;
/** `[::1]` is an address of a computer, so a name in single brackets has no colon. */
const bracketed = String.raw`\p{L}[\p{L}\p{N}_.-]{0,79}(?: [\p{L}\p{N}_.-]{1,40}){0,4}`;

/** What mail services put in place, each with its own brackets: Listmonk, Mailchimp, SendGrid, Stibee, Mailgun, Sendy and the like. */
const placeholders = [
  String.raw`\{\{\{${name}\}\}\}`,
  String.raw`\{\{${name}\}\}`,
  String.raw`\*\|${name}\|\*`,
  String.raw`<%${name}%>`,
  String.raw`%%${name}%%`,
  String.raw`\$%${name}%\$`,
  String.raw`\[\[${name}\]\]`,
  String.raw`\[${bracketed}\]`,
  String.raw`\{\$${name}\}`,
  String.raw`\$\{${name}\}`,
].join('|');

interface Patterns {
  /** `%name%` stands for a whole value alone: within an address `%EC%A3%BC` is an encoded letter. */
  readonly whole: RegExp;
  readonly within: RegExp;
}
let made: Patterns | undefined;

/** Made when they are first asked for: every command loads this file, and most never ask. */
function patterns(): Patterns {
  return (made ??= {
    whole: new RegExp(`^(?:${placeholders}|%${name}%)$`, 'u'),
    within: new RegExp(placeholders, 'gu'),
  });
}

/** `mailto:` is where a reader asks by mail to be left out. */
export type MailUrlKind = 'url' | 'mailto' | 'placeholder';

/**
 * What an address for a mail is, without spaces around it: an https URL, a `mailto:`, or a placeholder that the mail service
 * replaces, by itself or within one of these. `undefined` for anything else.
 */
export function mailUrlKind(value: string): MailUrlKind | undefined {
  const mayHold = /[{*<%[$]/.test(value);
  if (mayHold && patterns().whole.test(value)) return 'placeholder';
  // Within an address a service puts letters.
  const filled = mayHold ? value.replace(patterns().within, 'x') : value;
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
  const { whole, within } = patterns();
  if (whole.test(value)) return [{ text: value, isPlaceholder: true }];
  const parts: { text: string; isPlaceholder: boolean }[] = [];
  let end = 0;
  for (const { 0: text, index } of value.matchAll(within)) {
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

/**
 * Finds in a text what the mail service would take for its own, where `settings`, addresses of the config, show that the mail goes
 * through one.
 */
export function liveIn(
  text: string,
  settings: readonly string[],
): { written: string; start: number; end: number } | undefined {
  const placed = settings.flatMap((setting) =>
    mailUrlParts(setting).flatMap((part) => (part.isPlaceholder ? [part.text] : [])),
  );
  if (placed.length === 0) return undefined;
  const own: ReadonlySet<string> = new Set(placed.flatMap((written) => rarer.exec(written) ?? []));
  const all = new RegExp(own.size === 0 ? common : `${common}|${placeholders}`, 'gu');
  for (const { 0: written, index } of text.matchAll(all)) {
    const brackets = rarer.exec(written)?.[0];
    if (/^(?:\{[{%#]|\*\|)/.test(written) || (brackets !== undefined && own.has(brackets)))
      return { written, start: index, end: index + written.length };
  }
  return undefined;
}
