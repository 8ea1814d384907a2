import type { Token } from 'marked';
import { wrapperAhead } from './wrapper-block.ts';

/** Matches the line under a heading. */
const underline = /\n {0,3}(?:=+|-+) *(?=\n|$)/g;

/** Characters. What is shorter is copied at no cost that matters. */
const short = 1000;

/**
 * The text whose blocks are read: Marked asks about its rest again and again, which begins one block later each time. What stands
 * nowhere in one rest stands in none behind it, and is not looked for again.
 */
export class BlockLevel {
  private readonly text: string;
  private readonly ahead: Ahead;
  private readonly aside = new Map<Token, string[]>();
  private readonly known = new Map<RegExp, { readonly from: number; readonly at: number }>();

  constructor(text: string) {
    this.text = text;
    this.ahead = new Ahead(text);
  }

  /**
   * Keeps what a block that may go on has so far, but for its end: Marked looks for a line end there before it adds a line, and
   * all of the block would be copied for each.
   */
  setAside(last: Token | undefined): void {
    if (last === undefined || last.raw.length < short || (last.type !== 'paragraph' && last.type !== 'text'))
      return;
    let parts = this.aside.get(last);
    if (parts === undefined) this.aside.set(last, (parts = []));
    parts.push(last.raw.slice(0, -1));
    last.raw = last.raw.slice(-1);
  }

  /** Once all blocks are read, they are whole again. */
  putBack(): void {
    for (const [token, parts] of this.aside) token.raw = parts.join('') + token.raw;
  }

  /** As `rest.indexOf`. */
  indexOf(rest: string, wanted: string, from: number): number {
    const start = this.text.length - rest.length;
    const at = this.ahead.indexOf(wanted, start + from);
    return at === -1 ? -1 : at - start;
  }

  mayHaveUnderline(rest: string): boolean {
    return this.next(rest, underline) !== undefined;
  }

  /** Where the next line with a tag of a wrapper begins behind a line end of `rest`. */
  wrapperIn(rest: string): number | undefined {
    return this.next(rest, wrapperAhead);
  }

  private next(rest: string, pattern: RegExp): number | undefined {
    const start = this.text.length - rest.length;
    let found = this.known.get(pattern);
    if (found === undefined || start < found.from || start > found.at) {
      pattern.lastIndex = start;
      found = { from: start, at: pattern.exec(this.text)?.index ?? Infinity };
      this.known.set(pattern, found);
    }
    return found.at === Infinity ? undefined : found.at - start;
  }
}

/**
 * Finds what comes next in one text. It is asked for the same again and again, from one place after the other, and looks through no
 * part of the text twice: each of many that begin would else be looked for to the end.
 */
export class Ahead {
  readonly #text: string;
  readonly #known = new Map<string, { readonly from: number; readonly at: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  /** As `indexOf`. */
  indexOf(wanted: string, from: number): number {
    const known = this.#known.get(wanted);
    if (known !== undefined && from >= known.from && (known.at === -1 || from <= known.at)) return known.at;
    const at = this.#text.indexOf(wanted, from);
    this.#known.set(wanted, { from, at });
    return at;
  }
}
