import { normaliseLink } from '../ids.ts';
import { keysOf } from './named.ts';
import type { NamedPaper } from '../sources/source.ts';
import { parseUrl } from '../../text/index.ts';

/** Sites of code, models and data, whose addresses authors often write without https://. */
const places = String.raw`(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co|zenodo\.org)\/|[\w-]+\.(?:github|gitlab)\.io\b`;
const link = new RegExp(String.raw`(?:https?:\/\/|(?<![\w./@-])(?:${places}))[^\s<>"'{}|\\^${'`'}]*`, 'gi');

/**
 * Lists the addresses in running text, in their order and each once, without those of the paper itself. They may contain TeX:
 * `\url{https://…/a\_b}`.
 */
export function linksIn(raw: string, paper: NamedPaper): string[] {
  const text = raw
    .replace(/\\([_%#&~$])/g, '$1')
    .replace(/\\(?:url|href)\s*\{([^{}]*)\}/g, ' $1 ')
    .replaceAll('$', ' ');
  const own = new Set(keysOf(paper));
  const found = new Map<string, string>();
  for (const [match] of text.matchAll(link)) {
    const trimmed = withoutEnd(match);
    const url = /^https?:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
    if (parseUrl(url)?.hostname.includes('.') !== true) continue;
    const key = normaliseLink(url);
    if (!found.has(key) && !keysOf({ link: url }).some((one) => own.has(one))) found.set(key, url);
  }
  return [...found.values()];
}

/** Removes the end of the sentence around an address. A closing bracket stays if it was opened inside the address. */
function withoutEnd(url: string): string {
  let end = url.length;
  // How many more of each are closed than opened before `end`.
  const closed = { ')': surplus(url, '(', ')'), ']': surplus(url, '[', ']') };
  for (; end > 0; end--) {
    const c = url.charAt(end - 1);
    if (c === ')' || c === ']') {
      if (closed[c] <= 0) break;
      closed[c]--;
    } else if (!/[.,;:!?*’”…]/.test(c)) break;
  }
  return url.slice(0, end);
}

function surplus(url: string, open: string, close: string): number {
  return url.split(close).length - url.split(open).length;
}
