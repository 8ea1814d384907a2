/**
 * Merging two versions of an issue file that come from a third: each is cut into its lines as a tree (entries), entries are found
 * again by what they are (rows), put in order (order) and merged (merge-entry, merge-collections), texts by lines (lines). It knows no
 * files and no git.
 */
export { type MergedIssue, mergeIssues, type Refusal } from './merge-issues.ts';
export type { Marks } from './write-marks.ts';
