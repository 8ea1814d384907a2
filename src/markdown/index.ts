/**
 * One reading, many printers. What an author wrote is read once, in one dialect, into tokens; each format has a printer
 * that writes those tokens so that its reader sees what was meant. Quoted text is read into the same tokens by a reader
 * that knows no markup. Findings carry offsets into the text; who knows the file turns them into problems.
 */
export type { Align, Block, Finding, Inline, InlineTag, ListItem } from './ast.ts';
export { encodeHref, isHref, isPicture, isRelative } from './href.ts';
export { readQuoted } from './parse/read-quoted.ts';
export { readMarkdown } from './parse/read.ts';
export { toAuthor } from './print/author/author.ts';
export { breakLongWords } from './print/break-words.ts';
export { escapeHtml } from './print/escape-html.ts';
export { type ForumFlow, toForum } from './print/forum/forum.ts';
export { type TableFit, toHtml } from './print/html.ts';
export { plain } from './print/plain.ts';
export { toText } from './print/text.ts';
export { isSuspect } from './suspect.ts';
export { fromTex, texToUnicode } from './tex/tex.ts';
export { addressesOf } from './transform/addresses-of.ts';
export { leavesOf } from './transform/leaves.ts';
export { mapBlocks } from './transform/map-blocks.ts';
export { cutAtWord, shorten } from './transform/shorten.ts';
export { underHeading } from './transform/under-heading.ts';
export { withoutEdges } from './transform/without-edges.ts';
