import type { Severity } from '../problem/index.ts';

/** So many errors, and as many warnings, of one step are shown by GitHub as annotations. */
export const mostAnnotations = 10;

/** What GitHub shows no annotation of: what comes after the first ten of its severity, some errors of which stand before all. */
export function withoutAnnotation<Shown extends { readonly severity: Severity }>(
  shown: readonly Shown[],
  errorsBefore = 0,
): Shown[] {
  const counts = { error: errorsBefore, warning: 0 };
  return shown.filter(({ severity }) => ++counts[severity] > mostAnnotations);
}
