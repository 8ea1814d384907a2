import { dirname, join, relative } from 'node:path';
import type { Context } from '../../context.ts';
import {
  fileAt,
  hashOf,
  isLink,
  look,
  makeFolder,
  pathIn,
  readBytes,
  removeFile,
  writeAtomically,
} from '../../files/index.ts';
import { isMap } from '../../data.ts';
import { Failure } from '../../problem/index.ts';
import type { SiteFile } from '../../site/index.ts';

/** Lists what an earlier run wrote into the folder, with a hash of each: nothing else in it is ever changed or removed. */
const manifestName = '.digest-site.json';

export interface SiteChange {
  /** As people see it. */
  readonly path: string;
  readonly kind: 'new' | 'changed' | 'removed';
}

/** The folder that a site is written into, file by file. */
export class SiteFolder {
  readonly changes: SiteChange[] = [];
  readonly failures: Failure[] = [];
  /** How many files the site has. */
  count = 0;
  private readonly context: Context;
  /** Absolute. */
  private readonly path: string;
  private readonly isOnlyRead: boolean;
  private readonly before: ReadonlyMap<string, string>;
  /** When a run that came to no end began to write; what is newer and where a page goes, it wrote. */
  private readonly unfinishedSince: number | undefined;
  private hasBegun: boolean;
  private readonly now = new Map<string, string>();
  /** Of folders: whether one of their parts is a link. */
  private readonly links = new Map<string, boolean>();

  /** `isOnlyRead`: nothing is written. Throws Failure `cannot-read`, and `site-manifest` where the list of an earlier run is none. */
  constructor(context: Context, path: string, { isOnlyRead }: { readonly isOnlyRead: boolean }) {
    this.context = context;
    this.path = path;
    this.isOnlyRead = isOnlyRead;
    const { listed, since } = this.readManifest();
    this.before = listed;
    this.unfinishedSince = since;
    this.hasBegun = since !== undefined;
  }

  /** Writes a file where it is new or differs. A file that is not ours, or cannot be written, is a failure that the others outlast. */
  put({ path, content }: SiteFile): void {
    this.count++;
    const hash = hashOf(content);
    try {
      if (this.leadsOut(path)) throw new Failure('site-not-ours', { path: this.shown(path) });
      const there = this.hashAt(path);
      if (there === hash) {
        this.now.set(path, hash);
        return;
      }
      if (there !== undefined && !this.isOurs(path))
        throw new Failure('site-not-ours', { path: this.shown(path) });
      this.begin();
      this.write(path, content);
      this.now.set(path, hash);
      this.changes.push({ path: this.shown(path), kind: there === undefined ? 'new' : 'changed' });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.failures.push(error);
      const known = this.before.get(path);
      if (known !== undefined) this.now.set(path, known);
    }
  }

  /**
   * Removes what an earlier run wrote and the site no longer has, unless somebody changed it since; `keepsStale`: not while an issue
   * cannot be rendered, whose pages may be among it.
   */
  finish({ keepsStale }: { readonly keepsStale: boolean }): void {
    for (const [path, hash] of this.before) {
      if (this.now.has(path) || this.leadsOut(path)) continue;
      const there = this.hashAt(path);
      if (there === undefined) continue;
      if (keepsStale) this.now.set(path, hash);
      if (keepsStale || there !== hash) continue;
      if (!this.isOnlyRead) removeFile(this.context.files, join(this.path, path));
      this.changes.push({ path: this.shown(path), kind: 'removed' });
    }
    if (!this.isOnlyRead) this.writeManifest();
  }

  /** Whether a link stands in a path: what is behind it is somebody else's, for a run makes none. */
  private leadsOut(path: string): boolean {
    return this.isBehindLink(dirname(path)) || isLink(this.context.files, join(this.path, path));
  }

  private isBehindLink(folder: string): boolean {
    if (folder === '.') return false;
    const isOut = this.links.get(folder) ?? this.leadsOut(folder);
    this.links.set(folder, isOut);
    return isOut;
  }

  private isOurs(path: string): boolean {
    if (this.before.has(path)) return true;
    const found = look(this.context.files, join(this.path, path));
    return this.unfinishedSince !== undefined && (found?.modified ?? 0) >= this.unfinishedSince;
  }

  /** From now on, and until `finish`, a run that is killed has left pages that no list has. */
  private begin(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    this.write(manifestName, manifest(this.before, { isFinished: false }));
  }

  private write(path: string, content: string): void {
    if (this.isOnlyRead) return;
    const { files } = this.context;
    const file = join(this.path, path);
    makeFolder(files, dirname(file));
    // They can be made again, and so need not outlast a power cut.
    writeAtomically(files, file, content, { overwrite: true, sync: false });
  }

  private hashAt(path: string): string | undefined {
    const { files } = this.context;
    const file = join(this.path, path);
    return fileAt(files, file) === undefined ? undefined : hashOf(readBytes(files, file));
  }

  private shown(path: string): string {
    const folder = relative(this.context.cwd, this.path);
    return folder === '' ? path : pathIn(folder, path);
  }

  private readManifest(): {
    readonly listed: ReadonlyMap<string, string>;
    readonly since: number | undefined;
  } {
    const { files } = this.context;
    const file = join(this.path, manifestName);
    const there = fileAt(files, file);
    if (there === undefined) return { listed: new Map(), since: undefined };
    const found = filesIn(new TextDecoder().decode(readBytes(files, file)));
    if (found === undefined) throw new Failure('site-manifest', { path: this.shown(manifestName) });
    return { listed: found.listed, since: found.isFinished ? undefined : there.modified };
  }

  private writeManifest(): void {
    const content = manifest(this.now, { isFinished: true });
    if (this.hashAt(manifestName) !== hashOf(content)) this.write(manifestName, content);
  }
}

function manifest(
  listed: ReadonlyMap<string, string>,
  { isFinished }: { readonly isFinished: boolean },
): string {
  const entries = [...listed].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const data = { version: 1, finished: isFinished, files: Object.fromEntries(entries) };
  return `${JSON.stringify(data, null, 1)}\n`;
}

/** `undefined` for what this program has not written: what would be removed by it may be anything. */
function filesIn(
  text: string,
): { readonly listed: ReadonlyMap<string, string>; readonly isFinished: boolean } | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isMap(data) || !isMap(data['files'])) return undefined;
  const { files } = data;
  const entries = Object.entries(files);
  const areOurs = entries.every(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && !/^\/|\\|:|(?:^|\/)\.\.?(?:\/|$)|^$/.test(entry[0]),
  );
  return areOurs ? { listed: new Map(entries), isFinished: data['finished'] !== false } : undefined;
}
