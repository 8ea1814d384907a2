/**
 * The authored document: one week's issue as a YAML file. Its shape (model), how it is read without losing the way back
 * to its lines (parse, places), what the schema refuses (check) and what a schema cannot say (rules). Also the calendar
 * and the question which paper is which, since both belong to what an issue means.
 */
export { emptyArchive, type Archive } from './archive.ts';
export { checkIssue, type IssueCheck, type IssueFindings } from './check-issue.ts';
export { checkSchema, type Validator } from './check.ts';
export { composed } from './composed.ts';
export { exactText, insertPapers, type Inserted } from './edit/insert.ts';
export {
  arxivIdIn,
  identitiesOf,
  linkOf,
  mayBeOne,
  normaliseLink,
  parseArxivId,
  parseDoi,
  titleKey,
  type Identity,
  type PaperIds,
} from './identity.ts';
export { judge, type Judged, type RuleSettings } from './judge.ts';
export type { FurtherReading, Image, Issue, Paper, Text, Texts, Theme } from './model.ts';
export { nearest } from './nearest.ts';
export { parseYaml } from './yaml/parse.ts';
export type { Parsed } from './yaml/parsed.ts';
export type { PaperData, TextData } from './edit/paper-data.ts';
export { Places } from './yaml/places.ts';
export { looksLike } from './scripts.ts';
export { urlFault } from './url.ts';
export { isMap, readIssue, readTexts } from './read.ts';
export { scaffoldIssue, type Scaffold } from './scaffold.ts';
export {
  addDays,
  dateIn,
  firstDayOfWeek,
  isDate,
  parseDate,
  weekdayOf,
  weekdays,
  type DateString,
  type Weekday,
} from './week.ts';
export { writePaper, type Layout } from './edit/write-paper.ts';
