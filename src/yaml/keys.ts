import type { Scalar } from 'yaml';

/** A key as data has it: in NFC, and numbers and words such as null as they were written. */
export function nameOfKey({ value, source }: Scalar): string {
  return typeof value === 'string' ? value.normalize('NFC') : (source ?? String(value));
}
