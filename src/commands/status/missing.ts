import type { ProblemCode } from '../../problem/index.ts';

/** The problems that tell an author what is still to be written, and not that something written is wrong. */
const codes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'schema/missing',
  'schema/empty',
  'issue/no-papers',
  'issue/no-intro',
  'issue/number-missing',
  'issue/first-missing',
  'issue/text-empty',
  'paper/title-empty',
  'paper/title-missing',
  'paper/summary-empty',
  'paper/abstract-missing',
  'paper/link-missing',
  'text/placeholder',
]);

export function isMissing(code: ProblemCode): boolean {
  return codes.has(code);
}
