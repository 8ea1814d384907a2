import { isAlias, visit } from 'yaml';
import type { Document, Node } from 'yaml';

/**
 * Maps each alias of a document to its node: the last one above it with an anchor of its name. The library answers this
 * by looking through the whole document for each alias; here it is done once.
 */
export function targetsOf(document: Document | undefined): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  if (document === undefined) return targets;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) {
        anchors.set(node.anchor, node);
      }
    },
  });
  return targets;
}
