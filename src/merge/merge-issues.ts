import { type Read, reading } from '../yaml/index.ts';
import { cutFile, type Entry, type Uncut } from './entries.ts';
import { isAsExpected } from './expected.ts';
import { plainTexts } from './file-form.ts';
import { type Segment, takeSide, type Versions } from './lines.ts';
import { mergeEntry } from './merge-entry.ts';
import { type Marks, writeMarks } from './write-marks.ts';

export interface MergedIssue {
  /** The whole file. */
  readonly text: string;
  /** How many parts both sides changed, each its own way; they stand between marks. */
  readonly clashes: number;
}

/** Why three versions of a file cannot be merged by their entries; `side`: whose it is that cannot be read. */
export type Refusal =
  | { readonly why: Uncut; readonly side: keyof Versions<unknown> }
  /** What came out would not be read as what was to be merged. */
  | { readonly why: 'unproven' };

/**
 * Merges two versions of an issue file that come from a third: papers by what they are, fields by their names, texts by their lines.
 * No character changes that neither version changed. The result is read again: whoever takes one side wherever they clash must have
 * exactly what was merged.
 */
export function mergeIssues(files: Versions<string>, marks: Marks): Promise<MergedIssue | Refusal> {
  return reading((read) => mergeBy(read, files, marks));
}

function mergeBy(read: Read, files: Versions<string>, marks: Marks): MergedIssue | Refusal {
  const { texts, restore } = plainTexts(files);
  const cut = {
    base: cutFile(texts.base, read),
    ours: cutFile(texts.ours, read),
    theirs: cutFile(texts.theirs, read),
  };
  for (const side of ['ours', 'theirs', 'base'] as const) {
    const file = cut[side];
    if (typeof file === 'string') return { why: file, side };
  }
  const { lead, indent, body, data } = mergeEntry(cut as Versions<Entry>, []);
  const segments = joined([...lead, indent, ...body]);
  const isProven = (['ours', 'theirs'] as const).every((side) => {
    const found = read(new TextEncoder().encode(takeSide(segments, side)));
    return found.findings.length === 0 && isAsExpected(found.data, data[side]);
  });
  if (!isProven) return { why: 'unproven' };
  const clashes = segments.filter((segment) => typeof segment !== 'string').length;
  return { text: restore(writeMarks(segments, marks)), clashes };
}

/** What clashes directly behind what clashes is one with it: of a list that one side emptied, `[]` and its entries. */
function joined(segments: readonly Segment[]): Segment[] {
  const all: Segment[] = [];
  for (const segment of segments.filter((one) => one !== '')) {
    const last = all.at(-1);
    if (typeof segment === 'string' || last === undefined || typeof last === 'string') all.push(segment);
    else all[all.length - 1] = { ours: last.ours + segment.ours, theirs: last.theirs + segment.theirs };
  }
  return all;
}
