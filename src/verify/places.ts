import { largest } from '../data.ts';
import { canonical } from './line.ts';
import type { LocatedBlock } from './locate.ts';

/**
 * For each line of a post, in order, which text of the issue it shows: of several in one line, such as a title in two languages, the one
 * that is missing in `shownAs` (by the line's index), else the longest. A line that has none, such as a label of the config, has the
 * place of the next one that has. Lines are compared in the form of `canonical`.
 */
export function placesOf(
  lines: readonly string[],
  located: readonly LocatedBlock[],
  shownAs: ReadonlyMap<number, string>,
): (LocatedBlock | undefined)[] {
  const texts = located.map(({ text }) => canonical(text).text);
  let last = 0;
  const own = lines.map((line, i) => {
    const index = textIn(line, texts, { from: last, shown: shownAs.get(i) });
    if (index === undefined) return undefined;
    last = Math.max(last, index);
    return located[index];
  });
  return own.map(
    (place, i) =>
      place ??
      own.slice(i).find((one) => one !== undefined) ??
      own.findLast((one, k) => k < i && one !== undefined),
  );
}

/** What stands in two places, such as the name of an author, is taken where one has come to in reading. */
function textIn(
  line: string,
  texts: readonly string[],
  { from, shown }: { readonly from: number; readonly shown: string | undefined },
): number | undefined {
  if (line === '') return undefined;
  const inside = texts.flatMap((text, index) =>
    text !== '' && line.includes(text) ? [{ text, index }] : [],
  );
  // Short words may stand in a label by chance.
  const most = inside.reduce((sum, { text }) => sum + text.length, 0);
  if (most < line.length / 2) {
    const whole = texts.findIndex((text) => text.includes(line));
    return whole === -1 ? undefined : whole;
  }
  const lost = inside.filter(({ text }) => shown?.includes(text) === false);
  const all = lost.length > 0 ? lost : inside;
  const longest = largest(
    0,
    all.map(({ text }) => text.length),
  );
  const best = all.filter(({ text }) => text.length === longest);
  return (best.find(({ index }) => index >= from) ?? best[0])?.index;
}
