import type { MarkdownIt, Token } from 'markdown-it';

/** An opening quotation mark that waits for its end. */
interface Opener {
  readonly token: Token;
  readonly at: number;
  readonly level: number;
  /** Counts all openers of a block: what was opened within a pair waits no longer. */
  readonly order: number;
}

const straight = /['"]/g;
const curly = { '"': ['“', '”'], "'": ['‘', '’'] } as const;
type Straight = keyof typeof curly;

/**
 * Straight quotation marks curl as by markdown-it's own rule, which it stands in for: that one writes the whole text anew for each of
 * them, and looks through all that wait. A paragraph of 100 kB in quotation marks keeps it for ten seconds.
 */
export function quotes(md: MarkdownIt): void {
  md.core.ruler.at('smartquotes', ({ md: { options, utils }, tokens }) => {
    if (!options.typographer) return;
    for (const { type, content, children } of tokens)
      if (type === 'inline' && /['"]/.test(content)) new Curler(children ?? [], utils).curl();
  });
}

class Curler {
  readonly #tokens: readonly Token[];
  readonly #utils: MarkdownIt['utils'];
  readonly #open: Record<Straight, Opener[]> = { '"': [], "'": [] };
  readonly #curled = new Map<Token, Map<number, string>>();
  #opened = 0;

  constructor(tokens: readonly Token[], utils: MarkdownIt['utils']) {
    this.#tokens = tokens;
    this.#utils = utils;
  }

  curl(): void {
    for (const [i, token] of this.#tokens.entries()) {
      for (const open of Object.values(this.#open))
        while ((open.at(-1)?.level ?? token.level) > token.level) open.pop();
      if (token.type !== 'text') continue;
      for (const { index, 0: mark } of token.content.matchAll(straight))
        if (mark === '"' || mark === "'") this.#read(mark, { token, i, at: index });
    }
    for (const [token, marks] of this.#curled) token.content = withMarks(token.content, marks);
  }

  #read(mark: Straight, { token, i, at }: { token: Token; i: number; at: number }): void {
    const { opens, closes } = this.#sides(mark, { token, i, at });
    if (closes && this.#close(mark, token, at)) return;
    if (opens) this.#open[mark].push({ token, at, level: token.level, order: ++this.#opened });
    // An apostrophe.
    else if (mark === "'") this.#put(token, at, curly[mark][1]);
  }

  #close(mark: Straight, token: Token, at: number): boolean {
    const opener = this.#open[mark].at(-1);
    if (opener === undefined || opener.level !== token.level) return false;
    for (const open of Object.values(this.#open))
      while ((open.at(-1)?.order ?? -1) >= opener.order) open.pop();
    this.#put(opener.token, opener.at, curly[mark][0]);
    this.#put(token, at, curly[mark][1]);
    return true;
  }

  #put(token: Token, at: number, by: string): void {
    const marks = this.#curled.get(token) ?? new Map<number, string>();
    this.#curled.set(token, marks.set(at, by));
  }

  /** Whether a mark may open and close, by its neighbours. */
  #sides(
    mark: Straight,
    { token: { content }, i, at }: { token: Token; i: number; at: number },
  ): { opens: boolean; closes: boolean } {
    const before = at > 0 ? content.charAt(at - 1) : this.#neighbour(i, -1);
    const after = at + 1 < content.length ? content.charAt(at + 1) : this.#neighbour(i, 1);
    const [spaceBefore, spaceAfter] = [this.#isSpace(before), this.#isSpace(after)];
    const [markBefore, markAfter] = [this.#isPunctuation(before), this.#isPunctuation(after)];
    // 1"" is an inch.
    if (mark === '"' && after === '"' && /^[0-9]$/.test(before)) return { opens: false, closes: false };
    const opens = !spaceAfter && (!markAfter || spaceBefore || markBefore);
    const closes = !spaceBefore && (!markBefore || spaceAfter || markAfter);
    return opens && closes ? { opens: markBefore, closes: markAfter } : { opens, closes };
  }

  /** The unit that a reader sees beside a token; a space at the end of a line. */
  #neighbour(from: number, step: 1 | -1): string {
    for (let i = from + step; ; i += step) {
      const token = this.#tokens[i];
      if (token === undefined || token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
      if (token.content !== '') return step === 1 ? token.content.charAt(0) : token.content.slice(-1);
    }
  }

  #isSpace(unit: string): boolean {
    return this.#utils.isWhiteSpace(unit.charCodeAt(0));
  }

  #isPunctuation(unit: string): boolean {
    return this.#utils.isMdAsciiPunct(unit.charCodeAt(0)) || this.#utils.isPunctChar(unit);
  }
}

/** A text with other characters in some places. */
function withMarks(text: string, marks: ReadonlyMap<number, string>): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [at, by] of [...marks].toSorted(([a], [b]) => a - b)) {
    pieces.push(text.slice(done, at), by);
    done = at + 1;
  }
  return pieces.join('') + text.slice(done);
}
