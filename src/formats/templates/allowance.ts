/** A template may include itself, for a list within a list, but none that means to ends deeper than this. */
const deepest = 200;
/** A week of five thousand papers takes about half of these in a mail. */
const mostCalls = 500_000;
const mostCharacters = 200_000_000;

/**
 * How much the templates of one rendering may do. Blocks in blocks and partials in partials multiply, so that a file of a few lines
 * would print longer than anybody waits; and what happens when the stack runs out is anybody's guess.
 */
export class Allowance {
  private depth = 0;
  private calls = 0;
  private characters = 0;

  /** Runs a program of a template: a block, once for each entry of a list, or the whole of one. */
  run(program: () => string): string {
    if (this.depth === 0) this.calls = this.characters = 0;
    this.depth++;
    try {
      if (this.depth > deepest) throw new Error('it includes itself without end');
      return this.count(program());
    } finally {
      this.depth--;
    }
  }

  /** Counts one call and what it gave. */
  count(text: string): string {
    this.calls++;
    this.characters += text.length;
    if (this.calls > mostCalls || this.characters > mostCharacters)
      throw new Error('it repeats blocks or templates without end');
    return text;
  }
}
