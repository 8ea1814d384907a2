import type { MarkdownIt } from 'markdown-it';

/** In this order: arrows before the dashes they are made of, long dashes before short ones. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/\+-/g, '±'],
  [/\.{2,}/g, '…'],
  // `?...` and `!...` keep two plain dots.
  [/([?!])…/g, '$1..'],
  [/([?!])\1{3,}/g, '$1$1$1'],
  [/,{2,}/g, ','],
  [/(?<!\S)<-{1,2}>(?!\S)/g, '↔'],
  [/(?<!\S)-{1,2}>(?!\S)/g, '→'],
  [/(?<!\S)<-{1,2}(?!\S)/g, '←'],
  [/(?<!-)---(?!-)/g, '—'],
  [/(?<!\S)--(?!\S)/g, '–'],
  [/(?<=^|[^-\s])--(?=[^-\s]|$)/g, '–'],
  [/\(tm\)/gi, '™'],
  [/\(pa\)/gi, '¶'],
];

/**
 * Dashes, dots, arrows and a few signs, in place of markdown-it's own rule: `(c)` and `(r)` stay as they are. It runs
 * before backslashes are resolved, so `\--` is safe; quotes are markdown-it's own next rule.
 */
export function typographer(md: MarkdownIt): void {
  md.core.ruler.at('replacements', (state) => {
    if (!state.md.options.typographer) return;
    for (const block of state.tokens) {
      let addresses = 0;
      for (const token of block.type === 'inline' ? (block.children ?? []) : []) {
        if (token.info === 'auto') addresses += token.nesting;
        if (token.type === 'text' && addresses === 0) token.content = prettify(token.content);
      }
    }
  });
}

function prettify(text: string): string {
  let out = text;
  for (const [pattern, by] of replacements) out = out.replace(pattern, by);
  return out;
}
