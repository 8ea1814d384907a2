import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** A document as both readers make it: the library's, and the one for simple files. */
export interface Document {
  readonly contents: unknown;
  readonly errors: readonly unknown[];
}

/**
 * The library's nodes tell by this what they are. Asking them here, and not through the library, keeps it out of the runs that
 * read nothing but simple files.
 */
export const nodeType = Symbol.for('yaml.node.type');
export const nodeTypes = {
  map: Symbol.for('yaml.map'),
  seq: Symbol.for('yaml.seq'),
  scalar: Symbol.for('yaml.scalar'),
  pair: Symbol.for('yaml.pair'),
  alias: Symbol.for('yaml.alias'),
};

export const isMap = (node: unknown): node is YAMLMap => typeOf(node) === nodeTypes.map;
export const isSeq = (node: unknown): node is YAMLSeq => typeOf(node) === nodeTypes.seq;
export const isScalar = (node: unknown): node is Scalar => typeOf(node) === nodeTypes.scalar;
export const isAlias = (node: unknown): node is Alias => typeOf(node) === nodeTypes.alias;
export const isCollection = (node: unknown): node is YAMLMap | YAMLSeq => isMap(node) || isSeq(node);
export const isNode = (node: unknown): node is Node => isCollection(node) || isScalar(node) || isAlias(node);
const isPair = (node: unknown): node is Pair => typeOf(node) === nodeTypes.pair;

function typeOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && nodeType in node ? node[nodeType] : undefined;
}

/** A node and all below it, keys among them, in the order of the file. */
export function* nodesOf(node: unknown): Generator<Node> {
  if (isPair(node)) {
    yield* nodesOf(node.key);
    yield* nodesOf(node.value);
  } else if (isNode(node)) {
    yield node;
    if (isCollection(node)) for (const item of node.items) yield* nodesOf(item);
  }
}

/** Where the last value in a node ends, without the spaces, comments and empty lines behind it. */
export function writtenEnd(node: Node): number {
  const last: unknown = isCollection(node) && node.flow !== true ? node.items.at(-1) : undefined;
  const value = isPair(last) ? (last.value ?? last.key) : last;
  return isNode(value) ? writtenEnd(value) : (node.range?.[1] ?? 0);
}
