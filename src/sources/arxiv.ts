import { arxivIdIn, parseArxivId } from '../issue/index.ts';
import type { Source } from './source.ts';

/** arXiv, by an id in any of its spellings, an address of arXiv or of a site that mirrors it, or arXiv's own DOI. */
export const arxiv: Source = {
  name: 'arXiv',
  match(ref) {
    const found = parseArxivId(ref) ?? idIn(ref) ?? idIn(`https://${ref}`);
    if (found === undefined) return undefined;
    return { arxiv: found.version === undefined ? found.id : `${found.id}v${found.version}` };
  },
};

function idIn(address: string): ReturnType<typeof arxivIdIn> {
  try {
    return arxivIdIn(address);
  } catch {
    // An address with a broken percent sign names nothing.
    return undefined;
  }
}
