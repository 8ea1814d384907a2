import type { Archive, Issue } from '../../issue/index.ts';
import { type ArchiveEntry, type ArchiveIndex, keysIn, nameOfIssue } from '../../newsletter/index.ts';
import type { ArchiveTable } from './archive-table.ts';
import { hashOf } from '../../files/index.ts';
import { shortName } from './record.ts';

/**
 * What the check of a file depended on besides the file itself: what it asked the archive. A change of another issue matters to it in
 * two ways only: an answer came from that issue, or that issue holds now what was asked for. Thus a text that is edited concerns no
 * other issue, and a paper that is added concerns those that have it too. An answer for each number is the one of the issue before,
 * which the text of that issue has no part in.
 */
export interface Dependencies {
  /** Of the file that was checked. */
  readonly hash: string;
  /** What was asked for, each as a short name. */
  readonly keys: readonly string[];
  /** The names of the issues that answers came from. */
  readonly from: readonly string[];
  /** Of an issue that was rendered, the week: its ledger says where its topic is. */
  readonly week?: string;
  /** The hash of that ledger; empty where there is none. */
  readonly ledger?: string;
  /** The answer for the number before, if that was asked for. */
  readonly before?: { readonly issue?: string; readonly number?: number };
  /** The first of the issues before that were read for how they are written, if that was asked for; empty for all there are. */
  readonly since?: string;
}

/** The archive, with a note of what the file is told that was asked for last. */
export class WatchedArchive implements Pick<ArchiveIndex, 'besides'> {
  private readonly archive: Pick<ArchiveIndex, 'besides'>;
  private keys = new Set<string>();
  private from = new Set<string>();
  private before: Dependencies['before'];
  private since: string | undefined;

  constructor(archive: Pick<ArchiveIndex, 'besides'>) {
    this.archive = archive;
  }

  besides(...asking: Parameters<ArchiveIndex['besides']>): Archive {
    const archive = this.archive.besides(...asking);
    this.keys = new Set();
    this.from = new Set();
    this.before = undefined;
    this.since = undefined;
    const note = <T extends { readonly issue: string }>(
      key: string,
      answer: T | undefined,
    ): T | undefined => {
      this.keys.add(shortName(key));
      if (answer !== undefined) this.from.add(answer.issue);
      return answer;
    };
    return {
      papersWith: (key) => note(key, archive.papersWith(key)),
      linkWith: (key) => note(key, archive.linkWith(key)),
      numberTaken: (number) => {
        const issue = archive.numberTaken(number);
        return note(`number:${number}`, issue === undefined ? undefined : { issue })?.issue;
      },
      // Two files of one week have one name (`affects`).
      sameWeek: () => archive.sameWeek(),
      numberBefore: () => {
        const answer = archive.numberBefore();
        this.before = answer ?? {};
        return answer;
      },
      stylesBefore: (most) => {
        const answer = archive.stylesBefore(most);
        this.since = answer.length < most ? '' : answer.at(-1)?.issue;
        return answer;
      },
    };
  }

  /** What the check of the file with these bytes has asked for. `rendered`: the issue, where more was done with it. */
  dependencies(bytes: Uint8Array, rendered?: Pick<Issue, 'week'>): Dependencies {
    const { keys, from, before, since } = this;
    return {
      hash: hashOf(bytes),
      keys: [...keys],
      from: [...from],
      ...(rendered?.week === undefined ? {} : { week: rendered.week }),
      ...(before === undefined ? {} : { before }),
      ...(since === undefined ? {} : { since }),
    };
  }
}

/** An issue that is not what it was. */
export class Change {
  readonly path: string;
  private readonly name: string;
  private readonly isOtherName: boolean;
  private readonly entry: ArchiveEntry | undefined;
  private readonly held: ReadonlySet<string>;

  /** `entry`: what it holds now; `undefined` where it is gone. `isNew`: it was not there before. */
  constructor(path: string, entry: ArchiveEntry | undefined, isNew: boolean) {
    this.path = path;
    this.name = nameOfIssue(path);
    this.isOtherName = isNew || entry === undefined;
    this.entry = entry;
    this.held = new Set(entry === undefined ? [] : Array.from(keysIn(entry), shortName));
  }

  /** Whether another file would have to be checked again. */
  affects(file: string, { keys, from, before, since }: Dependencies): boolean {
    const name = nameOfIssue(file);
    return (
      (this.isOtherName && name === this.name) ||
      from.includes(this.name) ||
      keys.some((key) => this.held.has(key)) ||
      (before !== undefined && this.changesNumber(name, before)) ||
      (since !== undefined && this.name < name && this.name >= since)
    );
  }

  private changesNumber(name: string, before: NonNullable<Dependencies['before']>): boolean {
    const number = this.entry?.number;
    if (this.name === before.issue) return number !== before.number;
    const isBetween = this.name < name && (before.issue === undefined || this.name > before.issue);
    return isBetween && number !== undefined;
  }
}

/** The issues that are not what they were, of which the hashes were kept. */
export function changesSince(
  kept: readonly (readonly [path: string, hash: string])[],
  archive: ArchiveTable,
): Change[] {
  const before = new Map(kept);
  const gone = [...before.keys()].filter((path) => !archive.states.has(path));
  const others = [...archive.states.keys()].filter(
    (path) => before.get(path) !== archive.hashAt(path) || archive.hashAt(path) === '',
  );
  return [
    ...gone.map((path) => new Change(path, undefined, false)),
    ...others.map((path) => new Change(path, archive.entryAt(path), !before.has(path))),
  ];
}
