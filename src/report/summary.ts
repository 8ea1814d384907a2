import type { Problem } from '../problem/index.ts';
import type { Paint } from '../terminal/index.ts';

/** The count that closes a report: `✖ 2 errors ⚠ 1 warning in 1 file`, or `no problems`. */
export function summary(problems: readonly Problem[], { red, yellow }: Paint): string {
  if (problems.length === 0) return 'no problems';
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  return [
    ...(errors > 0 ? [red(`✖ ${counted(errors, 'error')}`)] : []),
    ...(warnings > 0 ? [yellow(`⚠ ${counted(warnings, 'warning')}`)] : []),
    `in ${counted(new Set(problems.map(({ file }) => file)).size, 'file')}`,
  ].join(' ');
}

/** The whole report on so many files without a problem. */
export function nothingFound(files: number): string {
  return `${counted(files, 'file')}, no problems\n`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
