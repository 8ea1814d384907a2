/**
 * The checks that need a reading of the Markdown. They load the reader only for texts in which something could be wrong.
 */
export { findLiveConfig, findLiveTexts } from './live-texts.ts';
export { findRepeatedLinks } from './repeated-links.ts';
export { findConfigProblems, findTextProblems } from './text-findings.ts';
export { findWording, stylesFor } from './wording.ts';
