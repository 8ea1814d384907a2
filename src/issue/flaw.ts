import type { ValueFlaw } from '../problem/index.ts';
import { arxivIdIn, parseArxivId } from './identity.ts';

/** What alone is wrong with a value, and the value without it. */
export interface Flaw {
  readonly flaw: ValueFlaw;
  readonly right: string;
}

/**
 * What alone keeps a value from having the form of `pattern`: a space around it, a prefix, quotation marks that YAML does
 * not know, a month that is none. `key` is the key it stands under.
 */
export function flawOf(value: string, key: string, pattern: unknown): Flaw | undefined {
  const form = typeof pattern === 'string' ? new RegExp(pattern, 'u') : undefined;
  if (form === undefined) return undefined;
  const trimmed = value.trim();
  if (trimmed !== value && form.test(trimmed)) return { flaw: 'space', right: trimmed };
  const unquoted = withoutOddQuotes(trimmed);
  if (unquoted !== undefined && form.test(unquoted)) return { flaw: 'quotes', right: unquoted };
  const bare = bareId(key, trimmed);
  if (bare !== undefined && form.test(bare)) return { flaw: 'prefix', right: bare };
  const isArxiv = key === 'arxiv' && /^(?:\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})(?:v\d+)?$/i.test(trimmed);
  return isArxiv ? { flaw: 'month', right: '' } : undefined;
}

/** The id in a value that has more than it: `arXiv:2506.15677`, or an address. */
export function bareId(key: string, value: string): string | undefined {
  if (key === 'doi') {
    const bare = value.replace(/^(?:doi:\s*|https?:\/\/(?:dx\.|www\.)?doi\.org\/)/i, '');
    return bare === value ? undefined : bare;
  }
  if (key !== 'arxiv') return undefined;
  const found = parseArxivId(value) ?? arxivIdIn(value);
  return found === undefined
    ? undefined
    : `${found.id}${found.version === undefined ? '' : `v${found.version}`}`;
}

const oddQuotes = /^[“”„‟‘’＂「『«](.*)[“”‟‘’＂」』»]$/u;

/** A text without the curly or full-width quotation marks around it; `undefined` where there are none. */
export function withoutOddQuotes(text: string): string | undefined {
  return oddQuotes.exec(text)?.[1];
}
