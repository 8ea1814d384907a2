import { delimiter, isAbsolute, join, relative } from 'node:path';
import type { Context } from '../../context.ts';
import { appendAtomically, fileAt, look, readBytes, realPathOf } from '../../files/index.ts';
import { findGitRoot, setMergeDriver } from '../../git/index.ts';
import { issuesFolder } from '../../newsletter/index.ts';
import type { Notice } from '../../problem/index.ts';
import { forShell } from '../../text/index.ts';

const key = 'digest';

/** Which files git is to merge with it; a clone that does not know the command merges them by lines. */
const attribute = `# Merged by papers in a clone where \`digest init --merge-driver\` was run, elsewhere by lines.
${issuesFolder}/*.yaml merge=${key}
`;

/**
 * Has git merge the issues of a newsletter by papers: a line of .gitattributes, which is committed, and a command in the configuration
 * of this clone, which git takes from no branch. What is there about it stays.
 */
export function setUpMerging(
  context: Context,
  root: string,
  dryRun: boolean,
): { readonly paths: readonly string[]; readonly notices: readonly Notice[] } {
  const { files, cwd } = context;
  const path = join(root, '.gitattributes');
  const there = fileAt(files, path) === undefined ? '' : new TextDecoder().decode(readBytes(files, path));
  const name = relative(cwd, path);
  const notices: Notice[] = [];
  const paths: string[] = [];
  const own = linesAbout(there);
  if (own.length === 0) {
    if (!dryRun) appendAtomically(files, path, /[^\n]$/.test(there) ? `\n${attribute}` : attribute);
    paths.push(name);
  } else if (!own.some((line) => /\smerge=digest(?:\s|$)/.test(line)))
    notices.push({ code: 'merge-attribute-kept', args: { path: name } });
  const top = findGitRoot(files, realPathOf(files, root));
  if (top === undefined) return { paths, notices: [...notices, { code: 'no-repository', args: {} }] };
  const command = commandFor(programOf(context, root, top));
  const driver = { key, name: 'issues of a newsletter, by papers', command };
  const result = setMergeDriver(context, root, driver, dryRun);
  notices.push({ code: 'merge-driver', args: { isDryRun: dryRun, result } });
  return { paths, notices };
}

/** Those that say how issues are merged. */
function linesAbout(attributes: string): readonly string[] {
  return attributes
    .split('\n')
    .filter((line) => /^\s*\/?issues\/\S*\s/.test(line) && /\s[-!]?merge(?:=|\s|$)/.test(line));
}

/**
 * The newsletter's own program, as git finds it from the top of the work tree; else the one that the shell finds; else, as for one that
 * npx runs, this very one.
 */
function programOf({ files, env, packageRoot }: Context, root: string, top: string): string {
  const own = join('node_modules', '.bin', 'digest');
  if (fileAt(files, join(root, own)) !== undefined)
    return relative(top, join(realPathOf(files, root), own)).replaceAll('\\', '/');
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const isFound = folders.some((folder) => look(files, join(folder, 'digest')) !== undefined);
  return isFound ? 'digest' : join(packageRoot, 'bin', 'digest.js').replaceAll('\\', '/');
}

/**
 * Where the program is not there any more, or ends without having merged, such as an older one that knows no `merge-file` or one whose
 * installation is broken, git merges by lines as it would by itself: it would take the end of a command for a clash, and leave our
 * version alone without any mark in it. Node too ends with 1, so a clash is one only with marks.
 */
function commandFor(program: string): string {
  // Git fills in what follows a percent sign.
  const tool = forShell(program).replaceAll('%', '%%');
  return (
    `if command -v ${tool} >/dev/null 2>&1; ` +
    `then ${tool} merge-file --marker-size=%L --ours=%X --theirs=%Y %O %A %B %P; s=$?; ` +
    'if test $s = 0 || { test $s = 1 && grep -q "^<" %A; }; then exit $s; fi; fi; ' +
    'git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B || exit 1'
  );
}
