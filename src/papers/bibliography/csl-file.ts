import type { Failure } from '../../problem/index.ts';
import type { Entry } from './entry.ts';
import { paperFromCsl } from '../record/csl.ts';

/** Reads CSL-JSON: one item or a list of items. */
export function entriesOfCsl(content: string, refuse: (detail: string, cause?: unknown) => Failure): Entry[] {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (cause) {
    throw refuse('it is not JSON', cause);
  }
  const items: readonly unknown[] = Array.isArray(data) ? data : [data];
  const entries = items.map((item, i) => ({ key: keyOf(item) ?? String(i + 1), paper: paperFromCsl(item) }));
  if (entries.length > 0 && entries.every(({ paper }) => paper === undefined))
    throw refuse('its JSON holds no item of CSL-JSON');
  return entries;
}

function keyOf(item: unknown): string | undefined {
  const key =
    typeof item === 'object' && item !== null
      ? ((item as Record<string, unknown>)['citation-key'] ?? (item as Record<string, unknown>)['id'])
      : undefined;
  return typeof key === 'string' && key !== '' ? key : undefined;
}
