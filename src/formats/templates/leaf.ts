/**
 * How escaping holds by construction: a template never sees a string of the author's. Whatever readers see is a Leaf, and
 * Handlebars prints a value that has `toHTML()` by calling it. A leaf printed past that, with `{{{ }}}` or by gluing it to
 * a string, gives the nonsense below instead of something dangerous; a test looks for it.
 */
export class Leaf {
  readonly #print: () => string;
  /** A template may print a text more than once, or without end. */
  #printed: string | undefined;

  constructor(print: () => string) {
    this.#print = print;
  }

  toHTML(): string {
    return (this.#printed ??= this.#print());
  }

  toString(): string {
    return '⟦a template printed a text with {{{ }}}: write {{ }}⟧';
  }
}

/** A leaf that prints nothing. */
export const nothing = new Leaf(() => '');

/** A leaf that a text template may lay out: its lines fill a width, behind a first and a hanging indent. */
export class FlowLeaf extends Leaf {
  readonly layOut: (first: string, rest: string) => string;

  constructor(layOut: (first: string, rest: string) => string) {
    super(() => layOut('', ''));
    this.layOut = layOut;
  }
}
