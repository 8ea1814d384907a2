import type { Problem } from '../problem/index.ts';

/** The count that closes a report: `2 errors, 1 warning in 1 file`, or `no problems`. */
export function summary(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'no problems';
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const kinds = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return `${kinds.join(', ')} in ${counted(new Set(problems.map(({ file }) => file)).size, 'file')}`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
