import { formatPath } from '../../problem/index.ts';
import { escapeControlsInJson } from '../../terminal/index.ts';
import type { Change } from '../../diff/index.ts';
import type { Comparison } from './told.ts';

/** What changed, for a program; docs/commands.md describes it. */
export function inJson({ issue, base, changes }: Comparison): string {
  return `${escapeControlsInJson({ issue, base, changes: changes.map(entryOf) })}\n`;
}

function entryOf(change: Change): object {
  const { kind } = change;
  switch (kind) {
    case 'added':
      return { kind, path: formatPath(change.path), after: change.after };
    case 'removed':
      return { kind, was: formatPath(change.was), before: change.before };
    case 'moved':
      return { kind, path: formatPath(change.path), was: formatPath(change.was) };
    case 'changed':
      return {
        kind,
        path: formatPath(change.path),
        was: formatPath(change.was),
        before: change.before,
        after: change.after,
      };
  }
}
