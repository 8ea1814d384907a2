/** What newsletters and networks append to an address to see who came from where; at x.com also how a post was shared. */
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id)(?:=|$)/i;
const trackingAtX = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|s|t)(?:=|$)/i;

/** Tells which parameters of an address on this host only say where its reader came from. */
export function trackingOn(host: string): RegExp {
  return isX(host) ? trackingAtX : tracking;
}

/** Whether a host is one of X's, which has two names. */
export function isX(host: string): boolean {
  return /^(?:(?:www|mobile)\.)?(?:x|twitter)\.com$/i.test(host);
}

export interface Tidied {
  readonly url: string;
  /** The names of the parameters that are gone. */
  readonly tracking: readonly string[];
}

const both =
  /^http(?=:\/\/(?:(?:(?:www|export|browse|[a-z]{2})\.)?arxiv|(?:(?:dx|www)\.)?doi)\.org(?:[/?#]|$))/i;

/**
 * An address without parameters for tracking, and with https where it is one of arXiv or a DOI; nothing else about it changes.
 * `undefined` where that is no other address. `isWhole`: nothing in it may be the end of a sentence around it.
 */
export function tidyAddress(address: string, isWhole: boolean): Tidied | undefined {
  const { url, tracking: gone } = withoutTracking(address, isWhole);
  const secure = url.replace(both, '$&s');
  return secure === address ? undefined : { url: secure, tracking: gone };
}

function withoutTracking(address: string, isWhole: boolean): Tidied {
  const [, before = '', query, fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? [];
  if (query === undefined) return { url: address, tracking: [] };
  const pattern = trackingOn(/^https?:\/\/([^/:?#]*)/i.exec(before)?.[1] ?? '');
  const gone: string[] = [];
  let kept = '';
  let end = '';
  // In HTML and in Markdown, `&amp;` is an ampersand.
  const parts = query.split(/(&(?:amp;)?)/);
  for (let i = 0; i < parts.length; i += 2) {
    const part = parts[i] ?? '';
    const isLast = i + 1 >= parts.length && fragment === '' && !isWhole;
    const [, own = '', rest = ''] = isLast ? (lastOne.exec(part) ?? []) : [part, part];
    if (own !== '' && pattern.test(own)) {
      gone.push(/^\w+/.exec(own)?.[0] ?? own);
      end = rest;
    } else {
      kept += (kept === '' ? '?' : (parts[i - 1] ?? '&')) + part;
    }
  }
  return gone.length === 0
    ? { url: address, tracking: [] }
    : { url: before + kept + end + fragment, tracking: gone };
}

/** A parameter at the end of an address in a text, and what may well be the sentence's. Marks of emphasis may be of either. */
const lastOne = /^([\w-]+(?:=[\w.~%+:@!$,/-]*?)?)([).,:;!?'\]]*)$/;
