import type { Node } from 'yaml';
import { type Document, isAlias, nodesOf } from './nodes.ts';

/**
 * Maps each alias of a document to its node: the last one above it with an anchor of its name. The library answers this
 * by looking through the whole document for each alias; here it is done once.
 */
export function targetsOf(document: Document | undefined): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  for (const node of nodesOf(document?.contents)) {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
    } else if (node.anchor !== undefined) {
      anchors.set(node.anchor, node);
    }
  }
  return targets;
}
