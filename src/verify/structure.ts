import type { VisibleBlock } from '../forum-model/index.ts';
import type { Path, TemplateFault } from '../problem/index.ts';
import type { LocatedExpected } from './expected.ts';
import { type Seen, standing, type Standing, writtenAs } from './seen.ts';

/** Something that readers would see otherwise than it was written, though its words and marks are right. */
export interface Fault {
  readonly how: TemplateFault;
  /** The text that it is about, where it is about one of the issue's. */
  readonly one?: LocatedExpected | undefined;
  /** What readers see and a template may say in these words. */
  readonly words?: string | undefined;
  /** The same with what stands behind it. */
  readonly shown?: string | undefined;
}

type Box = VisibleBlock['within'][number];

/** The boxes that mean something to readers; tables also lay out a mail. */
const boxes = new Set<Box['kind']>(['quote', 'list', 'item', 'details', 'spoiler']);

/**
 * Finds texts whose blocks are of another kind than the author's, or stand in other boxes. A template may put a text as a whole
 * into a box, or one line into whatever it likes; it may not take a text apart, nor run two together.
 */
export function structureFaults(seen: Seen): Fault[] {
  const all = standing(seen);
  return [
    ...all.flatMap((text) => faultsOfBlock(text)),
    ...numberFaults(all, seen),
    ...apart(all),
    ...fallenOut(all),
    ...joined(all),
    ...unclosed(all),
  ];
}

function faultsOfBlock({ one, block }: Standing): Fault[] {
  const written = writtenAs(one);
  if (written === undefined || one.isLine) return [];
  const faults: Fault[] = [];
  if (block.kind !== written.kind && !(block.kind === 'cell' && written.kind === 'paragraph'))
    faults.push({ how: block.kind === 'heading' ? 'heading' : 'block', one });
  const [around, own] = [block.within, written.within].map((within) => within.map(({ kind }) => kind));
  const lost = own?.findLast((kind, i) => around?.[around.length - own.length + i] !== kind);
  if (lost !== undefined) faults.push({ how: lost === 'item' || lost === 'list' ? 'list' : 'box', one });
  else if (written.marker !== undefined && block.marker !== written.marker)
    faults.push({ how: 'number', one, shown: block.marker });
  return faults;
}

/** Numbers of lists that neither an author wrote nor a template counts: a year, say, with a full stop behind it. */
function numberFaults(all: readonly Standing[], { lines }: Seen): Fault[] {
  const faults: Fault[] = [];
  const inBlock = new Map<number, Standing[]>();
  for (const text of all) inBlock.set(text.place.block, [...(inBlock.get(text.place.block) ?? []), text]);
  let last = 0;
  for (const [i, { block }] of lines.entries()) {
    const number = Number.parseInt(block.marker ?? '', 10);
    const texts = inBlock.get(i) ?? [];
    if (Number.isNaN(number) || texts.some(({ one }) => writtenAs(one)?.marker !== undefined)) continue;
    const isPosition = texts.some(({ one }) => one.source.path[1] === number - 1);
    if (number > 1 && number !== last + 1 && !isPosition)
      faults.push({
        how: 'listed',
        one: texts[0]?.one,
        words: block.marker,
        shown: `${block.marker} ${block.text}`,
      });
    last = number;
  }
  return faults;
}

/** The boxes around a text that are not its own. */
function wrappers({ one, block }: Standing): readonly Box[] {
  const own = writtenAs(one)?.within.length ?? 0;
  return block.within.slice(0, block.within.length - own).filter(({ kind }) => boxes.has(kind));
}

function nameOf(around: readonly Box[]): string {
  return around.map(({ kind, index }) => `${kind}${index}`).join(' ');
}

/** Texts of several blocks of which some stand in a box and others do not. */
function apart(all: readonly Standing[]): Fault[] {
  const first = new Map<Path, string>();
  return all.flatMap((text) => {
    const { one } = text;
    const around = nameOf(wrappers(text));
    const before = first.get(one.source.path) ?? around;
    first.set(one.source.path, before);
    return one.isLine || around === before ? [] : [{ how: 'apart', one } satisfies Fault];
  });
}

