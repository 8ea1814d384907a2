import { spawnSync } from 'node:child_process';

/** What stands behind the title of tests that need git; empty where it is installed. */
export const noGit = spawnSync('git', ['--version']).status === 0 ? '' : ' (skipped: there is no git)';

/** The surroundings of somebody who commits, with no settings but those below `home`. */
export function editorAt(home: string, path = process.env['PATH']): Record<string, string | undefined> {
  return {
    PATH: path,
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Editor',
    GIT_AUTHOR_EMAIL: 'editor@example.org',
    GIT_COMMITTER_NAME: 'Editor',
    GIT_COMMITTER_EMAIL: 'editor@example.org',
  };
}

/** What a git says that knows one commit, by any name, and nothing of it. */
export function commitAlone(args: readonly string[]): string {
  if (args.includes('--verify')) return 'c0ffee\n';
  return args.includes('cat-file') ? 'commit\n' : '';
}
