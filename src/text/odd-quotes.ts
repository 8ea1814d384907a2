const oddQuotes = /^[“”„‟‘’＂「『«](.*)[“”‟‘’＂」』»]$/u;

/** A text without the curly or full-width quotation marks around it; `undefined` where there are none. */
export function withoutOddQuotes(text: string): string | undefined {
  return oddQuotes.exec(text)?.[1];
}
