import type { Failure, Notice, Problem } from '../problem/index.ts';
import type { ReportFormat } from '../report/index.ts';

/** The result of a command, as data. `run.ts` puts it into words, onto the right stream, and into an exit code. */
export interface Outcome {
  /** The result, for stdout; it ends with a line break where it is text. */
  readonly output?: string;
  /** The output has colours; what comes from elsewhere in it is spelt out. */
  readonly isDrawn?: true;
  /** Paths that are the result, one a line. */
  readonly paths?: readonly string[];
  readonly report?: Report;
  readonly notices?: readonly Notice[];
  /** A dry run that would change something. */
  readonly wouldChange?: boolean;
  /** A comparison that is to tell by the exit code has found a difference. */
  readonly differs?: boolean;
  /** Units that failed while others were done. */
  readonly failures?: readonly Failure[];
  /** What was asked for could not be done at all, although other things were. It decides the exit code. */
  readonly unable?: Failure;
}

/** Problems of the author's files, and how to tell of them. */
export interface Report {
  readonly problems: readonly Problem[];
  /** `validate` prints them on stdout, everything else on stderr. */
  readonly to: 'stdout' | 'stderr';
  readonly format: ReportFormat;
  /** Absolute paths of all files that were looked at, also those without problems. */
  readonly checked: readonly string[];
  /** Text of a file, for the lines around a problem. */
  readonly source: (file: string) => string | undefined;
  /** The newsletter's folder. */
  readonly newsletter?: string;
  /** Root of the git repository, where a format names files relative to it. */
  readonly gitRoot?: string | undefined;
  /** Absolute path of a file that gets the whole report as Markdown behind what it has: the summary of a job in GitHub's workflows. */
  readonly summary?: string | undefined;
  /** `--strict`, or more warnings than `--max-warnings`. */
  readonly tooManyWarnings?: boolean;
}

/** 0 done; 1 the content has errors, or a part of the work failed; 2, or 130, what failed was all there was to do. */
export function exitCodeOf({
  output = '',
  paths = [],
  report,
  wouldChange,
  differs,
  failures = [],
  unable,
}: Outcome): number {
  if (unable !== undefined) return unable.exit;
  if (report?.problems.some((problem) => problem.severity === 'error') === true) return 1;
  if (report?.tooManyWarnings === true || wouldChange === true || differs === true) return 1;
  const worst = Math.max(0, ...failures.map((failure) => failure.exit));
  const isPart = output !== '' || paths.length > 0 || (report?.to === 'stdout' && report.checked.length > 0);
  return worst === 2 && isPart ? 1 : worst;
}
