import { inCommon } from '../diff/index.ts';

/** A part of a merged text: what both sides agree on, or what each of them wants. */
export type Segment = string | Clash;

export interface Clash {
  readonly ours: string;
  readonly theirs: string;
}

export interface Versions<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

/** The one that changed, where not both did in different ways. */
export function changedOne<T>({ base, ours, theirs }: Versions<T>): T | undefined {
  if (ours === theirs || theirs === base) return ours;
  return ours === base ? theirs : undefined;
}

/** Merges texts line by line, as diff3 does: changes clash where no line stands between them that nobody changed. */
export function mergeLines(texts: Versions<string>): readonly Segment[] {
  const whole = changedOne(texts);
  if (whole !== undefined) return whole === '' ? [] : [whole];
  const [base, ours, theirs] = [linesOf(texts.base), linesOf(texts.ours), linesOf(texts.theirs)];
  const inOurs = new Map(inCommon(base, ours));
  const inTheirs = new Map(inCommon(base, theirs));
  const segments: Segment[] = [];
  let [i, j, k] = [0, 0, 0];
  for (let at = 0; at <= base.length; at++) {
    const [x, y] = at === base.length ? [ours.length, theirs.length] : [inOurs.get(at), inTheirs.get(at)];
    if (x === undefined || y === undefined) continue;
    segments.push(
      ...mergeStretch({ base: base.slice(i, at), ours: ours.slice(j, x), theirs: theirs.slice(k, y) }),
      base[at] ?? '',
    );
    [i, j, k] = [at + 1, x + 1, y + 1];
  }
  return segments.filter((segment) => segment !== '');
}

function mergeStretch({ base, ours, theirs }: Versions<readonly string[]>): readonly Segment[] {
  const texts = { base: base.join(''), ours: ours.join(''), theirs: theirs.join('') };
  const whole = changedOne(texts);
  if (whole !== undefined) return [whole];
  // Where both begin or end alike they agree.
  let start = 0;
  const least = Math.min(ours.length, theirs.length);
  while (start < least && ours[start] === theirs[start]) start++;
  let end = 0;
  while (end < least - start && ours.at(-1 - end) === theirs.at(-1 - end)) end++;
  const middle = (lines: readonly string[]): string => lines.slice(start, lines.length - end).join('');
  return [
    ours.slice(0, start).join(''),
    { ours: middle(ours), theirs: middle(theirs) },
    ours.slice(ours.length - end).join(''),
  ];
}

/** With their line ends; what follows the last one is no line. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The text of one side, as somebody has it who takes that side wherever they clash. */
export function takeSide(segments: readonly Segment[], side: keyof Clash): string {
  return segments.map((segment) => (typeof segment === 'string' ? segment : segment[side])).join('');
}
