/**
 * One reading, many printers. What an author wrote is read once, in one dialect, into tokens; each format has a printer
 * that writes those tokens so that its reader sees what was meant. Quoted text is read into the same tokens by a reader
 * that knows no markup. Findings carry offsets into the text; who knows the file turns them into problems.
 */
export { plain } from './plain.ts';
export { readMarkdown } from './read.ts';
export { readQuoted } from './read-quoted.ts';
export { fromTex, texToUnicode } from './tex.ts';
export { toForum, type ForumOptions } from './to-forum.ts';
export { toHtml, type HtmlOptions, type TableFit } from './to-html.ts';
export { toText, type TextOptions } from './to-text.ts';
export type { Align, Block, Cell, Finding, Inline, InlineTag, Link, ListItem, Span } from './tokens.ts';
export { displayWidth } from './width.ts';
export { wrap, type WrapOptions } from './wrap.ts';
export { unicodeOf } from '../emoji/index.ts';
export { escapeHtml } from './escape-html.ts';
