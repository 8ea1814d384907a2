import type { Scalar } from 'yaml';

/** A key as data has it: in NFC, and numbers and words such as null as they were written. */
export function nameOfKey({ value, source }: Scalar): string {
  if (typeof value !== 'string') return source ?? String(value);
  return /[^\0-\x7f]/.test(value) ? value.normalize('NFC') : value;
}
