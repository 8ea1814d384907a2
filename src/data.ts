import type { Path } from './problem/index.ts';

type Container = Record<string | number, unknown>;

/** Returns the value of plain data at `path`, or `undefined`. Inherited properties do not count. */
export function valueAt(data: unknown, path: Path): unknown {
  let here = data;
  for (const step of path) {
    if (!isContainer(here) || !Object.hasOwn(here, step)) return undefined;
    here = here[step];
  }
  return here;
}

/** The map or list at `path`. */
export function containerAt(data: unknown, path: Path): Container | undefined {
  const value = valueAt(data, path);
  return isContainer(value) ? value : undefined;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** Whether data is a map: an object that is no list. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return isContainer(value) && !Array.isArray(value);
}
