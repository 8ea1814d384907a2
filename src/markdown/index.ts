/**
 * One reading, many printers. What an author wrote is read once, in one dialect, into tokens; each format has a printer
 * that writes those tokens so that its reader sees what was meant. Quoted text is read into the same tokens by a reader
 * that knows no markup. Findings carry offsets into the text; who knows the file turns them into problems.
 */
export { escapeHtml } from './escape-html.ts';
export { plain } from './plain.ts';
export { readQuoted } from './read-quoted.ts';
export { readMarkdown } from './read.ts';
export { fromTex, texToUnicode } from './tex.ts';
export { toForum } from './to-forum.ts';
export { type TableFit, toHtml } from './to-html.ts';
export { toText } from './to-text.ts';
export type { Block, Finding, Inline } from './tokens.ts';
