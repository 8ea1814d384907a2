/**
 * The authored document: one week's issue as a YAML file. Its shape (model), how it is read without losing the way back
 * to its lines (parse, places), what the schema refuses (check) and what a schema cannot say (rules). Also the calendar
 * and the question which paper is which, since both belong to what an issue means.
 */
export { type Archive, emptyArchive } from './archive.ts';
export { checkIssue } from './check-issue.ts';
export { checkSchema, type Validator } from './check.ts';
export { composed } from './composed.ts';
export { exactText, insertPapers } from './edit/insert.ts';
export type { PaperData, TextData } from './edit/paper-data.ts';
export {
  arxivIdIn,
  identitiesOf,
  linkOf,
  mayBeOne,
  normaliseLink,
  type PaperIds,
  parseArxivId,
  parseDoi,
  titleKey,
} from './identity.ts';
export { judge, type RuleSettings } from './judge.ts';
export type { Issue, Paper, Text, Texts, Theme } from './model.ts';
export { nearest } from './nearest.ts';
export { isMap, readIssue, readTexts } from './read.ts';
export { scaffoldIssue } from './scaffold.ts';
export { looksLike } from './scripts.ts';
export { urlFault } from './url.ts';
export {
  addDays,
  dateIn,
  type DateString,
  firstDayOfWeek,
  isDate,
  parseDate,
  type Weekday,
  weekdayOf,
  weekdays,
} from './week.ts';
export { parseYaml } from './yaml/parse.ts';
export type { Parsed } from './yaml/parsed.ts';
export { Places } from './yaml/places.ts';
