/**
 * The newsletter as a folder: where its root is, what its config says, which issues it has, and what earlier issues
 * already brought. Knows nothing of how an issue looks to a reader.
 */
export { openArchive, type ArchiveIndex } from './archive.ts';
export { loadConfig, type LoadedConfig } from './config.ts';
export { findIssue, listIssues, lookThroughIssues, notAFile, type IssueFile } from './issues.ts';
export type { Config, EmailColours, EmailSettings, EmailStyle, ForumSettings } from './model.ts';
export { readOverrides } from './overrides.ts';
export { configName, findRoot, issuesFolder } from './root.ts';
export {
  editorExtensions,
  editorSettings,
  ignoreFile,
  starterConfig,
  starterWorkflow,
  type Starter,
} from './starter/index.ts';
