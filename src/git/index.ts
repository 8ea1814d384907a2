/** The only room that starts git, and what is known of repositories without it. */
export { approveCredential, type Credential, fillCredential } from './credentials.ts';
export { openGit } from './git.ts';
export { mergeLinesWithGit, setMergeDriver } from './merge.ts';
export { originOf } from './origin.ts';
export { bytesAt, commitOf } from './revision.ts';
export { findGitRoot } from './root.ts';
