/**
 * Whether a text says what its sources do not, and what a machine has left in it. Pure functions of texts: offsets are UTF-16 code units
 * into the text that was given, so that `SourceMap.inText` finds the place. Nothing here knows an issue; who calls it says what the
 * sources are. It is loaded where it is asked for.
 */
export { heldAgainst, type Sources, unsupported } from './claims.ts';
export { type Gloss, glossesIn, isSameWord } from './glosses.ts';
export { leftOversIn } from './left-overs.ts';
export { finderOf, type Term, termsIn } from './terms.ts';
export { untranslatedIn } from './untranslated.ts';
