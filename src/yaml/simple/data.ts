import { dictionary } from '../../data.ts';
import { asData } from '../parsed.ts';
import { MadeList, MadeMap, type MadeNode } from './made.ts';

/** The data in a root. Each text goes through `compose`. */
export function dataOf(node: MadeMap | MadeList, compose: (text: string) => string): Record<string, unknown> {
  if (node instanceof MadeMap) return mapOf(node, compose);
  return asData(node.items.map((item) => valueOf(item, compose)));
}

function mapOf(node: MadeMap, compose: (text: string) => string): Record<string, unknown> {
  const data: Record<string, unknown> = dictionary({});
  for (const { key, value } of node.items) data[key.source] = valueOf(value, compose);
  return data;
}

function valueOf(node: MadeNode, compose: (text: string) => string): unknown {
  if (node instanceof MadeMap) return mapOf(node, compose);
  if (node instanceof MadeList) return node.items.map((item) => valueOf(item, compose));
  return typeof node.value === 'string' ? compose(node.value) : node.value;
}
