/** The only room that starts git, and what is known of repositories without it. */
export { openGit } from './git.ts';
export { findGitRoot } from './root.ts';
