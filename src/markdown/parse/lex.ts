import {
  Lexer,
  Marked,
  type MarkedOptions,
  Tokenizer,
  type Token,
  type Tokens,
  type TokensList,
} from 'marked';
import { BlockLevel } from './block-level.ts';
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
  /** Of the blocks that are being read. */
  level = new BlockLevel('');

  /** Marked asks for spaces first at each place, when all that comes before it is read. */
  override space(source: string): Tokens.Space | undefined {
    this.level.setAside(this.lexer.state.lastToken);
    return super.space(source);
  }

  /** HTML is no block in the author's dialect: `<think>` at the start of a line is text. A comment may be one. */
  override html(source: string): Tokens.HTML | undefined {
    return commentBlock(source, this.depth, this.level);
  }

  /** The first two lines tell whether it is a table; Marked asks them after it has looked through all that might be rows. */
  override table(source: string): Tokens.Table | undefined {
    const second = source.indexOf('\n', source.indexOf('\n') + 1);
    if (second === -1) return super.table(source);
    const head = super.table(source.slice(0, second));
    return head && super.table(source.slice(0, endOfRows(source, second, mostCells / head.header.length)));
  }

  /** `[^1]: …` looks like the definition of a link, and is a footnote's. */
  override def(source: string): Tokens.Def | undefined {
    const definition = super.def(source);
    return definition?.tag.startsWith('^') === true ? undefined : definition;
  }

  /** A line of `---` within `[details]` makes no heading of the line before that. */
  override lheading(source: string): Tokens.Heading | undefined {
    if (!this.level.mayHaveUnderline(source)) return undefined;
    const heading = super.lheading(source);
    return heading !== undefined && opensWithin(heading.text, source) ? undefined : heading;
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return this.inside(() => super.blockquote(source.slice(0, this.endOfLazyQuote(source))));
  }

  override list(source: string): Tokens.List | undefined {
    return this.inside(() => super.list(source.slice(0, endOfLazyLines(source))));
  }

  /** Where a quote ends at the latest: Marked reads all of it again for each line that goes on with it without a `>`. */
  private endOfLazyQuote(source: string): number {
    const quote = this.rules.block.blockquote.exec(source)?.[0] ?? '';
    let lazy = 0;
    for (let begin = 0; begin < quote.length; begin = quote.indexOf('\n', begin) + 1 || quote.length) {
      quoteMarker.lastIndex = begin;
      if (!quoteMarker.test(quote) && ++lazy > mostLazyLines) return begin;
    }
    return source.length;
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
 * So many lines may belong to an item without being indented as it is, and to a quote without its mark. Those behind them are a
 * paragraph of their own: nobody writes so many, and Marked copies all of the item for each.
 */
const mostLazyLines = 1000;
/** So many cells a table has at most. Each takes two characters of a post or more, but where a row is shorter than the first. */
const mostCells = 20_000;
const quoteMarker = / {0,3}>/y;
const marker = / {0,3}(?:[-*+]|\d{1,9}[.)])(?=[ \t\n]|$)/y;

/** Where a table ends at the latest that may have so many rows; `head` is the end of its second line. */
function endOfRows(source: string, head: number, rows: number): number {
  let end = head;
  for (let i = 1; i < rows && end !== -1; i++) end = source.indexOf('\n', end + 1);
  return end === -1 ? source.length : end + 1;
}

/** Where a list ends at the latest that begins with `source`. */
function endOfLazyLines(source: string): number {
  let inside = contentAt(source, 0);
  if (inside === undefined) return source.length;
  let lazy = 0;
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) {
    const begin = at + 1;
    if (source.charAt(begin) === '\n' || columnsOfSpace(source, begin) >= inside) continue;
    const next = contentAt(source, begin);
    if (next !== undefined) [inside, lazy] = [next, 0];
    // Behind an empty line nothing belongs to an item that is not indented.
    else if (source.charAt(at - 1) === '\n') return source.length;
    else if (++lazy > mostLazyLines) return begin;
  }
  return source.length;
}

/** The column in which what belongs to an item begins, of a line that begins with its marker; `undefined` for any other line. */
function contentAt(source: string, at: number): number | undefined {
  marker.lastIndex = at;
  const size = marker.exec(source)?.[0].length;
  if (size === undefined) return undefined;
  const gap = columnsOfSpace(source, at + size, size);
  const isEmpty = /^[ \t]*(?:\n|$)/.test(source.slice(at + size, at + size + 10));
  return size + (isEmpty || gap > 4 ? 1 : gap);
}

/** How wide the white space is from an offset on, which stands in a column (from 0): a tab goes on to the next multiple of four. */
function columnsOfSpace(source: string, at: number, column = 0): number {
  let end = column;
  for (let i = at; i < source.length; i++) {
    if (source[i] === ' ') end++;
    else if (source[i] === '\t') end += 4 - (end % 4);
    else break;
  }
  return end - column;
}

/**
 * A comment that begins a line and goes over several, empty ones among them, or that stands alone on its line. Within an
 * item or a quote the latter is left to its paragraph, which it would cut in two.
 */
function commentBlock(source: string, depth: number, level: BlockLevel): Tokens.HTML | undefined {
  const start = /^ {0,3}(?=<!--)/.exec(source)?.[0].length;
  const ahead = { indexOf: (wanted: string, from: number) => level.indexOf(source, wanted, from) };
  const end = start === undefined ? undefined : commentAt(source, start, ahead);
  if (start === undefined || end === undefined) return undefined;
  const after = end + (/^[ \t]*(?:\n+|$)?/.exec(source.slice(end, end + 1000))?.[0].length ?? 0);
  const endsLine = after === source.length || source.charAt(after - 1) === '\n';
  if (!source.slice(0, end).includes('\n') && !(endsLine && depth === 0)) return undefined;
  const raw = source.slice(0, after);
  return { type: 'html', raw, text: raw, block: true, pre: false };
}

class BlockLexer extends Lexer {
  private readonly reader: BlockTokenizer;

  constructor(options: MarkedOptions, reader: BlockTokenizer) {
    super({ ...options, tokenizer: reader });
    this.reader = reader;
  }

  override blockTokens(source: string, tokens?: Token[], isClipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, isClipped?: boolean): TokensList;
  override blockTokens(source: string, tokens?: Token[], isClipped?: boolean): Token[] {
    const { level } = this.reader;
    this.reader.level = new BlockLevel(source);
    const blocks = super.blockTokens(source, tokens, isClipped);
    this.reader.level.putBack();
    this.reader.level = level;
    return blocks;
  }
}

/** Options of our own instance; Marked's global ones are never touched. */
const { defaults } = new Marked({ gfm: true });

/** The blocks of any text, and its definitions of links. */
export function lex(text: string): { tokens: Token[]; links: References } {
  const reader = new BlockTokenizer();
  const wrapper = wrapperBlock((rest) => reader.level.wrapperIn(rest));
  const options = mayWrap.test(text) ? new Marked({ gfm: true, extensions: [wrapper] }).defaults : defaults;
  const lexer = new BlockLexer(options, reader);
  const tokens = lexer.blockTokens(text, lexer.tokens);
  return { tokens, links: lexer.tokens.links };
}
