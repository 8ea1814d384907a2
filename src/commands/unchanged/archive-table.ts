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
import { type ArchiveEntry, entryIn, holds, type IssueFile } from '../../newsletter/index.ts';
import { Failure } from '../../problem/index.ts';
import { entriesText, EntryLines, type EntryRow, gistOf, KeptEntries, linesText } from './kept-entries.ts';
import { escaped } from './record.ts';

/** What a file of the archive holds, and of which bytes that is true. */
export interface HashedEntry {
  /** Empty where it could not be read. */
  readonly hash: string;
  readonly entry: ArchiveEntry;
}

interface Row {
  readonly hash: string;
  /** Where an earlier run has kept the same. */
  readonly kept?: number | undefined;
  entry?: ArchiveEntry;
}

export interface TableOptions {
  /** That of the issues. */
  readonly folder: string;
  /** What another run wrote (`texts`). */
  readonly text: string | undefined;
  /** The same, which is much longer, and seldom wanted. */
  readonly readLines: () => string | undefined;
  /** When the issues were looked at. */
  readonly began: number;
}

export interface ArchiveTexts {
  readonly table?: string;
  readonly lines?: string;
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
  private readonly readLines: TableOptions['readLines'];
  private oldLines: EntryLines | undefined;
  /** Whether what another run wrote lacks what it should have. */
  private areLinesLost = false;
  private readonly rows = new Map<string, Row>();
  private isSame: boolean;
  /** The paths of those that are not as an earlier run kept them. */
  private unkept: readonly string[] | undefined;

  constructor(
    files: Context['files'],
    issues: readonly IssueFile[],
    { folder, text, readLines, began }: TableOptions,
  ) {
    this.files = files;
    this.issues = issues;
    this.folder = folder;
    this.began = began;
    this.old = new KeptEntries(text);
    this.readLines = readLines;
    this.folderState = stateAt(files, folder);
    this.names = folderAt(files, folder) === undefined ? [] : listFolder(files, folder);
    this.states = new Map(issues.flatMap(({ path, state }) => (state === undefined ? [] : [[path, state]])));
    for (const [path, state] of this.states) {
      const kept = this.old.indexOf(nameIn(path));
      if (kept !== undefined && this.old.isSame(kept, state))
        this.rows.set(path, { hash: this.old.hashAt(kept), kept });
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
    const row = this.rowAt(path);
    return (row.entry ??= this.keptEntry(row) ?? this.readEntry(path).entry);
  }

  /** Its number, where that is certain. */
  numberAt(path: string): ArchiveEntry['number'] {
    const { kept } = this.rowAt(path);
    return kept === undefined ? this.entryAt(path).number : this.old.gistAt(kept).number;
  }

  /** As `KnownArchive.holders`: the paths of those besides a file that hold what has a key. */
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
    return [...found].filter((path) => holds(this.entryAt(path), key));
  }

  /** Takes what was found of a file that was not known. */
  add(path: string, { hash, entry }: HashedEntry): void {
    this.rows.set(path, { hash, entry });
    this.isSame = false;
  }

  /**
   * All of it, for the next run, `undefined` where that has nothing new; and `lines`, what the files hold, where that is new.
   * `stateNow`: of a file at the end of this run.
   */
  texts(stateNow = (path: string): FileState | undefined => stateAt(this.files, path)): ArchiveTexts {
    if (this.isSame && !this.areLinesLost) return {};
    const rows: EntryRow[] = [];
    const added = new Map<string, string>();
    for (const [path, row] of this.rows) {
      const state = this.states.get(path);
      if (row.hash === '' || state === undefined) continue;
      const line = row.kept === undefined ? escaped(this.entryAt(path)) : '';
      if (line.length > mostOfEntry) continue;
      const gist = row.kept === undefined ? gistOf(this.entryAt(path), line) : this.old.gistAt(row.kept);
      if (row.kept === undefined && !this.old.hasEntry(gist.hash)) added.set(gist.hash, line);
      // What was written meanwhile may be what was read, or not.
      const isSure =
        isSettled(state, this.began) && (!this.isRead(path) || isSameState(stateNow(path), state));
      rows.push({ name: nameIn(path), hash: row.hash, state: isSure ? state : undefined, gist });
    }
    const table = entriesText(rows);
    return added.size === 0 && !this.areLinesLost ? { table } : { table, lines: this.linesText(rows, added) };
  }

  private linesText(rows: readonly EntryRow[], added: ReadonlyMap<string, string>): string {
    const lines = new Map<string, string>();
    for (const { name, gist } of rows) {
      const line = added.get(gist.hash) ?? this.linesBefore().lineOf(gist.hash);
      lines.set(gist.hash, line ?? escaped(this.entryAt(pathIn(this.folder, name))));
    }
    return linesText(lines);
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
    const found = this.readEntry(path);
    const kept = this.old.indexOf(nameIn(path));
    const isOld = kept !== undefined && this.old.hashAt(kept) === found.hash;
    const row = isOld ? { ...found, kept } : found;
    this.rows.set(path, row);
    this.isSame = false;
    return row;
  }

  private keptEntry({ kept }: Row): ArchiveEntry | undefined {
    if (kept === undefined) return undefined;
    const line = this.linesBefore().lineOf(this.old.gistAt(kept).hash);
    if (line !== undefined) return JSON.parse(line) as ArchiveEntry;
    this.areLinesLost = true;
    return undefined;
  }

  private linesBefore(): EntryLines {
    return (this.oldLines ??= new EntryLines(this.readLines()));
  }

  private readEntry(path: string): HashedEntry {
    this.takeAsRead(path);
    return hashedEntry(this.files, path);
  }
}

/** Bytes. A longer entry is not kept. */
const mostOfEntry = 8000;
/** More files than these are searched sooner in an index than each by itself. */
const mostUnkept = 4;

/** A file that cannot be read holds nothing. */
export function hashedEntry(files: Context['files'], path: string): HashedEntry {
  try {
    const bytes = readBytes(files, path);
    return { hash: hashOf(bytes), entry: entryIn(latin1Of(bytes)) };
  } catch (error) {
    if (error instanceof Failure) return { hash: '', entry: entryIn('') };
    throw error;
  }
}
