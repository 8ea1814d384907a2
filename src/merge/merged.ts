import { bodyOf, type Entry } from './entries.ts';
import { absent, type Expected } from './expected.ts';
import type { Clash, Segment, Versions } from './lines.ts';

/** An entry as it is merged. Put together, the parts are its lines. */
export interface Merged {
  readonly key: string | undefined;
  readonly lead: readonly Segment[];
  readonly indent: string;
  readonly body: readonly Segment[];
  /** One side has it no more, and the other changed it. */
  readonly isOneSided: boolean;
  /** What is to be read out of it by whoever takes one side wherever they clash. */
  readonly data: Expected;
}

/** `base` is absent where both sides added the entry. */
export type Three = Pick<Versions<Entry>, 'ours' | 'theirs'> & { readonly base?: Entry | undefined };

/** An entry that stands on one side alone, and that nobody else changed. */
export function wholeOf(entry: Entry): Merged {
  const { key, lead, indent, data } = entry;
  return {
    key,
    lead: lead === '' ? [] : [lead],
    indent,
    body: [bodyOf(entry)],
    isOneSided: false,
    data: onBoth(data),
  };
}

/** An entry that one side removed and the other changed. */
export function oneSided(side: keyof Clash, { key, gap = '', text, data }: Entry): Merged {
  const nothing = { ours: '', theirs: '' };
  return {
    key,
    lead: [],
    indent: '',
    body: [{ ...nothing, [side]: gap + text }],
    isOneSided: true,
    data: { ours: absent, theirs: absent, [side]: data ?? absent },
  };
}

export function onBoth(data: unknown): Expected {
  return { ours: data ?? absent, theirs: data ?? absent };
}
