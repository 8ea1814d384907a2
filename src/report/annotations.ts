import type { Problem } from '../problem/index.ts';

/** So many errors, and as many warnings, of one step are shown by GitHub as annotations. */
export const mostAnnotations = 10;

/** The problems that GitHub shows no annotation of: those of a severity that come after the first ten of it. */
export function withoutAnnotation(problems: readonly Problem[]): Problem[] {
  const counts = { error: 0, warning: 0 };
  return problems.filter(({ severity }) => ++counts[severity] > mostAnnotations);
}
