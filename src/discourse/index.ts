/**
 * What Discourse makes of Markdown: a small model of its dialect and of its limits, so that what is written for the
 * forum can be read back before it is posted. It stands on markdown-it, the parser that Discourse itself uses, with
 * rules of our own, written from the forum's described behaviour. Nothing else here knows about issues or papers.
 * It is heavy to load: import it only where something is to be cooked.
 */
export { cook, type CookOptions } from './cook.ts';
export { measurePost, type PostMeasure } from './limits.ts';
export type { ParserVersion } from './punctuation.ts';
export { prettyTitle } from './title.ts';
export { visibleBlocks } from './visible.ts';
export type {
  Container,
  MarkKind,
  VisibleBlock,
  VisibleImage,
  VisibleLink,
  VisibleMark,
} from './visible-block.ts';
