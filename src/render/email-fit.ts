import { plain } from '../markdown/index.ts';
import { formatPath } from '../problem/index.ts';
import type { Composed } from './compose.ts';
import { codePoints } from './forum.ts';
import { shorten } from './shorten.ts';
import type { Card } from './view.ts';

/** A card's abstract as far as a mail shows it. */
export interface Abstract {
  readonly passages: readonly Composed[];
  /** False where a link to the rest has to stand below it. */
  readonly whole: boolean;
}

/** Gmail shows about 102,000 bytes of a mail's HTML and hides the rest, the way to unsubscribe included. */
export const mostMailBytes = 100_000;

export interface Fitted {
  readonly abstracts: readonly Abstract[];
  /** `papers[1].abstract.en`: left out; `papers[0].abstract.ko[320…]`: left out from that character on. */
  readonly dropped: readonly string[];
}

export function wholeAbstracts(cards: readonly Card[]): Abstract[] {
  return cards.map(({ abstract }) => ({ passages: abstract, whole: true }));
}

/**
 * Takes as little as possible from a mail until it fits: first abstracts in a second language, from the last card
 * backwards; then the ends of long abstracts, all to the same length. What still does not fit stays too large.
 */
export function fitAbstracts(
  cards: readonly Card[],
  weigh: (abstracts: readonly Abstract[]) => number,
): Fitted {
  const fits = (abstracts: readonly Abstract[]): boolean => weigh(abstracts) <= mostMailBytes;
  const whole = wholeAbstracts(cards);
  if (fits(whole)) return { abstracts: whole, dropped: [] };
  const kept = most(cards.length, (count) => fits(firstLanguages(whole, count)));
  const fewer = firstLanguages(whole, kept);
  const dropped = cards.flatMap(({ abstract }, i) =>
    i < kept ? [] : abstract.slice(1).map(({ text }) => formatPath([...cardPath(i), text.lang])),
  );
  if (fits(fewer)) return { abstracts: fewer, dropped };
  const lengths = fewer.map(({ passages }) => lengthOf(passages));
  const length = most(Math.max(0, ...lengths) - 1, (limit) => fits(shortened(fewer, limit)));
  const abstracts = shortened(fewer, length);
  const cut = cards.flatMap((_, i) => {
    const lang = abstracts[i]?.whole === false ? fewer[i]?.passages[0]?.lang : undefined;
    return lang === undefined ? [] : [`${formatPath([...cardPath(i), lang])}[${length}…]`];
  });
  return { abstracts, dropped: [...dropped, ...cut] };
}

const cardPath = (index: number): (string | number)[] => ['papers', index, 'abstract'];

/** Abstracts from card `count` on in their first language alone. */
function firstLanguages(abstracts: readonly Abstract[], count: number): Abstract[] {
  return abstracts.map(({ passages, whole }, i) => ({
    passages: i < count ? passages : passages.slice(0, 1),
    whole,
  }));
}

function shortened(abstracts: readonly Abstract[], limit: number): Abstract[] {
  return abstracts.map((abstract) => {
    if (lengthOf(abstract.passages) <= limit) return abstract;
    const passages = abstract.passages.flatMap(({ lang, blocks }): Composed[] => {
      const short = shorten(blocks, limit);
      return short.length === 0 ? [] : [{ lang, blocks: short }];
    });
    return { passages, whole: false };
  });
}

function lengthOf(passages: readonly Composed[]): number {
  return passages.reduce((sum, { blocks }) => sum + codePoints(plain(blocks)), 0);
}

/** The greatest number from 0 to `limit` that passes, or 0 where none does; what passes for n passes below n. */
function most(limit: number, passes: (n: number) => boolean): number {
  let low = 0;
  let high = Math.max(0, limit);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
