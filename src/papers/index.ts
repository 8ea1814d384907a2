/**
 * The identity of papers, and where papers come from. A person types a ref. A source recognises its own refs, takes ids from
 * them, and asks a server for the rest. Bibliographies are read from files. Only `openLibrary` uses the network; it loads its
 * code when it is called.
 */
import type { Library } from './library.ts';

export { arxivIdFaultIn, meantArxivId } from './arxiv-form.ts';
export { bareId } from './bare-id.ts';
export {
  isBibliography,
  isBibliographyText,
  isBibtexOrRis,
  readBibliography,
} from './bibliography/bibliography.ts';
export { cachedPapers } from './cache-entry.ts';
export {
  areUnlike,
  hasOtherNames,
  identitiesOf,
  haveOneKind,
  haveSameKinds,
  keysOfAddress,
  mayBeOne,
  pageKeyOf,
  titleKey,
} from './identity.ts';
export {
  arxivIdIn,
  doiFault,
  type Identity,
  linkOf,
  type PaperIds,
  parseArxivId,
  parseDoi,
  plainArxivId,
} from './ids.ts';
export type { Attempt, LibraryOptions } from './library.ts';
export type { PaperDraft, TextData } from './paper-draft.ts';
export { namesInPair, withoutMarks, withPlainMarks } from './record/affiliation-marks.ts';
export { daysIn } from './record/written-day.ts';
export { paperNamedBy, resolveRef } from './ref.ts';
export { paperPath } from './slug.ts';
export { faultOfArxivLink } from './sources/arxiv-id.ts';
export type { Answer, FoundPaper, NamedPaper } from './sources/source.ts';
export { tidyAddress } from './tidy-address.ts';

export async function openLibrary(...args: ConstructorParameters<typeof Library>): Promise<Library> {
  const { Library: Opened } = await import('./library.ts');
  return new Opened(...args);
}
