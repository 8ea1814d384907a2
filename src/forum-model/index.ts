/**
 * A small model of what Discourse makes of Markdown: of its dialect and of its limits, so that what is written for the
 * forum can be read back before it is posted. It stands on markdown-it, the parser that Discourse itself uses, with
 * rules of our own, written from the forum's described behaviour. Nothing else here knows about issues or papers.
 * It is heavy to load: import it only where something is to be cooked.
 */
export { cook } from './cook.ts';
export type { Core } from './dialect.ts';
export { measurePost } from './limits.ts';
export { prettyTitle } from './title.ts';
export type { MarkKind, VisibleBlock } from './visible/block.ts';
export { visibleBlocks } from './visible/visible.ts';
