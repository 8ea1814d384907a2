import type { Path } from '../problem/index.ts';
import { bodyOf, type Collection, type Entry } from './entries.ts';
import { absent, anything } from './expected.ts';
import { changedOne, mergeLines, type Versions } from './lines.ts';
import { mergeCollections } from './merge-collections.ts';
import { type Merged, onBoth, type Three, wholeOf } from './merged.ts';

/**
 * Merges one entry. What only one side changed is taken as it is written there; what both changed is looked into, as far as it has
 * entries on all sides, and a text line by line. What clashes is the smallest part that both changed.
 */
export function mergeEntry({ base, ours, theirs }: Three, path: Path): Merged {
  const changed = changedOne({ base: base?.text, ours: ours.text, theirs: theirs.text });
  if (changed !== undefined) return wholeOf(changed === ours.text ? ours : theirs);
  const kind = commonKind([base, ours, theirs]);
  const inner =
    kind === undefined
      ? mergeText({ base, ours, theirs })
      : mergeCollections(collectionsOf({ base, ours, theirs }), { kind, path, mergeEntry });
  if (inner === undefined) return clashOf(ours, theirs);
  const indent = changedOne({ base: base?.indent, ours: ours.indent, theirs: theirs.indent });
  const lead = mergeLines({ base: base?.lead ?? '', ours: ours.lead, theirs: theirs.lead });
  return { key: ours.key, lead, indent: indent ?? ours.indent, isOneSided: false, ...inner };
}

function clashOf(ours: Entry, theirs: Entry): Merged {
  const data = { ours: ours.data ?? absent, theirs: theirs.data ?? absent };
  const merged = { key: ours.key, isOneSided: false, data };
  if (ours.lead !== theirs.lead || ours.indent !== theirs.indent)
    return { ...merged, lead: [], indent: '', body: [{ ours: ours.text, theirs: theirs.text }] };
  const { lead, indent } = ours;
  return { ...merged, lead: [lead], indent, body: [{ ours: bodyOf(ours), theirs: bodyOf(theirs) }] };
}

/** Of all that have entries; an empty list between brackets, or a key without a value, goes with any list. */
function commonKind(entries: readonly (Entry | undefined)[]): 'map' | 'list' | undefined {
  const there = entries.filter((entry) => entry !== undefined);
  const kinds = new Set(there.filter((entry) => !saysNothing(entry)).map(({ value }) => value.kind));
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined || kind === 'text') return undefined;
  return kind === 'map' && there.some(saysNothing) ? undefined : kind;
}

function saysNothing({ data, value }: Entry): boolean {
  return value.kind === 'text' && (data === undefined || (Array.isArray(data) && data.length === 0));
}

const nothing: Collection = { kind: 'list', opening: '', entries: [], closing: '' };

function collectionsOf({ base, ours, theirs }: Three): Versions<Collection> {
  const of = (entry: Entry | undefined): Collection =>
    entry === undefined
      ? nothing
      : entry.value.kind === 'text'
        ? { ...nothing, opening: bodyOf(entry) }
        : entry.value;
  return { base: of(base), ours: of(ours), theirs: of(theirs) };
}

/** A line is merged by its value and what stands around it; of what has more lines, each line. */
function mergeText({ base, ours, theirs }: Three): Pick<Merged, 'body' | 'data'> | undefined {
  const partsOf = (entry: Entry | undefined): readonly string[] | undefined =>
    entry === undefined ? [] : entry.value.kind === 'text' ? entry.value.parts : undefined;
  const parts = { base: partsOf(base), ours: partsOf(ours), theirs: partsOf(theirs) };
  if (parts.base === undefined || parts.ours === undefined || parts.theirs === undefined) return undefined;
  if (parts.ours.length === 3 && parts.theirs.length === 3) {
    const [before, value, behind] = [0, 1, 2].map((i) =>
      changedOne({ base: parts.base?.[i], ours: parts.ours?.[i], theirs: parts.theirs?.[i] }),
    );
    if (before === undefined || value === undefined || behind === undefined) return undefined;
    return {
      body: [before + value + behind],
      data: onBoth(value === parts.ours[1] ? ours.data : theirs.data),
    };
  }
  const body = mergeLines({
    base: base === undefined ? '' : bodyOf(base),
    ours: bodyOf(ours),
    theirs: bodyOf(theirs),
  });
  return { body, data: { ours: anything, theirs: anything } };
}
