/**
 * Where papers come from. A source knows which refs are its own, what such a ref says of the paper by itself, and whom to ask for
 * the rest: arXiv, whoever registered a DOI, or the page itself; bibliographies are read from files. Refs are what a person types.
 * Only `openLibrary` reaches the network, through one client, and what it needs is loaded where it is called.
 */
import type { Library } from './library.ts';

export { isBibliography, readBibliography } from './bibliography.ts';
export { keptPapers } from './kept.ts';
export type { LibraryOptions } from './library.ts';
export { resolveRef } from './ref.ts';
export type { Answer, FoundPaper, NamedPaper } from './source.ts';

export async function openLibrary(...args: ConstructorParameters<typeof Library>): Promise<Library> {
  const { Library: Opened } = await import('./library.ts');
  return new Opened(...args);
}
