import type { Context, FileState } from '../../context.ts';
import {
  folderAt,
  hashOf,
  isSameState,
  isSettled,
  latin1Of,
  listFolder,
  nameIn,
  pathIn,
  readBytes,
  stateAt,
} from '../../files/index.ts';
import { type ArchiveEntry, entryIn, type IssueFile, keyNumber } from '../../newsletter/index.ts';
import { Failure } from '../../problem/index.ts';
import { entriesText, type EntryRow, KeptEntries } from './kept-entries.ts';

/** What a file of the archive holds, and of which bytes that is true. */
export interface HashedEntry {
  /** Empty where it could not be read, or is not asked for. */
  readonly hash: string;
  readonly entry: ArchiveEntry;
}

interface Row extends HashedEntry {
  /** Where an earlier run has kept the same. */
  readonly kept?: number;
}

export interface TableOptions {
  /** That of the issues. */
  readonly folder: string;
  /** What another run wrote (`text`). */
  readonly text: string | undefined;
  /** When the issues were looked at. */
  readonly began: number;
}

/** The issues of a newsletter as earlier runs knew them. Only those that changed since are read, when somebody asks. */
export class ArchiveTable {
  readonly issues: readonly IssueFile[];
  /** That of the issues, as it was before all names in it were looked up. */
  readonly folder: string;
  readonly folderState: FileState | undefined;
  readonly names: readonly string[];
  /** Of each issue, in the order of weeks. */
  readonly states: ReadonlyMap<string, FileState>;
  private readonly files: Context['files'];
  /** When this run began. */
  private readonly began: number;
  /** Of what somebody has read the content in this run; `undefined` once it may be any. */
  private read: Set<string> | undefined = new Set();
  private readonly old: KeptEntries;
  private readonly rows = new Map<string, Row>();
  private isSame: boolean;
  /** The paths of those that are not as an earlier run kept them. */
  private unkept: readonly string[] | undefined;

  constructor(files: Context['files'], issues: readonly IssueFile[], { folder, text, began }: TableOptions) {
    this.files = files;
    this.issues = issues;
    this.folder = folder;
    this.began = began;
    this.old = new KeptEntries(text);
    this.folderState = stateAt(files, folder);
    this.names = folderAt(files, folder) === undefined ? [] : listFolder(files, folder);
    this.states = new Map(issues.flatMap(({ path, state }) => (state === undefined ? [] : [[path, state]])));
    for (const [path, state] of this.states) {
      const kept = this.old.indexOf(nameIn(path));
      if (kept !== undefined && this.old.isSame(kept, state))
        this.rows.set(path, { hash: this.old.hashAt(kept), entry: this.old.entryAt(kept), kept });
    }
    this.isSame = this.rows.size === this.states.size && this.old.size === this.states.size;
  }

  /** Whether a file has to be read to know what it holds. */
  isKnown(path: string): boolean {
    return this.rows.has(path);
  }

  hashAt(path: string): string {
    return this.rowAt(path).hash;
  }

  entryAt(path: string): ArchiveEntry {
    return this.rowAt(path).entry;
  }

  /** As `KnownArchive.holders`: the paths of those besides a file that may hold what has a key. */
  holders(key: string, file: string): string[] | undefined {
    this.unkept ??= this.issues
      .map(({ path }) => path)
      .filter((path) => this.rows.get(path)?.kept === undefined);
    if (this.unkept.length > mostUnkept) return undefined;
    const found = new Set(this.unkept);
    for (const index of this.old.holders(key)) {
      const path = pathIn(this.folder, this.old.nameAt(index));
      if (this.rows.get(path)?.kept === index) found.add(path);
    }
    found.delete(file);
    return [...found].filter((path) => this.entryAt(path).keys.includes(keyNumber(key)));
  }

  /** Takes what was found of a file that was not known. */
  add(path: string, { hash, entry }: HashedEntry): void {
    this.rows.set(path, { hash, entry });
    this.isSame = false;
  }

  /**
   * All of it, for the next run; `undefined` where that has nothing new. `stateNow`: of a file at the end of this run.
   */
  text(stateNow = (path: string): FileState | undefined => stateAt(this.files, path)): string | undefined {
    if (this.isSame) return undefined;
    const rows: EntryRow[] = [];
    for (const [path, { hash, entry }] of this.rows) {
      const state = this.states.get(path);
      if (hash === '' || state === undefined || entry.keys.length > mostKeys) continue;
      // What was written meanwhile may be what was read, or not.
      const isSure =
        isSettled(state, this.began) && (!this.isRead(path) || isSameState(stateNow(path), state));
      rows.push({ name: nameIn(path), hash, state: isSure ? state : undefined, entry });
    }
    return entriesText(rows);
  }

  /** Notes that somebody has read the content of a file. */
  takeAsRead(path: string): void {
    this.read?.add(path);
  }

  /** For other threads read them unseen. */
  takeAllAsRead(): void {
    this.read = undefined;
  }

  /** Whether somebody may have read the content of a file in this run. */
  isRead(path: string): boolean {
    return this.read?.has(path) ?? true;
  }

  private rowAt(path: string): Row {
    const known = this.rows.get(path);
    if (known !== undefined) return known;
    this.takeAsRead(path);
    const found = entryReader(this.files, true)(path);
    const kept = this.old.indexOf(nameIn(path));
    const isOld = kept !== undefined && this.old.hashAt(kept) === found.hash;
    const row = isOld ? { ...found, kept } : found;
    this.rows.set(path, row);
    this.isSame = false;
    return row;
  }
}

/** A file with more keys is read again each time. */
const mostKeys = 1500;
/** More files than these are searched sooner in an index than each by itself. */
const mostUnkept = 4;

/** Reads what a file holds, with its hash where that `isKept` for later runs. A file that cannot be read holds nothing. */
export function entryReader(files: Context['files'], isKept: boolean): (path: string) => HashedEntry {
  return (path) => {
    try {
      const bytes = readBytes(files, path);
      return { hash: isKept ? hashOf(bytes) : '', entry: entryIn(latin1Of(bytes)) };
    } catch (error) {
      if (error instanceof Failure) return { hash: '', entry: entryIn('') };
      throw error;
    }
  };
}
