import type { Path } from '../problem/index.ts';
import { valueAt } from '../data.ts';

/** An error that ajv's compiled validator reports for one value (compiled with `verbose`, so that it knows its schema). */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  readonly schema?: unknown;
  readonly parentSchema?: {
    readonly properties?: object;
    readonly required?: readonly string[];
    readonly examples?: readonly unknown[];
  };
}

/** A JSON pointer as a path; a step is a number exactly where the data has a list. */
export function toPath(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  let here: unknown = data;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(here) ? Number(key) : key);
    here = valueAt(here, [key]);
  }
  return path;
}
