import { type ArchiveEntry, keyNumber, nameOfIssue } from '../../newsletter/index.ts';
import type { ArchiveTable } from './archive-table.ts';
import { answersOf, type Dependencies } from './dependencies.ts';
import { begins, listsWith } from './numbers.ts';
import type { KeptBody } from './rows.ts';

/** An issue that is not what it was. */
class Change {
  /** What others may have asked for, or been told by it. */
  readonly keys: ReadonlySet<number>;
  private readonly name: string;
  private readonly isOtherName: boolean;
  private readonly entry: ArchiveEntry | undefined;

  /** `entry`: what it holds now; `undefined` where it is gone. `isNew`: it was not there before. */
  constructor(path: string, entry: ArchiveEntry | undefined, isNew: boolean) {
    this.name = nameOfIssue(path);
    this.isOtherName = isNew || entry === undefined;
    this.entry = entry;
    this.keys = new Set([...(entry?.keys ?? []), keyNumber(answersOf(this.name))]);
  }

  /** Whether another file would have to be checked again, whatever it asked for by keys. */
  affects(file: string, { before, since }: Pick<Dependencies, 'before' | 'since'>): boolean {
    return (
      (this.isOtherName && nameOfIssue(file) === this.name) ||
      (before !== undefined && this.changesNumber(file, before)) ||
      (since !== undefined && this.name >= since && this.name < nameOfIssue(file))
    );
  }

  private changesNumber(file: string, before: NonNullable<Dependencies['before']>): boolean {
    const number = this.entry?.number;
    if (this.name === before.issue) return number !== before.number;
    const isAfter = before.issue === undefined || this.name > before.issue;
    return isAfter && number !== undefined && this.name < nameOfIssue(file);
  }
}

/** The issues that are not what they were when a record was made. */
export function changesSince({ archive: kept, looks }: KeptBody, archive: ArchiveTable): Change[] {
  const before = new Map(kept.map(([place, hash]) => [looks.pathAt(place), hash]));
  const gone = [...before.keys()].filter((path) => !archive.states.has(path));
  const others = [...archive.states.keys()].filter((path) => {
    const hash = archive.hashAt(path);
    return hash === '' || before.get(path) !== hash;
  });
  return [
    ...gone.map((path) => new Change(path, undefined, false)),
    ...others.map((path) => new Change(path, archive.entryAt(path), !before.has(path))),
  ];
}

/** The rows of a record, by their index, that asked for something of which the answer may be another. */
export function rowsAsking({ rows, keys }: KeptBody, changes: readonly Change[]): ReadonlySet<number> {
  const asking = new Set<number>();
  const lists = { all: keys, begins: begins(rows.map(([, , , count]) => count)) };
  for (const { keys: changed } of changes)
    for (const key of changed) for (const row of listsWith(key, lists)) asking.add(row);
  return asking;
}
