/**
 * Reading YAML that people wrote: values, the way back from every value to its place in the file, and what is wrong with the
 * syntax in words. It knows nothing of issues or configs; both are read through it. The only importer of the library `yaml`.
 */
export { mostBytes } from './decode.ts';
export { foldedIn, mayHoldEntry, nextEntryIn } from './layout/folded.ts';
export { blankAbove, columnOf, newlineAt, nextLine, placeAfter, placeBefore } from './layout/line-places.ts';
export { slipAt } from './layout/slip-finding.ts';
export { barBefore, entryFix, quoteEntry } from './mend/entry.ts';
export { withoutInvisible } from './mend/invisible.ts';
export { quoteScalar, rewriteScalar, straightenScalar } from './mend/quote.ts';
export { replaceInText } from './mend/replace.ts';
export { colonAt, spaceAt } from './mend/structure.ts';
export { oddSpaceIn } from './odd-space.ts';
export { parseYaml } from './parse.ts';
export { type Read, reading } from './read.ts';
export type { Parsed } from './parsed.ts';
export { PathSet } from './path-set.ts';
export { SourceMap } from './source-map.ts';
export {
  type BlockList,
  type BlockMap,
  contentEnd,
  endsInBlock,
  entriesOf,
  hasAnchor,
  type Item,
  keyOf,
  rootMap,
  startOf,
} from './tokens.ts';
export { commented, key, literal, plainOrQuoted, quoted } from './write-text.ts';
