import { isMap, valueAt } from '../../data.ts';
import { type Change, compareWords, nearChanges, type Piece } from '../../diff/index.ts';
import { nameOf, type Path } from '../../problem/index.ts';

/** What changed in an issue. */
export interface Comparison {
  /** Its file, as people see it. */
  readonly issue: string;
  /** What it is compared with, as people see it. */
  readonly base: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly changes: readonly Change[];
}

/** A paper, a theme or a section that something happened to, or was changed in. */
export interface Owner {
  readonly root: OwnerRoot;
  /** From 1. */
  readonly position: number;
  /** `paper 2`, by its place in the new version, or in the old one where it was removed. */
  readonly name: string;
  /** Its title or label, in one language; empty where it has none. */
  readonly title: string;
  /** The number that it had, where it has another place now. */
  readonly was?: number;
  readonly fate?: 'added' | 'removed';
}

export type OwnerRoot = 'papers' | 'intro' | 'sections';

/** Changes that are told together. */
export interface Group {
  /** `undefined`: of the issue itself. */
  readonly owner: Owner | undefined;
  readonly changes: readonly Change[];
}

/** The changes by whose they are, in their order. */
export function groupsOf(comparison: Comparison): Group[] {
  const groups: { owner: Owner | undefined; changes: Change[]; key: string }[] = [];
  for (const change of comparison.changes) {
    const place = placeOf(change);
    const [root, index] = place;
    const isOwned = isOwnerRoot(root) && typeof index === 'number';
    const isItself = isOwned && place.length === 2;
    const fate = isItself && (change.kind === 'added' || change.kind === 'removed') ? change.kind : undefined;
    const key = isOwned ? `${root} ${index} ${fate === 'removed' ? 'old' : ''}` : '';
    const open = groups.at(-1);
    const group = open?.key === key ? open : { owner: undefined, changes: [], key };
    if (group !== open) groups.push(group);
    if (isOwned) group.owner ??= ownerAt(comparison, [root, index], fate);
    const isMoved = isItself && change.kind === 'moved';
    if (isMoved && group.owner !== undefined)
      group.owner = { ...group.owner, was: Number(change.was[1]) + 1 };
    else if (fate === undefined) group.changes.push(change);
  }
  return groups;
}

function isOwnerRoot(step: unknown): step is OwnerRoot {
  return step === 'papers' || step === 'intro' || step === 'sections';
}

function ownerAt(
  { before, after }: Comparison,
  path: readonly [OwnerRoot, number],
  fate: Owner['fate'],
): Owner {
  const value = valueAt(fate === 'removed' ? before : after, path);
  const owner = { root: path[0], position: path[1] + 1, name: nameOf(path), title: titleOf(value) };
  return fate === undefined ? owner : { ...owner, fate };
}

function titleOf(value: unknown): string {
  const keys = ['title', 'theme', 'text', 'arxiv', 'doi', 'link'];
  const texts = keys.map((key) => firstText(isMap(value) ? value[key] : undefined));
  return (texts.find((text) => text.trim() !== '') ?? '').replace(/\s+/g, ' ').trim();
}

function firstText(value: unknown): string {
  const [first] = isMap(value) ? Object.values(value) : [value];
  return typeof first === 'string' ? first : '';
}

/** Where a change is told to be: in the new version, and of what is no longer there where it was in its list or map. */
export function placeOf(change: Change): Path {
  return change.kind === 'removed' ? [...change.in, ...change.was.slice(change.in.length)] : change.path;
}

/** What a change did to a value, as pieces of text; what has no words is told whole. */
export function piecesOf(change: Change): readonly Piece[] {
  switch (change.kind) {
    case 'changed':
      return changedPieces(change.before, change.after);
    case 'added':
      return [{ kind: 'added', text: textOf(change.after) }];
    case 'removed':
      return [{ kind: 'removed', text: textOf(change.before) }];
    case 'moved':
      return [{ kind: 'kept', text: textOf(change.after) }];
  }
}

function changedPieces(before: unknown, after: unknown): readonly Piece[] {
  if (typeof before === 'string' && typeof after === 'string' && before !== '' && after !== '')
    return nearChanges(compareWords(before, after));
  const [a, b] = [textOf(before), textOf(after)];
  const isAlike = a === b;
  return [
    { kind: 'removed', text: isAlike ? JSON.stringify(before) : a },
    { kind: 'added', text: isAlike ? JSON.stringify(after) : b },
  ];
}

/** A value as people read it. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  const isPlainList =
    Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
  return isPlainList ? value.join(', ') : JSON.stringify(value);
}

/** White space that came or went by itself is shown by signs: nobody would see it else. */
export function visible({ kind, text }: Piece): string {
  if (kind === 'kept' || text.trim() !== '') return text;
  return text.replaceAll('\n', '↵').replaceAll('\t', '⇥').replaceAll(/\s/g, '·');
}

/** `paper 2 (was 4): Title` */
export function ownerLine({ name, title, was }: Owner): string {
  return `${name}${was === undefined ? '' : ` (was ${was})`}${title === '' ? '' : `: ${title}`}`;
}

/** What was changed, in words: `the title of paper 2 in English`. */
export function changeLine(change: Change): string {
  const name = nameOf(placeOf(change));
  return change.kind === 'moved' ? `${name} (was ${Number(change.was.at(-1)) + 1})` : name;
}
