/**
 * The authored document: one week's issue as a YAML file. Its shape (model), how it is read out of parsed data, what a schema
 * cannot say of it (rules), how a new one begins (scaffold), and how papers are put in without touching the rest (edit).
 * Which parts a paper has and in which order they stand is said once, in parts.
 */
export type { Archive } from './archive.ts';
export { checkIssue } from './check-issue.ts';
export { insertCredits } from './edit/credits.ts';
export { exactText, insertPapers } from './edit/insert.ts';
export { PaperText } from './edit/paper-text.ts';
export { movePaper, removePapers } from './edit/rearrange.ts';
export { fieldsOf } from './fields.ts';
export { listedLinks, pagesOfCards } from './listed-links.ts';
export type { Issue, Paper, Text, Texts, Theme } from './model.ts';
export { type CardPart, cardParts, dataKeys, fileKeys, type PaperKey } from './parts.ts';
export { readIssue, readTexts } from './read.ts';
export { scaffoldIssue } from './scaffold.ts';
