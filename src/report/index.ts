/**
 * Problems and outcomes in words. A reporter is a pure function from problems to the text of one format; all five
 * have one interface. Failures, bugs and the closing count are worded
 * here too. Whatever comes from an author's file is shown so that it cannot act on a terminal, a log or a page.
 */
import type { Problem } from '../problem/index.ts';
import { reportGithub } from './github.ts';
import { reportHuman } from './human.ts';
import { reportJson } from './json.ts';
import { reportJunit } from './junit.ts';

export { colourWanted } from './colour.ts';
export { reportBug, reportFailure } from './failure.ts';
export { harmless } from './harmless.ts';
export { summary } from './summary.ts';
export { cellsOf, widthOf, type Cell } from './width.ts';

export type ReportFormat = 'text' | 'github' | 'json' | 'sarif' | 'junit';

export interface ReportOptions {
  /** Absolute folder that files are shown relative to, with `/`. */
  readonly cwd: string;
  /** The git repository's root, which `github` and `sarif` show files relative to; without one they use `cwd`. */
  readonly root: string | undefined;
  /** Whether `text` may use the terminal's colours. */
  readonly colour: boolean;
  /** Width of the terminal, to which `text` cuts its frames; 100 where there is none. */
  readonly columns: number | undefined;
  /** The text of a file by its absolute path, for frames and fingerprints; `undefined` where it cannot be had. */
  readonly source: (file: string) => string | undefined;
  /** Absolute paths of all files that were checked, those without problems too. */
  readonly checked: readonly string[];
  /** The program's own version, which `sarif` names. */
  readonly version: string;
}

/** Problems come out in the order they are given in. The text ends with a line break unless it is empty. */
export type Reporter = (problems: readonly Problem[], options: ReportOptions) => string;

const reporters: Readonly<Record<Exclude<ReportFormat, 'sarif'>, Reporter>> = {
  text: reportHuman,
  github: reportGithub,
  json: reportJson,
  junit: reportJunit,
};

/** Four together are smaller than what it costs to find the file of one. SARIF brings Node's cryptography with it. */
export async function reporterFor(format: ReportFormat): Promise<Reporter> {
  return format === 'sarif' ? (await import('./sarif.ts')).reportSarif : reporters[format];
}
