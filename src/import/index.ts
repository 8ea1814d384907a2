/**
 * From old posts to issues: a source's text is read into blocks whatever it was written in, a profile says what of them is a card, a
 * section or an introduction, and what no field has room for is kept. Pure: no file is opened here, and nobody is asked.
 */
export { isView, issueOfView, textsOfView } from './from-json.ts';
export type { IssueData, Recognised } from './model.ts';
export { builtIn } from './profile/built-in.ts';
export type { Profile } from './profile/profile.ts';
export { readProfile } from './profile/read-profile.ts';
export { blocksOfMarkdown, kindOf, readPost, type SourceText } from './read-post.ts';
export { readerOf } from './recognise/reader.ts';
export { recognise } from './recognise/recognise.ts';
export { labelOf } from './recognise/words.ts';
export { listAddress, postOfTopic, topicAddress, topicsOfList } from './topic.ts';
export { writeIssue } from './write-issue.ts';
