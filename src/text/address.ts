import type { UrlFault } from '../problem/index.ts';
import { withoutOddQuotes } from './odd-quotes.ts';

/** Why nobody could follow an address, or `undefined` where it is fine. Only http and https lead a reader anywhere. */
export function urlFault(text: string): UrlFault | undefined {
  const inner = text.trim();
  if (inner !== text && urlFault(inner) === undefined) return 'edge';
  if (/^\[[^\]]*\]\([^)]*\)$/.test(inner)) return 'markdown';
  if (withoutOddQuotes(inner)?.startsWith('http') === true) return 'quotes';
  if (!/^https?:\/\//.test(text)) return 'scheme';
  if (/\s/.test(text)) return 'space';
  return URL.canParse(text) ? undefined : 'unreadable';
}
