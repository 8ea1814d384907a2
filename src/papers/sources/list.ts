import { arxiv } from './arxiv.ts';
import { doi } from './doi.ts';
import { openreview } from './openreview.ts';
import { page } from './page.ts';
import type { Source } from './source.ts';

/**
 * All sources, the most specific first: a DOI of arXiv means the arXiv paper, and `page` takes whatever is left. Refs are matched
 * and papers are looked up in this order.
 */
export const sources = [arxiv, doi, openreview, page] as const satisfies readonly Source[];

/** Matches every address that a source but the last one takes, or that has a page beside it. All other addresses skip the sources. */
export const telltale =
  /10\.\d{4,9}(?:\/|%2F)|ar[x5]iv|openreview|(?:huggingface|hf)\.co\/papers|emergentmind|scirate|papers\.cool|nature\.com|elifesciences|zenodo|aclanthology|\.pdf/i;
