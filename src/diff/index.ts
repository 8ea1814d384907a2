/**
 * What differs between two versions of an issue, read as data: papers by what they are, texts by their words. It knows no
 * files, no git and no ledger.
 */
export { align } from './align.ts';
export type { Change } from './change.ts';
export { compareIssues } from './compare.ts';
export { lineDifference, unifiedDiff } from './lines.ts';
export { keysFor } from './list-keys.ts';
export { readVersions, type Version } from './read-versions.ts';
export { longestRising } from './rising.ts';
export { inCommon } from './sequence.ts';
export { compareWords, nearChanges, type Piece } from './words.ts';
