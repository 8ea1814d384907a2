/**
 * Papers that wait to be taken into an issue, one a file: which there are, and what is wrong with one. It is checked as the card of
 * a draft, by the way of an issue.
 */
export { type CheckedPaper, checkPaperBytes, checkPaperFile } from './check-paper.ts';
export { type Inbox, inboxOf, isWaiting, lookIntoInbox, lookThroughInbox } from './look-through.ts';
export { PaperFiles } from './paper-files.ts';
export { papersAsIssue, problemInPapers, type Shape, shapeOf } from './papers-as-issue.ts';
