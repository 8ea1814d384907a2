import { Lexer, Marked, Tokenizer, type Token, type Tokens } from 'marked';
import { commentAt } from './html-inline.ts';
import type { References } from './inline-state.ts';
import { deepest } from './nesting.ts';
import { mayWrap, opensWithin, wrapperBlock } from './wrapper-block.ts';

/**
 * Marked finds the blocks. What stands inside them is read by `inline.ts`, since half of Marked's inline rules would have to
 * go (its emphasis beside CJK letters, single tildes, addresses) and its tokens have no offsets.
 */
class BlockTokenizer extends Tokenizer {
  private depth = 0;

  /** HTML is no block in the author's dialect: `<think>` at the start of a line is text. A comment may be one. */
  override html(source: string): Tokens.HTML | undefined {
    return commentBlock(source, this.depth);
  }

  /** `[^1]: …` looks like the definition of a link, and is a footnote's. */
  override def(source: string): Tokens.Def | undefined {
    const definition = super.def(source);
    return definition?.tag.startsWith('^') === true ? undefined : definition;
  }

  /** A line of `---` within `[details]` makes no heading of the line before that. */
  override lheading(source: string): Tokens.Heading | undefined {
    const heading = super.lheading(source);
    return heading !== undefined && opensWithin(heading.text, source) ? undefined : heading;
  }

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

/**
 * A comment that begins a line and goes over several, empty ones among them, or that stands alone on its line. Within an
 * item or a quote the latter is left to its paragraph, which it would cut in two.
 */
function commentBlock(source: string, depth: number): Tokens.HTML | undefined {
  const start = /^ {0,3}(?=<!--)/.exec(source)?.[0].length;
  const end = start === undefined ? undefined : commentAt(source, start);
  if (start === undefined || end === undefined) return undefined;
  const after = end + (/^[ \t]*(?:\n+|$)?/.exec(source.slice(end, end + 1000))?.[0].length ?? 0);
  const endsLine = after === source.length || source.charAt(after - 1) === '\n';
  if (!source.slice(0, end).includes('\n') && !(endsLine && depth === 0)) return undefined;
  const raw = source.slice(0, after);
  return { type: 'html', raw, text: raw, block: true, pre: false };
}

/** Options of our own instance; Marked's global ones are never touched. */
const { defaults } = new Marked({ gfm: true });
const { defaults: withWrappers } = new Marked({ gfm: true, extensions: [wrapperBlock] });

/**
 * The blocks of any text, and its definitions of links. For each paragraph Marked looks for the next wrapper in all that follows,
 * which takes time by the square of a text without one.
 */
export function lex(text: string): { tokens: Token[]; links: References } {
  const options = mayWrap.test(text) ? withWrappers : defaults;
  const lexer = new Lexer({ ...options, tokenizer: new BlockTokenizer() });
  const tokens = lexer.blockTokens(text, lexer.tokens);
  return { tokens, links: lexer.tokens.links };
}
