/**
 * What differs between two versions of an issue, read as data: papers by what they are, texts by their words. It knows no
 * files, no git and no ledger.
 */
export type { Change } from './change.ts';
export { compareIssues } from './compare.ts';
export { lineDifference, unifiedDiff } from './lines.ts';
export { readVersions, type Version } from './read-versions.ts';
export { compareWords, nearChanges, type Piece } from './words.ts';
