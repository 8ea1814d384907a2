import { isMap } from '../data.ts';
import type { Clash } from './lines.ts';

/** A text that was merged line by line may say anything. */
export const anything = Symbol('anything');
/** It is not there, or has no value. */
export const absent = Symbol('absent');

/** What is to be read out of a merged text by whoever takes one side wherever they clash. */
export type Expected = Readonly<Record<keyof Clash, unknown>>;

/**
 * Whether data is what was expected. A text may have other white space at its end: the last one of a file has no line end where the
 * file has none.
 */
export function isAsExpected(data: unknown, expected: unknown): boolean {
  if (expected === anything) return true;
  if (expected === absent) return data === undefined;
  if (typeof expected === 'string') return typeof data === 'string' && data.trimEnd() === expected.trimEnd();
  if (Array.isArray(expected))
    return (
      Array.isArray(data) &&
      data.length === expected.length &&
      expected.every((entry, i) => isAsExpected(data[i], entry === absent ? null : entry))
    );
  if (!isMap(expected)) return Object.is(data, expected);
  const keys = Object.keys(expected).filter((key) => expected[key] !== absent);
  return (
    isMap(data) &&
    Object.keys(data).every((key) => keys.includes(key)) &&
    keys.every((key) => isAsExpected(data[key], expected[key]))
  );
}
