import { isDeepStrictEqual } from 'node:util';
import { mergeIssues } from '../../src/merge/merge-issues.ts';
import { ModelMerge, ordersOf } from './model-merge.ts';
import { Chance, change, type ModelWeek, randomStyle, randomWeek, read, write } from './random-weeks.ts';

export interface Measured {
  /** Merged as the model has it, with nothing left to do. */
  readonly right: number;
  /** What clashes stands between marks, and so does no more; either side is as the model has it. */
  readonly marked: number;
  /** Left to git. */
  readonly refused: number;
  /** Papers that are gone, or there twice. */
  readonly lost: number;
  readonly doubled: number;
  /** Seeds of what is not as the model has it, with the reason. */
  readonly wrong: readonly string[];
}

const labels = { size: 7, ours: 'ours', theirs: 'theirs' };

/** Three files of one week, and what the model knows of them. */
export function threeFiles(seed: number): {
  readonly weeks: Readonly<Record<'base' | 'ours' | 'theirs', ModelWeek>>;
  readonly files: Readonly<Record<'base' | 'ours' | 'theirs', string>>;
} {
  const chance = new Chance(seed);
  const style = randomStyle(chance);
  const base = randomWeek(chance);
  const [one, other] = [chance.below(1e9), chance.below(1e9)];
  const ours = change(base, new Chance(one));
  // Now and then both begin with the same changes.
  const theirs =
    chance.below(8) === 0
      ? change(change(base, new Chance(one)), new Chance(other))
      : change(base, new Chance(other));
  const weeks = { base, ours, theirs };
  const oursStyle = chance.below(10) === 0 ? { ...style, newline: '\r\n' as const } : style;
  return {
    weeks,
    files: { base: write(base, style), ours: write(ours, oursStyle), theirs: write(theirs, style) },
  };
}

export async function measureMerges(seeds: readonly number[]): Promise<Measured> {
  let [right, marked, refused, lost, doubled] = [0, 0, 0, 0, 0];
  const wrong: string[] = [];
  for (const seed of seeds) {
    const { weeks, files } = threeFiles(seed);
    const merged = await mergeIssues(files, labels);
    if (!('text' in merged)) {
      refused++;
      wrong.push(`${seed}: refused, ${merged.why}`);
      continue;
    }
    const faults = new Set<string>();
    for (const side of seed % 10 === 0 ? (['ours', 'theirs'] as const) : []) {
      const alone = await mergeIssues({ ...files, [side]: files.base }, labels);
      const other = side === 'ours' ? files.theirs : files.ours;
      if (!('text' in alone) || alone.text !== other) faults.add('what one side alone changed');
    }
    const orders = ordersOf(weeks);
    for (const side of ['ours', 'theirs'] as const) {
      const model = new ModelMerge(side);
      const expected = model.merge(weeks);
      const found = read(chosen(merged.text, side));
      const ids = found.papers.map(({ id }) => id);
      lost += expected.papers.filter(({ id }) => !ids.includes(id)).length;
      doubled += ids.length - new Set(ids).size;
      const byId = ({ papers, ...week }: ModelWeek): unknown => [
        week,
        papers.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      ];
      if (!isDeepStrictEqual(byId(found), byId(expected))) faults.add('says something else');
      const mayClash = orders.movedBy.length > 1 && orders.ours !== orders.theirs;
      if (model.clashes ? merged.clashes === 0 : merged.clashes > 0 && !mayClash) faults.add('marks');
      const { ours: order } = ordersOf({ ...weeks, ours: found });
      const [mover = 'ours'] = orders.movedBy;
      const wanted = mayClash ? (merged.clashes > 0 ? undefined : order) : orders[mover];
      // Of papers that one side removed the order says nothing.
      if (wanted !== undefined && order !== wanted && !model.clashes) faults.add('order');
    }
    if (merged.clashes === 0 && !keepsLines(files, merged.text)) faults.add('lines');
    if (faults.size > 0) wrong.push(`${seed}: ${[...faults].join(', ')}`);
    else if (merged.clashes > 0) marked++;
    else right++;
  }
  return { right, marked, refused, lost, doubled, wrong };
}

/** A merged file as whoever takes one side has it. */
export function chosen(text: string, side: 'ours' | 'theirs'): string {
  return text.replaceAll(
    /^<{7} ours\r?\n((?:[^\n]*\n)*?)={7}\r?\n((?:[^\n]*\n)*?)>{7} theirs(?:\r?\n|$)/gm,
    (_, ours: string, theirs: string) => (side === 'ours' ? ours : theirs),
  );
}

/** Lines that nobody changed are there to the letter, and so are those that one side wrote: of all that no text has twice. */
function keepsLines(files: Readonly<Record<'base' | 'ours' | 'theirs', string>>, text: string): boolean {
  const linesOf = (file: string): Set<string> =>
    new Set(file.split(/\r?\n/).filter((line) => /w\w+x\d|\d{4}\.\d{5}/.test(line)));
  const [base, ours, theirs, merged] = [
    linesOf(files.base),
    linesOf(files.ours),
    linesOf(files.theirs),
    linesOf(text),
  ];
  return [...base, ...ours, ...theirs, ...merged].every(
    (line) =>
      merged.has(line) ===
      (base.has(line) ? ours.has(line) && theirs.has(line) : ours.has(line) || theirs.has(line)),
  );
}
