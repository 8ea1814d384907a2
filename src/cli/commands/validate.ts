import { join, relative, resolve, sep } from 'node:path';
import type { Context } from '../../context.ts';
import { findIssue, listIssues, openArchive } from '../../newsletter/index.ts';
import { checkIssueFile, findGitRoot, openNewsletter, renderedCheck } from '../../pipeline/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Notice, Problem } from '../../problem/index.ts';
import type { ReportFormat } from '../../report/index.ts';
import { changedSince } from '../changed-since.ts';
import type { Outcome } from '../outcome.ts';

export interface ValidateOptions {
  readonly format?: ReportFormat;
  readonly rendered?: true;
  readonly since?: string;
  readonly strict?: true;
  readonly maxWarnings?: number;
}

/** Checks issue files, by default all, and the config. Changes nothing. */
export async function validate(
  context: Context,
  refs: readonly string[],
  options: ValidateOptions,
): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  const notices: Notice[] = [];
  const files = chooseFiles(context, newsletter, refs);
  const chosen =
    options.since === undefined ? files : changedSince(context, newsletter.root, options.since, files);
  if (options.since !== undefined && chosen.length === 0) {
    notices.push({ code: 'nothing-to-check', args: { since: options.since } });
  }
  const problems: Problem[] = [...newsletter.configProblems];
  const failures: Failure[] = [];
  const sources = new Map<string, string>();
  const configFile = newsletter.config.file;
  if (configFile !== undefined && newsletter.configSource !== undefined)
    sources.set(configFile, newsletter.configSource);
  const archive = openArchive(context.files, newsletter.root);
  // What a broken config would print is nobody's business.
  const isSound = newsletter.configProblems.every((problem) => problem.severity !== 'error');
  const rendered =
    options.rendered === true && isSound ? await renderedCheck(context, newsletter) : undefined;
  for (const file of chosen) {
    try {
      const checked = await checkIssueFile(context, newsletter, {
        file,
        archive,
        ...(rendered === undefined ? {} : { rendered }),
      });
      problems.push(...checked.problems);
      if (checked.problems.length > 0) sources.set(file, checked.parsed.text);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
    }
  }
  const warnings = problems.filter((problem) => problem.severity === 'warning').length;
  return {
    notices,
    failures,
    report: {
      problems,
      to: 'stdout',
      format: options.format ?? (context.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text'),
      checked: [...(configFile === undefined ? [] : [configFile]), ...chosen],
      source: (file) => sources.get(file),
      gitRoot: findGitRoot(context, newsletter.root),
      tooManyWarnings:
        (options.strict === true && warnings > 0) || warnings > (options.maxWarnings ?? Infinity),
    },
  };
}

/** Files, dates and folders, each file once and in the order given; the config may be named too. */
function chooseFiles(
  { files, cwd }: Context,
  { root, config }: Newsletter,
  refs: readonly string[],
): string[] {
  const all = (): string[] => listIssues(files, root).map((issue) => issue.path);
  if (refs.length === 0) return all();
  const chosen = refs.flatMap((ref): string[] => {
    const path = resolve(cwd, ref);
    if (path === config.file) return [];
    if (files.stat(path)?.kind === 'directory') {
      const inside = all().filter((file) => file.startsWith(path + sep));
      return inside.length > 0
        ? inside
        : files
            .list(path)
            .filter((name) => /\.ya?ml$/.test(name))
            .map((name) => join(path, name));
    }
    return [findIssue(files, ref, { root, cwd, weekStartsOn: config.weekStartsOn }).path];
  });
  return [...new Set(chosen)].filter((file) => relative(root, file) !== '');
}
