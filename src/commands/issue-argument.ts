import { relative } from 'node:path';
import type { Context } from '../context.ts';
import { isDate } from '../calendar.ts';
import { latestOf, listIssues } from '../newsletter/index.ts';
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
  const all = listIssues(files, root);
  const own = all.find((issue) => issue.path === path);
  const isOnly = all.filter(({ name }) => name === own?.name).length === 1;
  if (isOnly && latestOf(all) === own) return undefined;
  return isOnly && own !== undefined && isDate(own.name) ? own.name : forShell(relative(cwd, path) || path);
}
