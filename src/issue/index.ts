/**
 * The authored document: one week's issue as a YAML file. Its shape (model), how it is read out of parsed data, what a schema
 * cannot say of it (rules), how a new one begins (scaffold), and how papers and texts are put in without touching the
 * rest (edit), with marks on those that a language model wrote.
 * Which parts a paper has and in which order they stand is said once, in parts.
 */
export type { Archive } from './archive.ts';
export { checkIssue } from './check-issue.ts';
export { insertCredits } from './edit/credits.ts';
export { type Fill, fillText, removeMarks } from './edit/fill.ts';
export { exactText, insertPapers, insertThemes } from './edit/insert.ts';
export { PaperText } from './edit/paper-text.ts';
export { movePaper, removePapers } from './edit/rearrange.ts';
export { fieldsOf } from './fields.ts';
export { listedLinks, pagesOfCards } from './listed-links.ts';
export { type Mark, markOf, marksIn } from './marks.ts';
export { type Issue, mostPapers, type Paper, type Text, type Texts } from './model.ts';
export { type CardPart, cardParts, dataKeys, fileKeys, type PaperKey } from './parts.ts';
export { readIssue, readTexts } from './read.ts';
export { isPlaceholder } from './rules/placeholders.ts';
export { scaffoldIssue } from './scaffold.ts';
