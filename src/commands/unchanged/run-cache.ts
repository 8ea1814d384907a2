import { join } from 'node:path';
import type { Context, FileState } from '../../context.ts';
import { type IssueFile, issuesFolder, listIssues, openArchive } from '../../newsletter/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { ArchiveTable } from './archive-table.ts';
import { escaped, keyOf, recordFormat, shortName } from './record.ts';
import { archiveName, RecordStore } from './record-store.ts';

export interface CacheOptions {
  /** The flag that several commands have: `--no-cache`. */
  readonly cache?: boolean | undefined;
  /** All of the newsletter, where somebody has looked for them already. */
  readonly issues?: readonly IssueFile[] | undefined;
}

/** What runs have left for later ones, and this one leaves. */
export class RunCache {
  readonly archive: ArchiveTable;
  /** The same newsletter, of whose issues only those are read for the archive that have changed. */
  readonly newsletter: Newsletter;
  /** When this run began, milliseconds since 1970. */
  readonly began: number;
  private readonly context: Context;
  private readonly store: RecordStore;

  private constructor(
    context: Context,
    newsletter: Newsletter,
    { store, issues }: { store: RecordStore; issues: readonly IssueFile[] | undefined },
  ) {
    const { files } = context;
    const { root } = newsletter;
    this.context = context;
    this.store = store;
    this.newsletter = newsletter;
    this.began = context.now().getTime();
    this.archive = new ArchiveTable(files, issues ?? listIssues(files, root), {
      folder: join(root, issuesFolder),
      text: this.read(archiveName, this.archiveKey),
      began: this.began,
    });
    const { archive } = this;
    const known = {
      issues: archive.issues,
      entryAt: (path: string) => archive.entryAt(path),
      holders: (key: string, file: string) => archive.holders(key, file),
      onRead: (path: string) => archive.takeAsRead(path),
      papers: newsletter.known,
    };
    this.newsletter = { ...newsletter, archive: openArchive(files, root, known) };
  }

  /** `undefined` where none is wanted, or there is no place for it. Throws Failure `usage`. */
  static open(
    context: Context,
    newsletter: Newsletter,
    { cache, issues }: CacheOptions,
  ): RunCache | undefined {
    if (cache === false || context.call === undefined) return undefined;
    const store = RecordStore.open(context, newsletter.root);
    return store === undefined ? undefined : new RunCache(context, newsletter, { store, issues });
  }

  /** What is behind the key in the record of this command line. */
  readRun(): string | undefined {
    const key = keyOf(this.context);
    return this.read(shortName(key), key);
  }

  saveRun(text: string): void {
    const key = keyOf(this.context);
    this.write(shortName(key), key, text);
  }

  /** `stateNow`: of a file at the end of the run. */
  saveArchive(stateNow?: (path: string) => FileState | undefined): void {
    const text = this.archive.text(stateNow);
    if (text !== undefined) this.write(archiveName, this.archiveKey, text);
  }

  private get archiveKey(): string {
    return escaped([recordFormat, this.context.call?.build]);
  }

  /** Files of one newsletter begin alike, and those of one command line end alike. */
  private fileOf(name: string): string {
    return `${shortName(this.newsletter.root)}-${name}.json`;
  }

  private read(name: string, key: string): string | undefined {
    const text = this.store.read(this.fileOf(name));
    return text?.startsWith(`${key}\n`) === true ? text.slice(key.length + 1) : undefined;
  }

  private write(name: string, key: string, text: string): void {
    this.store.write(this.fileOf(name), `${key}\n${text}`);
  }
}
