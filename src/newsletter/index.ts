/**
 * The newsletter as a folder: where its root is, what its config says, which issues it has, and what earlier issues
 * already brought. Knows nothing of how an issue looks to a reader.
 */
export { type ArchiveIndex, openArchive } from './archive.ts';
export { type ArchiveEntry, entryIn, keyNumber } from './archive-entry.ts';
export { type KnownPapers, readKnownPapers } from './known-papers.ts';
export { checkConfigBytes, loadConfig } from './config.ts';
export {
  findIssue,
  findIssues,
  isIssueName,
  type IssueFile,
  type IssueFolder,
  laterOthers,
  latestOf,
  listIssues,
  lookThroughFolder,
  lookThroughIssues,
  nameOfIssue,
} from './issues.ts';
export type {
  Config,
  EmailColours,
  EmailStyle,
  ForumSettings,
  LoadedTerms,
  PlaceholderName,
} from './model.ts';
export { readOverrides } from './overrides.ts';
export { configName, fenced, findRoot, issuesFolder, templatesFolder, termsName } from './root.ts';
export {
  commentWorkflow,
  contributingPage,
  editorExtensions,
  editorSettings,
  formPath,
  formWorkflow,
  ignoreFile,
  isStarterWorkflow,
  issueForm,
  newSiteId,
  schemaFor,
  sitePlaces,
  type StarterSite,
  starterConfig,
  starterLanguages,
  starterPagesWorkflow,
  starterSite,
  starterTerms,
  starterWorkflow,
  usualName,
  withLinesBehind,
} from './starter/index.ts';
export { loadTerms } from './terms.ts';
