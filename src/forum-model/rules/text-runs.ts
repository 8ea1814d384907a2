import type { MarkdownIt, StateCore, Token } from 'markdown-it';

/** The result for a stretch of text: text that stays, or tokens in its place. */
export type Piece = string | readonly Token[];

export type MakeToken = (type: string, tag?: string, nesting?: -1 | 0 | 1) => Token;

interface TextRule {
  readonly name: string;
  /** Whether the rule looks into link text. The text of a bare address is never looked at. */
  readonly inLinks: boolean;
  /** The core rule that it runs before; by default it is the last so far. */
  readonly before?: string;
  /** The pieces of one run of text; undefined where nothing changes. Escapes and entities are gone by now. */
  readonly split: (text: string, make: MakeToken) => readonly Piece[] | undefined;
}

/** Adds a rule that replaces parts of the visible text, after backslashes and entities have been resolved. */
export function replaceInText(md: MarkdownIt, rule: TextRule): void {
  const replace = (state: StateCore): void => {
    for (const block of state.tokens) {
      if (block.type === 'inline' && block.children !== null) {
        block.children = replaceIn(block.children, rule, state);
      }
    }
  };
  if (rule.before === undefined) md.core.ruler.push(rule.name, replace);
  else md.core.ruler.before(rule.before, rule.name, replace);
}

function replaceIn(tokens: readonly Token[], rule: TextRule, state: StateCore): Token[] {
  const out: Token[] = [];
  let links = 0;
  let addresses = 0;
  for (const token of tokens) {
    links += linkStep(token);
    if (token.info === 'auto') addresses += token.nesting;
    const skipped = addresses > 0 || (links > 0 && !rule.inLinks);
    const make: MakeToken = (type, tag = '', nesting = 0) => {
      const made = new state.Token(type, tag, nesting);
      made.level = token.level;
      return made;
    };
    const pieces = token.type === 'text' && !skipped ? rule.split(token.content, make) : undefined;
    if (pieces === undefined) out.push(token);
    else
      for (const one of pieces.flatMap((piece) => (typeof piece === 'string' ? asText(piece, make) : piece)))
        out.push(one);
  }
  return out;
}

/** +1 into a link, -1 out of it; links of Markdown and of HTML alike. */
function linkStep(token: Token): number {
  if (token.type === 'link_open' || token.type === 'link_close') return token.nesting;
  if (token.type !== 'html_inline') return 0;
  if (/^<a[\s>]/i.test(token.content)) return 1;
  return /^<\/a\s*>/i.test(token.content) ? -1 : 0;
}

function asText(text: string, make: MakeToken): readonly Token[] {
  if (text === '') return [];
  const token = make('text');
  token.content = text;
  return [token];
}

/** The tokens in place of a match, and how much of the text they replace: the whole match, unless it says otherwise. */
export interface Replacement {
  readonly tokens: readonly Token[];
  readonly length?: number;
}

/**
 * The pieces around every match: text between matches stays, `replace` says what a match becomes. Where it gives
 * undefined the match stays text and the search goes on after its first character. The pattern has the flag `g`.
 */
export function splitAt(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => Replacement | undefined,
): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let done = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const replacement = replace(match);
    if (replacement === undefined) {
      pattern.lastIndex = match.index + 1;
      continue;
    }
    pieces.push(text.slice(done, match.index), replacement.tokens);
    done = match.index + (replacement.length ?? match[0].length);
    pattern.lastIndex = done;
  }
  if (pieces.length === 0) return undefined;
  pieces.push(text.slice(done));
  return pieces;
}
