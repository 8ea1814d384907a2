import type { UrlFault } from '../../problem/index.ts';
import { withoutOddQuotes } from '../odd-quotes.ts';
import { parseUrl } from './parse-url.ts';

/** An address whose parts are as they stand in it: a browser encodes, resolves and changes nothing. Nearly all are such. */
const plain =
  /^https?:\/\/((?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,})((?:\/(?:[\w~-][\w~.-]*)?)*)(\?[\w~.=&+-]+)?$/;

/** The parts of an address as `URL` has them, for a tenth of its time where it is plain; `undefined` where it cannot be read. */
export function partsOf(
  address: string,
): Pick<URL, 'host' | 'hostname' | 'pathname' | 'search' | 'hash'> | undefined {
  const [found, host = '', path, search = ''] = plain.exec(address) ?? [];
  if (found !== undefined) return { host, hostname: host, pathname: path || '/', search, hash: '' };
  return parseUrl(address);
}

/** Why nobody could follow an address, or `undefined` where it is fine. Only http and https lead a reader anywhere. */
export function urlFault(text: string): UrlFault | undefined {
  const inner = text.trim();
  if (inner !== text && urlFault(inner) === undefined) return 'edge';
  if (/^\[[^\]]*\]\([^)]*\)$/.test(inner)) return 'markdown';
  if (withoutOddQuotes(inner)?.startsWith('http') === true) return 'quotes';
  if (!/^https?:\/\//.test(text)) return 'scheme';
  if (/\s/.test(text)) return 'space';
  // A browser takes `\` for `/`; readers get it encoded, and no host has one.
  return /^https?:\/\/[^/?#]*\\/.test(text) || partsOf(text) === undefined ? 'unreadable' : undefined;
}
