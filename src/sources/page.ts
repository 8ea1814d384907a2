import { urlFault } from '../issue/index.ts';
import type { Source } from './source.ts';

/** Any other page, by its address. */
export const page: Source = {
  name: 'page',
  match: (ref) => (urlFault(ref) === undefined ? { link: ref } : undefined),
};