/** Texts of an entry of a section that stand outside of the list that its title is in. */
function fallenOut(all: readonly Standing[]): Fault[] {
  const entries = new Map<string, Box | undefined>();
  return all.flatMap((text) => {
    const { one } = text;
    const [root, section, key, item] = one.source.path;
    if (root !== 'sections' || key !== 'items') return [];
    const around = wrappers(text);
    const entry = `${section} ${item}`;
    if (!entries.has(entry))
      entries.set(
        entry,
        around.findLast(({ kind }) => kind === 'item'),
      );
    const box = entries.get(entry);
    const isIn =
      box === undefined || around.some(({ kind, index }) => kind === box.kind && index === box.index);
    return isIn ? [] : [{ how: 'list', one } satisfies Fault];
  });
}

/** Texts that have become one block, or one list, with another one. */
function joined(all: readonly Standing[]): Fault[] {
  const texts = all.filter(({ one }) => !one.isLine);
  const owners = new Map<string, LocatedExpected>();
  const blocksOf = new Map<Path, number>();
  for (const { one } of texts) blocksOf.set(one.source.path, (blocksOf.get(one.source.path) ?? 0) + 1);
  const isLong = ({ source }: LocatedExpected): boolean => (blocksOf.get(source.path) ?? 0) > 1;
  return texts.flatMap(({ one, place, block }) => {
    const own = writtenAs(one)?.within.length ?? 0;
    const box = own === 0 ? undefined : block.within[block.within.length - own];
    const key = box === undefined ? `block${place.block}` : nameOf([box]);
    const owner = owners.get(key);
    owners.set(key, owner ?? one);
    if (owner === undefined || owner.source === one.source) return [];
    return box !== undefined || isLong(one) || isLong(owner) ? [{ how: 'joined', one } satisfies Fault] : [];
  });
}

/** How HTML opens a box. */
const tags: Readonly<Partial<Record<Box['kind'], string>>> = {
  details: '<details',
  quote: '<blockquote',
  spoiler: '<div',
  list: '<ul',
  item: '<li',
};

/** Boxes that begin in a part and end in another: somebody forgot to close one. */
function unclosed(all: readonly Standing[]): Fault[] {
  const sizes = new Map<number, number>();
  const inside = new Map<string, { readonly kind: Box['kind']; readonly parts: Map<number, Standing[]> }>();
  const firsts = new Map<number, Standing>();
  for (const text of all) {
    const { part, isLine } = text.one;
    // A line may stand in a list of contents, far from its card.
    if (isLine) continue;
    sizes.set(part, (sizes.get(part) ?? 0) + 1);
    if (!firsts.has(part)) firsts.set(part, text);
    for (const box of wrappers(text)) {
      const { kind, parts } = inside.get(nameOf([box])) ?? {
        kind: box.kind,
        parts: new Map<number, Standing[]>(),
      };
      parts.set(part, [...(parts.get(part) ?? []), text]);
      inside.set(nameOf([box]), { kind, parts });
    }
  }
  const faults: Fault[] = [];
  for (const { kind, parts } of inside.values()) {
    const torn = [...parts].find(([part, texts]) => texts.length !== sizes.get(part));
    if (parts.size > 1 && torn !== undefined)
      faults.push({ how: 'unclosed', one: torn[1][0]?.one, words: tags[kind] });
  }
  let before: Standing | undefined;
  for (const text of firsts.values()) {
    // A card within the box of the card before, and in one of its own.
    const box = before && wrappers(before).at(-1);
    const isNext = before?.one.source.path[0] === text.one.source.path[0];
    if (isNext && before !== undefined && box !== undefined)
      if (nameOf(wrappers(text)).startsWith(`${nameOf(wrappers(before))} `))
        faults.push({ how: 'unclosed', one: before.one, words: tags[box.kind] });
    before = text;
  }
  return faults;
}
