import type { MarkdownIt } from 'markdown-it';

/** In this order: arrows before the dashes they are made of, long dashes before short ones. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/\+-/g, '±'],
  [/\.{2,}/g, '…'],
  // `?...` and `!...` keep two plain dots.
  [/([?!])…/g, '$1..'],
  [/([?!])\1{3,}/g, '$1$1$1'],
  [/,{2,}/g, ','],
  // An arrow takes the white space around it along, so that of two with one space between them the second stays.
  [/(?:^|\s)<-{1,2}>(?:\s|$)/g, ' ↔ '],
  [/(?:^|\s)-{1,2}>(?:\s|$)/g, ' → '],
  [/(?:^|\s)<-{1,2}(?:\s|$)/g, ' ← '],
  [/(?<!-)---(?!-)/g, '—'],
  [/(?<!\S)--(?!\S)/g, '–'],
  [/(?<=^|[^-\s])--(?=[^-\s]|$)/g, '–'],
];

/** These are written in the text of a bare address too. */
const signs: typeof replacements = [
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
        if (token.type !== 'text') continue;
        for (const [pattern, by] of addresses === 0 ? [...replacements, ...signs] : signs)
          token.content = token.content.replace(pattern, by);
      }
    }
  });
}
