import { blankAbove, contentEnd, type Item, nextLine, placeBefore, startOf } from '../../yaml/index.ts';

export interface Span {
  /** Where its line, or the first of the comments directly above it, begins. */
  readonly start: number;
  /** Where its content ends. */
  readonly end: number;
  /** Whether a blank line stands between it and the one before. */
  readonly apart: boolean;
}

export function spansOf(text: string, items: readonly Item[], from: number): Span[] {
  let least = behind(text, from);
  return items.map((item, i) => {
    const start = placeBefore(text, startOf(item) ?? least, least);
    const end = contentEnd(item);
    const apart = i > 0 && blankAbove(text, start, least);
    least = behind(text, end);
    return { start, end, apart };
  });
}

/** Where the line begins behind the one on which a content ends; a block scalar's ends where that line begins. */
export function behind(text: string, end: number): number {
  return end === 0 ? 0 : nextLine(text, end - 1);
}

/** Where the colon of a key ends, or the anchor behind it. */
export function keyEnd({ key, sep }: Item): number {
  return contentEnd({ start: [], key: key ?? null, sep: sep ?? [] });
}
