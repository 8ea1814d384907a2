/**
 * Where papers come from. A source knows which refs are its own and what such a ref says of the paper by itself; refs are
 * what a person types: an arXiv id, a DOI, an address. Nothing here asks the network.
 */
export { resolveRef } from './ref.ts';
export type { NamedPaper } from './source.ts';
