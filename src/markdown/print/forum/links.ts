import { type OwnEmoji, unicodeOf } from '../../../emoji/index.ts';
import { escapeHtml } from '../escape-html.ts';
import { encodeHref } from '../../href.ts';
import { plainInlines } from '../plain.ts';
import type { Inline, Link } from '../../ast.ts';

/**
 * An address within a sentence, in angle brackets, where the forum will show it as it was written; undefined where it
 * would not: it decodes `%20`, curls quotes, and reads `:name:` and `(tm)` in it.
 */
export function printBareUrl({ href, children }: Link, own: OwnEmoji | undefined): string | undefined {
  const text = plainInlines(children);
  const mail =
    href === `mailto:${text}` && /^[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]*[A-Za-z0-9])+$/.test(text);
  if (!mail && (href !== text || !/^https?:\/\/[^\s/]/i.test(text))) return undefined;
  if (
    /[\s<>"'`\\^{|}[\]%]|\.{2}|xn--|\((?:tm|pa)\)/i.test(text) ||
    hasUnseenOrEmoji(text) ||
    composedHost(text) !== text ||
    namesEmoji(text, own)
  )
    return undefined;
  return `<${text}>`;
}

function hasUnseenOrEmoji(text: string): boolean {
  return hasOthers.test(text) && /\p{C}|\p{Extended_Pictographic}/u.test(text);
}

/** Matches characters other than printable ASCII. Only for those are the patterns with Unicode properties worth their time. */
const hasOthers = /[^\x20-\x7e]/;

/**
 * An address with the letters of its host as a browser takes them (https://url.spec.whatwg.org/#concept-domain-to-ascii), which composes
 * them: the forum encodes them as they are, and would lead to another host.
 */
function composedHost(address: string): string {
  return hasOthers.test(address)
    ? address.replace(/^https?:\/\/[^/?#]*/i, (start) => start.normalize('NFKC'))
    : address;
}

function namesEmoji(text: string, own: OwnEmoji | undefined): boolean {
  return [...text.matchAll(/:(?=([^\s:]{1,60}):)/g)].some(
    (match) => unicodeOf(match[1] ?? '', own) !== undefined,
  );
}

/** An address alone in its paragraph, of which the forum makes a card; undefined where it would not find its end. */
export function printPreview(inlines: readonly Inline[]): string | undefined {
  const [link, ...others] = inlines;
  if (
    link?.type !== 'link' ||
    others.length > 0 ||
    link.bare !== true ||
    link.href !== plainInlines(link.children)
  )
    return undefined;
  const url = withHost(link.href);
  return url !== undefined && isFoundWhole(url) ? url : undefined;
}

/** Nearly all hosts are plain, and a pattern with Unicode's properties takes long. Of `a./` the forum shows no dot. */
const [plainHost, anyHost] = [
  /^[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*$/,
  /^(?:[\w.~:-]+@)?[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)*(?::\d+)?$/u,
];

/** The address in characters that may stand in one; the name of a host keeps its own script. */
function withHost(href: string): string | undefined {
  if (composedHost(href) !== href) return undefined;
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(href) ?? [];
  return plainHost.test(host) || anyHost.test(host) ? scheme + host + encodeHref(rest) : undefined;
}

/**
 * Whether the forum's finder of links takes the whole of an address that stands alone on its line (linkify-it 5): it stops at some
 * marks before others, does not nest brackets, leaves marks at the end out, and stars there may be emphasis.
 */
function isFoundWhole(url: string): boolean {
  const rest = url.replace(/^https?:\/\/[^/?#]*/i, '');
  return (
    /^(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*)?$/.test(rest) &&
    (/[A-Za-z0-9/=_)~$:&+@#-]$/.test(url) || /[\p{L}\p{N}]$/u.test(url)) &&
    !/\*.*\*|(?<!-)---(?!-)|\?\?|\.{2,}[^A-Za-z0-9%/&.]|'[^A-Za-z0-9-]|[!.](?=\)$)/.test(rest) &&
    /^[^()]*(?:\([^()]*\)[^()]*)*$/.test(rest)
  );
}

function balanced(url: string): boolean {
  let depth = 0;
  for (const c of url) {
    if (c === '(') depth++;
    else if (c === ')' && depth-- === 0) return false;
  }
  return depth === 0;
}

/** `[text](address "title")`; `text` is written already, and never empty: the reader sees to that. */
export function printLink({ href, title }: Link, text: string): string {
  const caption = title === undefined ? '' : ` "${quoted(title)}"`;
  return `[${text}](${target(href)}${caption})`;
}

/** As Markdown where the description is plain; markdown-it loses what is escaped in one, so that others need a tag. */
export function printImage({ src, alt, width, height }: Inline & { type: 'image' }): string {
  const text = alt.replace(/\s+/g, ' ').trim().replaceAll('\0', '\ufffd');
  const marks = text.includes('_') && /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u.test(text);
  // Only a tag can give one side alone.
  const hasOneSide = (width === undefined) !== (height === undefined);
  if (marks || hasOneSide || /[\\`*[\]<|&$]|~~/.test(text)) {
    const size = Object.entries({ width, height })
      .map(([name, pixels]) => (pixels === undefined ? '' : ` ${name}="${pixels}"`))
      .join('');
    return `<img src="${escapeHtml(encodeHref(src))}" alt="${escapeHtml(text)}"${size}>`;
  }
  const size = width === undefined || height === undefined ? '' : `|${width}x${height}`;
  return `![${text}${size}](${target(src)})`;
}

/** An address between the parentheses of a link. Other scripts stay readable; the forum encodes them itself. */
function target(href: string): string {
  const impossible = hasOthers.test(href) ? /[\s<>"`\\^{|}\p{C}]/gu : /[\s<>"`\\^{|}]/g;
  const address = composedHost(href.trim())
    .replace(impossible, (c) => encodeHref(c))
    .replace(/&(?=[#\w]+;)/g, '&amp;');
  return balanced(address) && address !== '' ? address : `<${address}>`;
}

function quoted(title: string): string {
  return title
    .replace(/\s+/g, ' ')
    .replace(/[\\"]/g, '\\$&')
    .replace(/&(?=[#\w]+;)/g, '&amp;');
}
