/**
 * Does the address name http, https or mailto, or is it relative to the page? Anything else (javascript:,
 * data:, //host) is no link, nor is what no browser could follow.
 */
export function isSafeHref(href: string): boolean {
  // Browsers drop control characters and leading spaces before they look for the scheme.
  const scheme = /^([^/?#]*?):/.exec(href.replace(/[\p{C}\s]/gu, ''));
  if (scheme === null) return !/^[\p{C}\s]*[/\\]{2}/u.test(href);
  return /^https?$/i.test(scheme[1] ?? '') ? URL.canParse(href) : /^\s*mailto:[^\s@]+@[^\s@]+$/i.test(href);
}

export function isAbsoluteHref(href: string): boolean {
  return isSafeHref(href) && /^(?:https?:\/\/[^\s/]|mailto:\S)/i.test(href.trim());
}

/** Can a browser or the forum fetch a picture from there? `upload://` is the forum's own. */
export function isPicture(src: string): boolean {
  return /^(?:https?|upload):\/\/[^\s/]/i.test(src);
}

/** The address with everything that cannot stand in a URL percent-encoded; what is encoded already stays. */
export function encodeHref(href: string): string {
  return href.replace(/%(?![0-9a-f]{2})|[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/giu, (c) =>
    // Half of a surrogate pair cannot be encoded.
    encodeURIComponent(/^\p{Cs}$/u.test(c) ? '\ufffd' : c),
  );
}
