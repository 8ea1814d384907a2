/**
 * Problems and outcomes in words. A reporter is a pure function from problems to the text of one format; all
 * have one interface. Failures, bugs and the closing count are worded
 * here too. Whatever comes from an author's file is shown so that it cannot act on a terminal, a log or a page.
 */
import { reportCompact } from './compact.ts';
import { reportGithub } from './github.ts';
import { piecesForHumans } from './human.ts';
import { reportJson } from './json.ts';
import { reportJunit } from './junit.ts';
import type { PieceReporter, ReportFormat, Reporter } from './reporter.ts';

export { reportBug, reportFailure } from './failure.ts';
export { forGithub } from './for-github.ts';
export { linesAt } from './frame.ts';
export { relativeTo } from './relative.ts';
export { type ReportFormat, reportFormats } from './reporter.ts';
export { nothingFound } from './summary.ts';

const reporters: Readonly<Record<Exclude<ReportFormat, 'text' | 'sarif'>, Reporter>> = {
  compact: reportCompact,
  github: reportGithub,
  json: reportJson,
  junit: reportJunit,
};

/** For the page of a job in GitHub's workflows. */
export async function jobSummaryOf(...report: Parameters<Reporter>): Promise<string> {
  return (await import('./job-summary.ts')).jobSummary(...report);
}

/** These together are smaller than what it costs to find the file of one. SARIF brings Node's cryptography with it. */
export async function reporterFor(format: ReportFormat): Promise<PieceReporter> {
  if (format === 'text') return piecesForHumans;
  const report = format === 'sarif' ? (await import('./sarif.ts')).reportSarif : reporters[format];
  return (...all) => [report(...all)];
}
