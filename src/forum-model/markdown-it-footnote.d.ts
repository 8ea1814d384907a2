/** Its published types are written for the CommonJS face of markdown-it and do not fit the other. */
declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  export default function footnotes(md: MarkdownIt): void;
}
