import { CST, Parser } from 'yaml';

export type BlockMap = CST.BlockMap;
export type BlockList = CST.BlockSequence;
export type Item = CST.CollectionItem;

/** The first document's root map as tokens that know where they stand, or `undefined` where it is no block map. */
export function rootMap(text: string): { readonly map: BlockMap; readonly end: number } | undefined {
  let map: BlockMap | undefined;
  for (const token of new Parser().parse(text)) {
    if (token.type === 'doc-end') return map === undefined ? undefined : { map, end: token.offset };
    if (token.type !== 'document') continue;
    if (map !== undefined || token.value?.type !== 'block-map') return undefined;
    map = token.value;
  }
  return map === undefined ? undefined : { map, end: text.length };
}

/** The entries of a list or map. The parser keeps what trails a collection as one entry more. */
export function entriesOf(collection: BlockList | BlockMap): Item[] {
  return collection.items.filter((item: Item) => startOf(item) !== undefined);
}

export function keyOf(item: Item): string | undefined {
  return CST.isScalar(item.key) ? (CST.resolveAsScalar(item.key)?.value ?? undefined) : undefined;
}

/** Where the key begins, with what may stand before it (`?`, an anchor) but not the comments above it. */
export function startOf(item: Item): number | undefined {
  const mark = item.start.find((token) => !isTrivia(token));
  return mark?.offset ?? (CST.isScalar(item.key) ? item.key.offset : undefined);
}

/** Where the last thing in it ends that is neither space nor comment; blank lines that a block scalar keeps are in it. */
export function contentEnd(item: Item): number {
  let end = 0;
  for (const token of leaves(item))
    if (!isTrivia(token)) end = Math.max(end, token.offset + token.source.length);
  return end;
}

/** Whether it names something (`&name`) or repeats something named (`*name`). */
export function hasAnchor(item: Item): boolean {
  for (const { type } of leaves(item)) if (type === 'anchor' || type === 'alias') return true;
  return false;
}

/** Whether the last thing in these lines is a block scalar, whose text depends on how its last line ends. */
export function endsInBlock(lines: string): boolean {
  let last = '';
  for (const token of new Parser().parse(lines)) {
    if (token.type !== 'document' || token.value === undefined) continue;
    for (const leaf of within(token.value)) if (!isTrivia(leaf)) last = leaf.type;
  }
  return last === 'block-scalar';
}

interface Leaf {
  readonly type: string;
  readonly offset: number;
  readonly source: string;
}

function isTrivia({ type }: { readonly type: string }): boolean {
  return type === 'space' || type === 'newline' || type === 'comment';
}

function* leaves({ start, key, sep, value }: Item): Generator<Leaf> {
  yield* start;
  if (key) yield* within(key);
  if (sep) yield* sep;
  if (value) yield* within(value);
}

function* within(token: CST.Token): Generator<Leaf> {
  if (token.type === 'block-map' || token.type === 'block-seq') {
    for (const item of token.items) yield* leaves(item);
  } else if (token.type === 'flow-collection') {
    yield token.start;
    for (const item of token.items) yield* leaves(item);
    yield* token.end;
  } else if (token.type === 'block-scalar') {
    // The header and its comment; the text begins behind them.
    for (const prop of token.props) yield* within(prop);
    const last = token.props.at(-1);
    const begin = last !== undefined && 'source' in last ? last.offset + last.source.length : token.offset;
    yield { type: token.type, offset: begin, source: token.source };
  } else if (token.type !== 'document' && token.type !== 'doc-end') {
    yield token;
  }
}
