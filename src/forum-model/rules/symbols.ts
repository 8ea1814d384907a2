import type { MarkdownIt, StateInline } from 'markdown-it';
import { isPunctuation } from '../punctuation.ts';

/** The answer of `scanDelims` about a run of markers. */
type Run = ReturnType<StateInline['scanDelims']>;

const asciiPunctuation = /[!-/:-@[-`{-~]/;
const whiteSpace = /[\t\n\v\f\r\u0020\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
/** Every other character that markdown-it 14.1 holds for punctuation and 14.0 does not. */
const symbol = /[^\p{ASCII}\P{S}]/gu;

/**
 * Brings back markdown-it 14.0, for which `→`, `≥` or `✔` next to a marker or a quote is a letter: `**A→**는` is bold
 * there and literal from 14.1 on.
 */
export function symbolsAreLetters(md: MarkdownIt): void {
  const Newer = md.inline.State;
  md.inline.State = class extends Newer {
    override scanDelims(start: number, canSplitWord: boolean): Run {
      return scanWithoutSymbols(this, start, canSplitWord);
    }
  };
  // The rule for quotes asks only which kind of character stands next to a quote, so letters can stand in.
  let kept: { readonly token: { content: string }; readonly content: string }[] = [];
  md.core.ruler.before('smartquotes', 'veil-symbols', (state) => {
    kept = [];
    for (const block of state.tokens) {
      for (const token of block.children ?? []) {
        if (token.content.search(symbol) < 0) continue;
        kept.push({ token, content: token.content });
        token.content = token.content.replace(symbol, (written) => 'x'.repeat(written.length));
      }
    }
  });
  md.core.ruler.after('smartquotes', 'unveil-symbols', () => {
    for (const { token, content } of kept) {
      const now = token.content;
      token.content = content.replace(/["']/g, (_quote, at: number) => now.charAt(at));
    }
  });
}

/** The flanking rules of CommonMark over UTF-16 code units; the edges of the text count as white space. */
function scanWithoutSymbols(state: StateInline, start: number, canSplitWord: boolean): Run {
  const { src, posMax } = state;
  const marker = src.charAt(start);
  let end = start;
  while (end < posMax && src.charAt(end) === marker) end += 1;
  const before = start > 0 ? src.charAt(start - 1) : ' ';
  const after = end < posMax ? src.charAt(end) : ' ';
  const open =
    !whiteSpace.test(after) && (!punctuated(after) || whiteSpace.test(before) || punctuated(before));
  const close =
    !whiteSpace.test(before) && (!punctuated(before) || whiteSpace.test(after) || punctuated(after));
  return {
    can_open: open && (canSplitWord || !close || punctuated(before)),
    can_close: close && (canSplitWord || !open || punctuated(after)),
    length: end - start,
  };
}

function punctuated(unit: string): boolean {
  return asciiPunctuation.test(unit) || isPunctuation(unit, '14.0');
}
