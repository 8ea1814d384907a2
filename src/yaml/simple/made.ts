import type { Range } from 'yaml';
import { nodeType, nodeTypes } from '../nodes.ts';

/** Nodes as the library would make them of the same lines, with as much of them as is asked for. */
export class MadeScalar {
  readonly value: unknown;
  readonly type: string;
  /** Without quotation marks, escapes and line ends, as the library has it. */
  readonly source: string;
  readonly range: Range;

  /** `range`: from where to where it goes, and the end of its last line. */
  constructor(type: string, source: string, range: Range, value: unknown = source) {
    this.value = value;
    this.type = type;
    this.source = source;
    this.range = range;
  }

  get [nodeType](): symbol {
    return nodeTypes.scalar;
  }
}

export class MadePair {
  readonly key: MadeScalar;
  readonly value: MadeNode;

  constructor(key: MadeScalar, value: MadeNode) {
    this.key = key;
    this.value = value;
  }

  get [nodeType](): symbol {
    return nodeTypes.pair;
  }
}

export class MadeMap {
  readonly items: readonly MadePair[];
  readonly range: Range;

  constructor(items: readonly MadePair[], range: Range) {
    this.items = items;
    this.range = range;
  }

  get [nodeType](): symbol {
    return nodeTypes.map;
  }
}

export class MadeList {
  readonly items: readonly MadeNode[];
  readonly range: Range;
  /** Whether it stands in brackets. */
  readonly flow: boolean;

  constructor(items: readonly MadeNode[], range: Range, flow = false) {
    this.items = items;
    this.range = range;
    this.flow = flow;
  }

  get [nodeType](): symbol {
    return nodeTypes.seq;
  }
}

export type MadeNode = MadeScalar | MadeMap | MadeList;
