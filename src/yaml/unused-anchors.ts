import type { Scalar } from 'yaml';
import { targetsOf } from './anchors.ts';
import { type Document, isScalar, nodesOf } from './nodes.ts';

/**
 * The unquoted texts with an anchor that no alias uses. In `&Hybrid Linear` a person means all of it, and YAML takes the
 * first word for a name of the rest.
 */
export function unusedAnchors(document: Document, text: string): ReadonlySet<Scalar> {
  const found = new Set<Scalar>();
  // Most files have no & that could begin an anchor, and need no look at their nodes.
  if (!/(?:^|[\s,[{])&\S/.test(text)) return found;
  const used = new Set(targetsOf(document).values());
  for (const node of nodesOf(document.contents)) {
    if (isScalar(node) && node.anchor !== undefined && node.type === 'PLAIN' && !used.has(node))
      found.add(node);
  }
  return found;
}

/** Where the anchor of a scalar begins: before its text, or behind where it would begin if it had one. */
export function anchorAt(node: Scalar, text: string): number {
  const mark = `&${node.anchor ?? ''}`;
  const start = node.range?.[0] ?? 0;
  const before = text.lastIndexOf(mark, start);
  return before !== -1 && /^\s*(?:#[^\n]*(?:\n\s*|$))*$/.test(text.slice(before + mark.length, start))
    ? before
    : Math.max(0, text.indexOf(mark, start));
}
