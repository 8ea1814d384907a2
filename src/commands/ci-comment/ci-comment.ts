import { relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { readNamed } from '../../files/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import { commentOf } from './markdown.ts';
import { readReport } from './read-report.ts';

export interface CommentOptions {
  /** The full name of the commit that the report has to be about. */
  readonly head?: string;
}

/**
 * Prints a report of `ci-report` as Markdown for a comment. No newsletter is needed, and none is looked at. Throws Failure `report-broken`,
 * `report-of-another`, and what reading the file does.
 */
export async function ciComment(
  { files, cwd }: Context,
  file: string,
  { head }: CommentOptions,
): Promise<Outcome> {
  const path = resolve(cwd, file);
  const name = relative(cwd, path) || path;
  const report = readReport(await readNamed(files, path), name);
  if (head !== undefined && head !== report.head)
    throw new Failure('report-of-another', { path: name, head, found: report.head });
  return { output: commentOf(report) };
}
