import { parseUrl } from '../text/index.ts';

/**
 * Does the address lead somewhere from wherever it is read: a forum's post, a mail? Only http, https and mailto do;
 * anything else (javascript:, data:, //host, docs/x.md, #part) is no link, nor is what no browser could follow.
 */
export function isHref(href: string): boolean {
  const address = href.trim();
  // A browser takes a host of stars for one; no computer has such a name, and the forum makes no link of it.
  if (/^https?:\/\/[^\s/]/i.test(address)) return /^[\w.[-]/.test(hostReadersGet(address) ?? '');
  return /^mailto:[^\s@]+@[^\s@]+$/i.test(address);
}

/** Is the address relative to a page (docs/x.md, #part)? Nobody knows which page an issue will be read on. */
export function isRelative(href: string): boolean {
  // Browsers drop control characters and leading spaces before they look for the scheme.
  const address = href.replace(/[\p{C}\s]/gu, '');
  return address !== '' && !/^(?:[^/?#]*?:|[/\\]{2})/.test(address);
}

/** Can a browser or the forum fetch a picture from there? `upload://` is the forum's own. */
export function isPicture(src: string): boolean {
  if (/^upload:\/\/[^\s/]/i.test(src)) return true;
  return /^https?:\/\/[^\s/]/i.test(src) && hostReadersGet(src) !== undefined;
}

/** The host of an address as it is printed: `\` is `/` for a browser, and encoded it is part of a host that is none. */
function hostReadersGet(address: string): string | undefined {
  return parseUrl(encodeHref(address))?.hostname;
}

/** The address with everything that cannot stand in a URL percent-encoded; what is encoded already stays. */
export function encodeHref(href: string): string {
  return href.replace(/%(?![0-9A-Fa-f]{2})|[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/gu, (c) =>
    // Half of a surrogate pair cannot be encoded.
    encodeURIComponent(/^[\ud800-\udfff]$/u.test(c) ? '\ufffd' : c),
  );
}
