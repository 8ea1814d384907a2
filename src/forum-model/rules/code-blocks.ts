import type { MarkdownIt } from 'markdown-it';
import { escapeAttribute } from '../escape.ts';

/** Fenced code carries its language as a class; without one the reader's browser guesses (`lang-auto`). */
export function codeBlocks(md: MarkdownIt): void {
  md.renderer.rules['fence'] = (tokens, index) => {
    const token = tokens[index];
    const language =
      md.utils
        .unescapeAll(token?.info ?? '')
        .trim()
        .split(/\s+/)[0] ?? '';
    return codeBlock(token?.content ?? '', language);
  };
}

export function codeBlock(code: string, language: string): string {
  const wrap = language === '' ? '' : ` data-code-wrap="${escapeAttribute(language)}"`;
  const name = escapeAttribute(language === '' ? 'auto' : language);
  return `<pre${wrap}><code class="lang-${name}">${escapeAttribute(code)}</code></pre>\n`;
}
