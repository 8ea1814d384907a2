import { relative } from 'node:path';
import type { Context } from '../../context.ts';
import { findIssues, lookThroughIssues } from '../../newsletter/index.ts';
import type { IssueFile } from '../../newsletter/index.ts';
import { type Format, type FormatName, formatNames, formats } from '../../formats/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Notice } from '../../problem/index.ts';
import type { RenderOptions } from './options.ts';

/** The work of one call of `render`. */
export interface Plan {
  readonly issues: readonly IssueFile[];
  readonly formats: readonly FormatName[];
  /** One issue in one format; where a post is split it becomes files all the same. */
  readonly toStdout: boolean;
  readonly notices: readonly Notice[];
  /** Why others that were meant cannot be read. */
  readonly failures: readonly Failure[];
}

/** Throws Failure `usage` where the flags contradict each other, and what `findIssue` throws. */
export function planRender(
  context: Context,
  newsletter: Newsletter,
  { refs, options }: { refs: readonly string[]; options: RenderOptions },
): Plan {
  const { issues, notices, failures } = chooseIssues(context, newsletter, { refs, options });
  refuseOneName(issues, context.cwd);
  if (options.field !== undefined && options.out !== undefined)
    throw new Failure('usage', {
      detail: '--field prints to standard output: --out writes files',
      command: 'render',
    });
  const asked = options.format ?? ['forum'];
  const isEverything = asked.includes('all');
  const wanted = formatNames.filter(
    (name) => asked.includes(name) || (isEverything && formats[name].isInAll),
  );
  const obstacles = wanted.flatMap((name) => obstacleTo(name, newsletter, isEverything) ?? []);
  if (options.field !== undefined && (issues.length !== 1 || wanted.length !== 1)) {
    throw new Failure('usage', {
      detail: '--field prints one field of one issue in one format',
      command: 'render',
    });
  }
  return {
    issues,
    formats: wanted.filter((name) => !obstacles.some(({ args }) => args.format === name)),
    toStdout: issues.length === 1 && wanted.length === 1 && options.out === undefined && options.all !== true,
    notices: [...notices, ...obstacles],
    failures,
  };
}

/** Output is named after the issue: of two with one name the second would replace what the first became. */
function refuseOneName(issues: readonly IssueFile[], cwd: string): void {
  const byName = new Map<string, IssueFile>();
  for (const issue of issues) {
    const other = byName.get(issue.name);
    if (other !== undefined) {
      const [first, second] = [other, issue].map(({ path }) => relative(cwd, path));
      throw new Failure('usage', {
        detail: `${first} and ${second} would be written to the same files: render one at a time`,
        command: 'render',
      });
    }
    byName.set(issue.name, issue);
  }
}

type Chosen = Pick<Plan, 'issues' | 'notices' | 'failures'>;

/** Dates, paths and `latest`, each issue once; the latest where none is named. */
function chooseIssues(
  { files, cwd }: Context,
  { root, config }: Newsletter,
  { refs, options }: { refs: readonly string[]; options: RenderOptions },
): Chosen {
  if (options.all === true) {
    if (refs.length === 0) {
      const { issues, others } = lookThroughIssues(files, root);
      return { issues, notices: [], failures: others.map(({ failure }) => failure) };
    }
    throw new Failure('usage', {
      detail: '--all renders every issue: do not name issues too',
      command: 'render',
    });
  }
  const named = refs.length === 0 ? ['latest'] : refs;
  const query = { root, cwd, weekStartsOn: config.weekStartsOn };
  const { issues, latest, failures } = findIssues(files, named, query);
  if (latest === undefined) return { issues, notices: [], failures };
  const chosen: Notice = { code: 'issue-chosen', args: { issue: relative(cwd, latest.path) } };
  return { issues, notices: [chosen], failures };
}

type LeftOut = Extract<Notice, { readonly code: 'format-left-out' }>;

/** Finds what the config lacks for a format. A format asked for by name then fails; among all formats it is a notice. */
function obstacleTo(name: FormatName, { config }: Newsletter, isEverything: boolean): LeftOut | undefined {
  const format: Format = formats[name];
  const key = format.missingKey?.(config);
  if (key === undefined) return undefined;
  if (!isEverything) throw new Failure('config-missing', { key, why: name });
  return { code: 'format-left-out', args: { format: name, why: `digest.config.yaml has no ${key}` } };
}
