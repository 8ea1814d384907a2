import { isAbsolute, relative, sep } from 'node:path';
import type { Context } from '../../context.ts';
import { isMap } from '../../data.ts';
import { commitOf, findGitRoot, openGit } from '../../git/index.ts';
import { lookThroughInbox } from '../../inbox/index.ts';
import { lookThroughIssues } from '../../newsletter/index.ts';
import { openNewsletter } from '../../pipeline/index.ts';
import type { Problem } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import { changedSince } from '../validate/changed-since.ts';
import { validate } from '../validate/validate.ts';
import { tellChanged } from './changed-files.ts';
import { type ChangedFile, cutTo, most, type Report, type ReportedProblem } from './model.ts';

/**
 * Prints what schema/report.schema.json describes: what `validate --rendered` finds, what differs from `base`, and what the issues that
 * do weigh. `head` is the commit that this is about. What is wrong with the newsletter does not change the exit code. Throws Failure
 * `no-git` and `unknown-commit`, and what opening a newsletter does.
 */
export async function ciReport(context: Context, base: string, head: string): Promise<Outcome> {
  const { root } = await openNewsletter(context);
  const git = openGit(context, root);
  const [baseCommit, headCommit] = [commitOf(git, base), commitOf(git, head)];
  const { report, failures = [] } = await validate(context, [], { rendered: true, cache: false });
  const problems = report?.problems ?? [];
  const newsletter = await openNewsletter(context);
  const all = [
    ...lookThroughIssues(context.files, root).issues,
    ...lookThroughInbox(context.files, root).issues,
  ].map(({ path }) => path);
  const { file: config } = newsletter.config;
  const changed = new Set(
    changedSince(context, root, baseCommit, config === undefined ? all : [...all, config]),
  );
  const top = findGitRoot(context.files, root) ?? root;
  // What a broken config would have rendered is nobody's business.
  const isSound = newsletter.configProblems.every(({ severity }) => severity !== 'error');
  const files = isSound ? all.filter((file) => changed.has(file)) : [];
  const told = await tellChanged(context, newsletter, {
    files: files.slice(0, most.files),
    base: baseCommit,
    top,
  });
  const errors = problems.filter(isError);
  const warnings = problems.filter((problem) => !isError(problem));
  const listed = [...errors, ...warnings.filter(({ file }) => changed.has(file))];
  return {
    output: bounded({
      version: 1,
      head: headCommit,
      counts: { errors: errors.length, warnings: warnings.length, unread: failures.length },
      problems: listed.slice(0, most.problems).map((problem) => reported(problem, top)),
      files: told.files,
      left: files.length - told.files.length + told.left,
    }),
  };
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function reported({ file, place, severity, code, args }: Problem, top: string): ReportedProblem {
  const below = relative(top, file);
  const name = below.startsWith('..') || isAbsolute(below) ? file : below;
  return {
    file: cutTo(name.split(sep).join('/'), most.name),
    line: place.line,
    severity,
    code,
    args: Object.fromEntries(
      Object.entries(args)
        .slice(0, most.values)
        .map(([key, value]) => [key, cut(value)]),
    ),
  };
}

/** The value of a sentence, as much of it as there is room for. */
function cut(value: unknown): unknown {
  if (typeof value === 'string') return cutTo(value, most.value);
  if (Array.isArray(value)) return value.slice(0, most.entries).map(cut);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cut(one)]));
  return value;
}

/** The JSON, without the changes of the last files where it would be too large. */
function bounded(report: Report): string {
  const text = `${JSON.stringify(report)}\n`;
  if (new TextEncoder().encode(text).length <= most.bytes) return text;
  const { files, problems } = report;
  const heavy = files.findLastIndex(({ groups }) => groups !== undefined);
  if (heavy === -1) return bounded({ ...report, problems: problems.slice(0, -1) });
  const shorter = files.map(({ groups, ...file }, i): ChangedFile =>
    i === heavy || groups === undefined ? file : { ...file, groups },
  );
  return bounded({ ...report, files: shorter, left: report.left + (files[heavy]?.groups?.length ?? 0) });
}
