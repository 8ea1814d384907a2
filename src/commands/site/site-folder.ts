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
import { Lines, Paths } from './compact-lists.ts';

/** Lists what an earlier run wrote into the folder, with a hash of each: nothing else in it is ever changed or removed. */
const manifestName = '.digest-site.json';

const mostLinks = 100;

/** The folder that a site is written into, file by file. */
export class SiteFolder {
  /** A line for each file that is new, changed or removed, with its path as people see it. */
  readonly changes = new Lines();
  removed = 0;
  readonly failures: Failure[] = [];
  /** How many files the site has. */
  count = 0;
  private readonly context: Context;
  /** Absolute. */
  private readonly path: string;
  private readonly isOnlyRead: boolean;
  /** What the list has that was there: a line is a path and a hash. */
  private readonly before = new Lines();
  private readonly pathsBefore = new Paths();
  /** When a run that came to no end began to write; what is newer and where a page goes, it wrote. */
  private readonly unfinishedSince: number | undefined;
  private hasBegun: boolean;
  private readonly now = new Lines();
  private readonly pathsNow = new Paths();
  /** Paths of the site whose file could not be written. */
  private readonly failed = new Set<string>();
  /** Of the last folders: whether one of their parts is a link. */
  private readonly links = new Map<string, boolean>();

  /** `isOnlyRead`: nothing is written. Throws Failure `cannot-read`, and `site-manifest` where the list of an earlier run is none. */
  constructor(context: Context, path: string, { isOnlyRead }: { readonly isOnlyRead: boolean }) {
    this.context = context;
    this.path = path;
    this.isOnlyRead = isOnlyRead;
    const { listed, since } = this.readManifest();
    for (const [name, hash] of listed) {
      this.before.add(`${name} ${hash}`);
      this.pathsBefore.add(name);
    }
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
        this.list(path, hash);
        return;
      }
      if (there !== undefined && !this.isOurs(path))
        throw new Failure('site-not-ours', { path: this.shown(path) });
      this.begin();
      this.write(path, content);
      this.list(path, hash);
      this.tell(there === undefined ? 'new' : 'changed', path);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.failures.push(error);
      this.failed.add(path);
    }
  }

  /**
   * Removes what an earlier run wrote and the site no longer has, unless somebody changed it since; `keepsStale`: not while an issue
   * cannot be rendered, whose pages may be among it.
   */
  finish({ keepsStale }: { readonly keepsStale: boolean }): void {
    for (const [path, hash] of entriesIn(this.before)) {
      const line = `${path} ${hash}`;
      if (this.failed.has(path)) this.now.add(line);
      if (this.failed.has(path) || this.pathsNow.has(path) || this.leadsOut(path)) continue;
      const there = this.hashAt(path);
      if (there === undefined) continue;
      if (keepsStale) this.now.add(line);
      if (keepsStale || there !== hash) continue;
      if (!this.isOnlyRead) removeFile(this.context.files, join(this.path, path));
      this.tell('removed', path);
      this.removed++;
    }
    if (!this.isOnlyRead) this.writeManifest();
  }

  private list(path: string, hash: string): void {
    this.now.add(`${path} ${hash}`);
    this.pathsNow.add(path);
  }

  private tell(kind: 'new' | 'changed' | 'removed', path: string): void {
    this.changes.add(`${kind.padEnd('changed'.length)}  ${this.shown(path)}`);
  }

  /** Whether a link stands in a path: what is behind it is somebody else's, for a run makes none. */
  private leadsOut(path: string): boolean {
    return this.isBehindLink(dirname(path)) || isLink(this.context.files, join(this.path, path));
  }

  private isBehindLink(folder: string): boolean {
    if (folder === '.') return false;
    const isOut = this.links.get(folder) ?? this.leadsOut(folder);
    if (this.links.size === mostLinks) this.links.clear();
    this.links.set(folder, isOut);
    return isOut;
  }

  private isOurs(path: string): boolean {
    if (this.pathsBefore.has(path)) return true;
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
    readonly listed: readonly (readonly [path: string, hash: string])[];
    readonly since: number | undefined;
  } {
    const { files } = this.context;
    const file = join(this.path, manifestName);
    const there = fileAt(files, file);
    if (there === undefined) return { listed: [], since: undefined };
    const found = filesIn(new TextDecoder().decode(readBytes(files, file)));
    if (found === undefined) throw new Failure('site-manifest', { path: this.shown(manifestName) });
    return { listed: found.listed, since: found.isFinished ? undefined : there.modified };
  }

  private writeManifest(): void {
    const content = manifest(this.now, { isFinished: true });
    if (this.hashAt(manifestName) !== hashOf(content)) this.write(manifestName, content);
  }
}

/** JSON with an entry a line, in the order of the site's files. */
function manifest(listed: Lines, { isFinished }: { readonly isFinished: boolean }): string {
  const entries = new Lines();
  for (const [path, hash] of entriesIn(listed))
    entries.add(`  ${JSON.stringify(path)}: ${JSON.stringify(hash)}`);
  const files = entries.count === 0 ? '{}' : `{\n${entries.join(',\n')}\n }`;
  return `{\n "version": 1,\n "finished": ${isFinished},\n "files": ${files}\n}\n`;
}

function* entriesIn(listed: Lines): Generator<readonly [path: string, hash: string]> {
  for (const line of listed) {
    const space = line.lastIndexOf(' ');
    yield [line.slice(0, space), line.slice(space + 1)];
  }
}

/** `undefined` for what this program has not written: what would be removed by it may be anything. */
function filesIn(
  text: string,
):
  | { readonly listed: readonly (readonly [path: string, hash: string])[]; readonly isFinished: boolean }
  | undefined {
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
      typeof entry[1] === 'string' &&
      !/\s/.test(entry[1]) &&
      !/^\/|[\\:\n]|(?:^|\/)\.\.?(?:\/|$)|^$/.test(entry[0]),
  );
  return areOurs ? { listed: entries, isFinished: data['finished'] !== false } : undefined;
}
