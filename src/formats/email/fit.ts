import type { Dropped } from '../format.ts';
import { plain, shorten } from '../../markdown/index.ts';
import type { Composed } from '../view/compose.ts';
import { codePoints } from '../../text/index.ts';
import type { Card } from '../view/view.ts';

/** A card's abstract as far as a mail shows it. */
export interface Abstract {
  readonly passages: readonly Composed[];
  /** False where a link to the rest has to stand below it. */
  readonly whole: boolean;
  /** Whether its end is cut off. */
  readonly isCut: boolean;
}

export const noAbstract: Abstract = { passages: [], whole: true, isCut: false };

/** Gmail shows about 102,000 bytes of a mail's HTML and hides the rest, the way to unsubscribe included. */
export const mostMailBytes = 100_000;

export interface Fitted {
  readonly abstracts: readonly Abstract[];
  readonly dropped: readonly Dropped[];
}

/** Code points, about a sentence: less of an abstract is no help to anybody. */
const leastAbstract = 100;

export function wholeAbstracts(cards: readonly Card[]): Abstract[] {
  return cards.map(({ abstract, isWhole }) => ({ passages: abstract, whole: isWhole, isCut: false }));
}

/**
 * Takes as little as possible from a mail until it fits: first abstracts in a second language, from the last card
 * backwards; then the ends of long abstracts, all to the same length; then, where a sentence of each is too much, whole
 * abstracts, from the last card backwards. What still does not fit stays too large.
 */
export function fitAbstracts(
  cards: readonly Card[],
  weigh: (abstracts: readonly Abstract[]) => number,
): Fitted {
  const fits = (abstracts: readonly Abstract[]): boolean => weigh(abstracts) <= mostMailBytes;
  const whole = wholeAbstracts(cards);
  if (fits(whole)) return { abstracts: whole, dropped: [] };
  const bilingual = most(cards.length, (count) => fits(firstLanguages(whole, count)));
  const fewer = firstLanguages(whole, bilingual);
  if (fits(fewer)) return { abstracts: fewer, dropped: droppedOf(cards, fewer) };
  const kept = fits(shortened(fewer, leastAbstract))
    ? cards.length
    : most(cards.length, (count) => fits(shortened(firstCards(fewer, count), leastAbstract)));
  const some = firstCards(fewer, kept);
  const longest = Math.max(leastAbstract, ...some.map(({ passages }) => lengthOf(passages)));
  const more = most(longest - leastAbstract, (n) => fits(shortened(some, leastAbstract + n)));
  const abstracts = shortened(some, leastAbstract + more);
  return { abstracts, dropped: droppedOf(cards, abstracts, leastAbstract + more) };
}

/** Lists what is missing in the abstracts of a mail: first the texts that are left out as a whole. */
function droppedOf(cards: readonly Card[], abstracts: readonly Abstract[], length = 0): Dropped[] {
  const texts = cards.flatMap(({ abstract }, i) =>
    abstract.map(({ lang, text: { path } }) => {
      const shown = abstracts[i]?.passages.some((passage) => passage.lang === lang) === true;
      return { path, shown, isCut: abstracts[i]?.isCut === true };
    }),
  );
  return [
    ...texts.filter(({ shown }) => !shown).map(({ path }) => ({ path })),
    ...texts.filter(({ shown, isCut }) => shown && isCut).map(({ path }) => ({ path, after: length })),
  ];
}

/** Abstracts from card `count` on in their first language alone. */
function firstLanguages(abstracts: readonly Abstract[], count: number): Abstract[] {
  return abstracts.map((abstract, i) =>
    i < count ? abstract : { ...abstract, passages: abstract.passages.slice(0, 1) },
  );
}

/** No abstracts from card `count` on. */
function firstCards(abstracts: readonly Abstract[], count: number): Abstract[] {
  return abstracts.map((abstract, i) => (i < count ? abstract : { ...abstract, passages: [] }));
}

/** One of which nothing would be left, as of a long address, goes wholly. */
function shortened(abstracts: readonly Abstract[], limit: number): Abstract[] {
  return abstracts.map((abstract) => {
    if (lengthOf(abstract.passages) <= limit) return abstract;
    const passages = abstract.passages.flatMap(({ lang, blocks }): Composed[] => {
      const short = shorten(blocks, limit);
      return short.length === 0 ? [] : [{ lang, blocks: short }];
    });
    const isCut = passages.length > 0;
    return { passages, whole: abstract.whole && !isCut, isCut };
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
