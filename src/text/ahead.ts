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
