import { arxiv } from './arxiv.ts';
import { doi } from './doi.ts';
import { openreview } from './openreview.ts';
import { page } from './page.ts';
import type { Source } from './source.ts';

/**
 * Whom a ref is offered to and a paper is asked of, the most particular first: arXiv's DOI is the arXiv paper, and a page is
 * whatever is left.
 */
export const sources = [arxiv, doi, openreview, page] as const satisfies readonly Source[];
