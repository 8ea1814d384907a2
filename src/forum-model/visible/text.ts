/** A stretch of a block's text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Collects the text of a block as a browser shows it: white space collapsed, lines trimmed. Each character remembers
 * the layers it was written under: marks and links, told apart by identity.
 */
export class TextFlow<Layer extends object> {
  #text = '';
  #layers: (readonly Layer[])[] = [];

  /** Adds text in which runs of white space show as one space. */
  write(text: string, layers: readonly Layer[]): void {
    for (const part of text.match(/[ \t\n\f\r]+|[^ \t\n\f\r]+/g) ?? []) {
      const isSpace = /^[ \t\n\f\r]/.test(part);
      if (isSpace && /(?:^|[ \n])$/.test(this.#text)) continue;
      this.writeAsIs(isSpace ? ' ' : part, layers);
    }
  }

  /** Adds text that keeps its white space. */
  writeAsIs(text: string, layers: readonly Layer[]): void {
    this.#text += text;
    for (let unit = 0; unit < text.length; unit += 1) this.#layers.push(layers);
  }

  break(): void {
    this.trimEnd();
    this.writeAsIs('\n', []);
  }

  /** Takes a character back off the end, if the text ends with it. */
  dropLast(character: string): void {
    if (this.#text.endsWith(character)) this.#cut(this.#text.length - character.length);
  }

  trimEnd(): void {
    if (this.#text.endsWith(' ')) this.#cut(this.#text.length - 1);
  }

  /** The text without blank lines at its end. */
  finish(): string {
    this.#cut(this.#text.replace(/[ \n]+$/, '').length);
    return this.#text;
  }

  get length(): number {
    return this.#text.length;
  }

  get isEmpty(): boolean {
    return this.#text === '';
  }

  /** Where a layer lies, in the order in which its stretches begin. A line break does not interrupt it. */
  spansOf(layer: Layer): readonly Span[] {
    const spans: Span[] = [];
    let start: number | undefined;
    let end = 0;
    for (const [at, layers] of this.#layers.entries()) {
      if (layers.includes(layer)) {
        start ??= at;
        end = at + 1;
      } else if (start !== undefined && this.#text[at] !== '\n') {
        spans.push({ start, end });
        start = undefined;
      }
    }
    if (start !== undefined) spans.push({ start, end });
    return spans;
  }

  /** Every layer in use, each once, in the order of first appearance. */
  layers(): readonly Layer[] {
    return [...new Set(this.#layers.flat())];
  }

  #cut(length: number): void {
    this.#text = this.#text.slice(0, length);
    this.#layers.length = length;
  }
}
