import type { ValueFlaw } from '../problem/index.ts';
import { arxivIdFaultIn, bareId, doiFault } from '../papers/index.ts';
import { withoutQuotesAtEnds } from '../text/index.ts';

/** The only thing wrong with a value, and the value without it. */
export interface Flaw {
  readonly flaw: ValueFlaw;
  readonly right: string;
}

/**
 * Finds the only thing that keeps a value from having the form of `pattern`: a space around it, a prefix, quotation marks that YAML does
 * not know, what makes an arXiv id impossible. `key` is the key it stands under.
 */
export function flawOf(value: string, key: string, pattern: unknown): Flaw | undefined {
  const form = typeof pattern === 'string' ? new RegExp(pattern, 'u') : undefined;
  if (form === undefined) return undefined;
  const trimmed = value.trim();
  if (trimmed !== value && form.test(trimmed)) return { flaw: 'space', right: trimmed };
  const unquoted = withoutQuotesAtEnds(trimmed);
  if (unquoted !== trimmed && form.test(unquoted)) return { flaw: 'quotes', right: unquoted };
  const bare = bareId(key, trimmed);
  if (bare !== undefined && form.test(bare)) return { flaw: 'prefix', right: bare };
  const narrow = trimmed.normalize('NFKC');
  if (narrow !== trimmed && form.test(narrow)) return { flaw: 'width', right: narrow };
  const fault = key === 'arxiv' ? arxivIdFaultIn(trimmed) : key === 'doi' ? doiFault(trimmed) : undefined;
  return fault === undefined ? undefined : { flaw: fault, right: '' };
}
