import { keyEnd, spansOf } from './spans.ts';
import {
  type BlockList,
  columnOf,
  entriesOf,
  type Item,
  newlineAt,
  nextLine,
  placeAfter,
} from '../../yaml/index.ts';

/** A text cut at its cards, so that put together it is the same text. */
export interface Cards {
  /** What stands before the first card, with the key itself. */
  readonly head: string;
  /** Each with the comments that belong to it. */
  readonly cards: readonly string[];
  /** Behind the card of the same place: blank lines, and comments that belong to no card. */
  readonly gaps: readonly string[];
  readonly tail: string;
}

/** Cuts a text at the cards of `list`, which is the value of `pair` and has some. */
export function cutCards(text: string, pair: Item, list: BlockList): Cards {
  const spans = spansOf(text, entriesOf(list), keyEnd(pair));
  const column = columnOf(text, list.offset);
  const ends = spans.map(({ end }, i) =>
    Math.min(placeAfter(text, end, column), spans[i + 1]?.start ?? text.length),
  );
  const first = spans[0]?.start ?? text.length;
  const last = behindBlankLines(text, ends.at(-1) ?? first);
  return {
    head: text.slice(0, first),
    cards: spans.map(({ start }, i) => text.slice(start, ends[i])),
    gaps: ends.map((end, i) => text.slice(end, spans[i + 1]?.start ?? last)),
    tail: text.slice(last),
  };
}

/**
 * Ways to put cards together, the one that ends like `text` first: a text without a line end at its end has none
 * afterwards, unless its last card needs it or it would lose a blank line.
 */
export function joinCards({ head, cards, gaps, tail }: Cards, text: string): string[] {
  const newline = newlineAt(text, text.length);
  const ended = cards.map((card) => (card.endsWith('\n') ? card : card + newline));
  const all = head + ended.map((card, i) => card + (gaps[i] ?? '')).join('') + tail;
  // Of a blank line that has come to the end nothing would be left.
  const unended = all.replace(/(?<=[^\r\n])\r?\n$/, '');
  return text.endsWith('\n') || unended === all ? [all] : [unended, all];
}

function behindBlankLines(text: string, from: number): number {
  let at = from;
  for (let next = nextLine(text, at); isBlankLine(text.slice(at, next)); next = nextLine(text, at)) at = next;
  return at;
}

function isBlankLine(line: string): boolean {
  return line.endsWith('\n') && line.trim() === '';
}
