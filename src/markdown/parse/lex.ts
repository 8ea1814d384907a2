import { Lexer, Marked, Tokenizer, type Token, type Tokens } from 'marked';
import type { References } from './inline-state.ts';
import { deepest } from './nesting.ts';
import { wrapperBlock } from './wrapper-block.ts';

/**
 * Marked finds the blocks. What stands inside them is read by `inline.ts`, since half of Marked's inline rules would have to
 * go (its emphasis beside CJK letters, single tildes, addresses) and its tokens have no offsets.
 */
class BlockTokenizer extends Tokenizer {
  private depth = 0;

  /** HTML is no block in the author's dialect: `<think>` at the start of a line is text. */
  override html(): undefined {}

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return this.inside(() => super.blockquote(source));
  }

  override list(source: string): Tokens.List | undefined {
    return this.inside(() => super.list(source));
  }

  private inside<Block>(read: () => Block | undefined): Block | undefined {
    if (this.depth >= deepest) return undefined;
    this.depth++;
    const block = read();
    this.depth--;
    return block;
  }
}

/** Options of our own instance; Marked's global ones are never touched. */
const { defaults } = new Marked({ gfm: true, extensions: [wrapperBlock] });

/** The blocks of any text, and its definitions of links. */
export function lex(text: string): { tokens: Token[]; links: References } {
  const lexer = new Lexer({ ...defaults, tokenizer: new BlockTokenizer() });
  const tokens = lexer.blockTokens(text, lexer.tokens);
  return { tokens, links: lexer.tokens.links };
}
