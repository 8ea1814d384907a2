import { parseDoi } from '../issue/index.ts';
import type { Source } from './source.ts';

/** Whatever has a DOI, bare, after `doi:`, or as an address of doi.org. */
export const doi: Source = {
  name: 'DOI',
  match(ref) {
    const found = parseDoi(ref) ?? parseDoi(`https://${ref}`);
    return found === undefined ? undefined : { doi: found };
  },
};
