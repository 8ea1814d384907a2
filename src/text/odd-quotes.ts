const oddQuotes = /^[“”„‟‘’＂「『«](.*)[“”‟‘’＂」』»]$/u;

/** A text without the curly or full-width quotation marks around it; `undefined` where there are none. */
export function withoutOddQuotes(text: string): string | undefined {
  return oddQuotes.exec(text)?.[1];
}

/** A text without quotation marks at its ends, of whatever kind and on one side alone too. */
export function withoutQuotesAtEnds(text: string): string {
  return text.replace(/^["'“”„‟‘’＂「『«]+|(?<!["'“”‟‘’＂」』»])["'“”‟‘’＂」』»]+$/gu, '');
}

/** Marks that open, those that close, and those that may not stand inside: the text would be two quotations. */
const pairs: readonly (readonly [open: RegExp, close: RegExp])[] = [
  // A straight one at one end only came with a curly one at the other.
  [/^[“”„‟＂]/u, /[“”‟＂"]$/u],
  [/^"/u, /[“”‟＂]$/u],
  [/^[‘’‚‛＇]/u, /[‘’‛＇]$/u],
  [/^[«»]/u, /[«»]$/u],
  [/^[‹›]/u, /[‹›]$/u],
  [/^「/u, /」$/u],
  [/^『/u, /』$/u],
];
const straight: (typeof pairs)[number] = [/^"/, /"$/];

/** What a text in marks can begin with, and what can be a lone mark at its end. */
const atStart = new Set('“”„‟＂"‘’‚‛＇«»‹›「『');
const atEnd = new Set('"“”„‟＂');

/** Whether a text has a mark at its beginning, or one at its end that may be alone. */
export function hasQuoteAtEnds(text: string): boolean {
  return atStart.has(text.charAt(0)) || atEnd.has(text.charAt(text.length - 1));
}

/** The marks around a text that is one quotation as a whole, such as `‘…’`; straight ones count where `withStraight` says so. */
export function quotesAround(text: string, withStraight = false): { mark: string } | undefined {
  for (const [open, close] of withStraight ? [...pairs, straight] : pairs) {
    const first = open.exec(text)?.[0];
    const last = first === undefined ? undefined : close.exec(text)?.[0];
    if (first === undefined || last === undefined || text.length < 3) continue;
    // In ‘Don’t’ the middle one is an apostrophe.
    const inner = text.slice(1, -1).replace(/(?<=\p{L})[’‘＇](?=\p{L})/gu, '');
    const marks = new RegExp(`${open.source.slice(1)}|${close.source.slice(0, -1)}${straightIn(open)}`, 'u');
    return marks.test(inner) ? undefined : { mark: `${first}…${last}` };
  }
  return undefined;
}

/** A straight double mark inside belongs with the curly ones. */
function straightIn(open: RegExp): string {
  return open.test('“') ? '|"' : '';
}
