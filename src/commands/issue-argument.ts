import { relative } from 'node:path';
import type { Context } from '../context.ts';
import { isDate } from '../calendar.ts';
import { laterOthers, latestOf, lookThroughIssues } from '../newsletter/index.ts';
import type { Newsletter } from '../pipeline/index.ts';
import { forShell } from '../text/index.ts';

/**
 * What names an issue on the command line of another command: nothing where that command takes it by itself, the week
 * where its file is the only one of it in the folder of issues, else the path.
 */
export function issueArgument(
  { files, cwd }: Context,
  { root }: Pick<Newsletter, 'root'>,
  path: string,
): string | undefined {
  const folder = lookThroughIssues(files, root);
  const all = folder.issues;
  const own = all.find((issue) => issue.path === path);
  const isOnly = all.filter(({ name }) => name === own?.name).length === 1;
  if (isOnly && latestOf(all) === own && laterOthers(folder).length === 0) return undefined;
  return isOnly && own !== undefined && isDate(own.name) ? own.name : forShell(relative(cwd, path) || path);
}
