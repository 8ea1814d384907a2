import type { Context, FileState } from '../../context.ts';
import { folderAt, hashOf, listFolder, pathIn, readBytes, stateAt, trusted } from '../../files/index.ts';
import { type ArchiveEntry, entryIn, type IssueFile } from '../../newsletter/index.ts';
import { Failure } from '../../problem/index.ts';
import { escaped } from './record.ts';

/** What a file of the archive holds, and of which bytes that is true. */
export interface HashedEntry {
  /** Empty where it could not be read. */
  readonly hash: string;
  readonly entry: ArchiveEntry;
}

interface Row {
  readonly hash: string;
  /** Empty where it says nothing (`trusted`). */
  readonly version: string;
  /** As JSON, until somebody asks for it alone. */
  readonly line?: string;
  entry?: ArchiveEntry;
}

/** The issues of a newsletter as earlier runs knew them. Only those that changed since are read, when somebody asks. */
export class ArchiveTable {
  /** When this run began. */
  readonly issues: readonly IssueFile[];
  /** That of the issues, and all names in it. */
  readonly folder: string;
  readonly names: readonly string[];
  /** Of each issue, in the order of weeks. */
  readonly states: ReadonlyMap<string, FileState>;
  private readonly files: Context['files'];
  private readonly old: ReadonlyMap<string, Row>;
  private readonly rows = new Map<string, Row>();
  private isSame: boolean;

  constructor(
    files: Context['files'],
    issues: readonly IssueFile[],
    { folder, text }: { readonly folder: string; readonly text: string | undefined },
  ) {
    this.files = files;
    this.issues = issues;
    this.folder = folder;
    this.old = read(text, folder);
    this.names = folderAt(files, folder) === undefined ? [] : listFolder(files, folder);
    this.states = new Map(issues.flatMap(({ path, state }) => (state === undefined ? [] : [[path, state]])));
    for (const [path, { version }] of this.states) {
      const row = this.old.get(path);
      if (row !== undefined && row.version === version) this.rows.set(path, row);
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
    return (row.entry ??= JSON.parse(row.line ?? '') as ArchiveEntry);
  }

  /** Takes what was found of a file that was not known. */
  add(path: string, { hash, entry }: HashedEntry): void {
    this.rows.set(path, { hash, version: this.versionAt(path), entry });
    this.isSame = false;
  }

  private versionAt(path: string): string {
    return this.states.get(path)?.version ?? '';
  }

  /** All of it, for the next run; `undefined` where that has nothing new. */
  text(
    now: number,
    versionNow = (path: string): string | undefined => stateAt(this.files, path)?.version,
  ): string | undefined {
    if (this.isSame) return undefined;
    const rows: [name: string, version: string, hash: string][] = [];
    const entries: string[] = [];
    for (const [path, { hash, entry, line = escaped(entry) }] of this.rows) {
      const state = this.states.get(path);
      if (hash === '' || state === undefined || line.length > mostOfEntry) continue;
      // What was written meanwhile may be what was read, or not.
      const version = versionNow(path) === state.version ? trusted(state, now) : '';
      rows.push([path.slice(path.lastIndexOf('/') + 1), version, hash]);
      entries.push(line);
    }
    const body = [escaped(rows), ...entries].join('\n');
    return `${hashOf(body)}\n${body}`;
  }

  private rowAt(path: string): Row {
    if (!this.rows.has(path)) {
      const found = hashedEntry(this.files, path);
      const old = this.old.get(path);
      this.add(path, found);
      if (old?.hash === found.hash) this.rows.set(path, { ...found, ...old, version: this.versionAt(path) });
    }
    return this.rows.get(path) ?? { hash: '', version: '', entry: entryIn('') };
  }
}

/** Bytes. A longer entry is not kept. */
const mostOfEntry = 8000;

/** A file that cannot be read holds nothing. */
export function hashedEntry(files: Context['files'], path: string): HashedEntry {
  try {
    const bytes = readBytes(files, path);
    const { buffer, byteOffset, length } = bytes;
    return {
      hash: hashOf(bytes),
      entry: entryIn(Buffer.from(buffer, byteOffset, length).toString('latin1')),
    };
  } catch (error) {
    if (error instanceof Failure) return { hash: '', entry: entryIn('') };
    throw error;
  }
}

/** What another run wrote, by path; nothing where that is damaged. */
function read(text: string | undefined, folder: string): ReadonlyMap<string, Row> {
  const end = text?.indexOf('\n') ?? -1;
  const body = text?.slice(end + 1) ?? '';
  if (end === -1 || hashOf(body) !== text?.slice(0, end)) return new Map();
  const [rows = '[]', ...entries] = body.split('\n');
  return new Map(
    (JSON.parse(rows) as [name: string, version: string, hash: string][]).map(([name, version, hash], i) => [
      pathIn(folder, name),
      { hash, version, line: entries[i] ?? '' },
    ]),
  );
}
