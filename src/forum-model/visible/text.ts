/** A stretch of a block's text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Text that was written under the same layers. */
interface Run<Layer> {
  text: string;
  readonly layers: readonly Layer[];
}

/**
 * Collects the text of a block as a browser shows it: white space collapsed, lines trimmed. Each character remembers
 * the layers it was written under: marks and links, told apart by identity.
 */
export class TextFlow<Layer extends object> {
  readonly #runs: Run<Layer>[] = [];
  #length = 0;

  /** Adds text in which runs of white space show as one space. */
  write(text: string, layers: readonly Layer[]): void {
    const shown = text.replace(/[ \t\n\f\r]+/g, ' ');
    const isDouble = shown.startsWith(' ') && /^[ \n]?$/.test(this.#last());
    this.writeAsIs(isDouble ? shown.slice(1) : shown, layers);
  }

  /** Adds text that keeps its white space. */
  writeAsIs(text: string, layers: readonly Layer[]): void {
    if (text === '') return;
    this.#runs.push({ text, layers });
    this.#length += text.length;
  }

  break(): void {
    this.trimEnd();
    this.writeAsIs('\n', []);
  }

  /** Takes a character back off the end, if the text ends with it. */
  dropLast(character: string): void {
    if (this.#last() === character) this.#cut(1);
  }

  trimEnd(): void {
    this.dropLast(' ');
  }

  /** The text without blank lines at its end. */
  finish(): string {
    while (/^[ \n]$/.test(this.#last())) this.#cut(1);
    return this.#runs.map(({ text }) => text).join('');
  }

  get length(): number {
    return this.#length;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /**
   * Where each layer lies, in the order in which its stretches begin; the layers in that of their first. A line break does not
   * interrupt one.
   */
  spans(): ReadonlyMap<Layer, readonly Span[]> {
    const spans = new Map<Layer, Span[]>();
    let open = new Set<Layer>();
    let start = 0;
    for (const { text, layers } of this.#runs) {
      const end = start + text.length;
      for (const layer of new Set(layers)) {
        const known = spans.get(layer) ?? [];
        const last = known.at(-1);
        if (open.has(layer) && last !== undefined) known[known.length - 1] = { start: last.start, end };
        else known.push({ start, end });
        spans.set(layer, known);
      }
      open = text === '\n' ? new Set([...open, ...layers]) : new Set(layers);
      start = end;
    }
    return spans;
  }

  /** The last unit of the text; empty where there is none. */
  #last(): string {
    return this.#runs.at(-1)?.text.slice(-1) ?? '';
  }

  /** Takes units back of the last run. */
  #cut(units: number): void {
    const run = this.#runs.at(-1);
    if (run === undefined) return;
    run.text = run.text.slice(0, -units);
    this.#length -= units;
    if (run.text === '') this.#runs.pop();
  }
}
