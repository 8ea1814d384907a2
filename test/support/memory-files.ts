import type { FileStat, FileState, FileSystem, Owner, Special } from '../../src/context.ts';
import { ReadError, readLimit } from '../../src/files/read-limit.ts';

export type Step = keyof FileSystem;

interface Fault {
  readonly step: Step;
  /** Which call of this kind breaks, counted from 1 and from when the fault is set. */
  readonly nth: number;
  /**
   * A code of `node:fs`; `killed`: the process dies in the step, and no later step happens; `short`: a write takes a half of what
   * it was given.
   */
  readonly code: string;
  seen: number;
}

type Entry =
  | { kind: 'file'; bytes: Uint8Array; mode: number; modified: number; changed: number; owner: Owner }
  | { kind: 'directory'; owner?: Owner }
  | { kind: 'other'; special: Special; bytes: Uint8Array | undefined }
  | { kind: 'link'; to: string };

const editor: Owner = { user: 1000, group: 1000 };

/** Thrown by the step in which the process was killed. */
export class Killed extends Error {}

class DiskError extends Error {
  readonly code: string;

  constructor(code: string, path: string) {
    super(`${code}: ${path}`);
    this.code = code;
  }
}

/** A file system in memory with POSIX paths, each step of which a test may break. */
export class MemoryFiles implements FileSystem {
  /** Steps in the order in which they were asked for, such as `create /desk/.a.tmp`. */
  readonly steps: string[] = [];
  private readonly ids = new Map<Entry, string>();
  private readonly entries = new Map<string, Entry>([['/', { kind: 'directory' }]]);
  private readonly watchers = new Set<{ folder: string; changed: (name: string | undefined) => void }>();
  /** Called after a file was written and closed: what another program does in that moment. */
  afterClose: ((path: string) => void) | undefined;
  private readonly opened = new Map<number, { path: string; file: Entry & { kind: 'file' } }>();
  private faults: Fault[] = [];
  private dead = false;
  private ticks = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.put(path, content);
  }

  /** Puts a file there, with the folders above it; no fault stops that. A path that ends in / is a folder. */
  put(path: string, content: string | Uint8Array, mode = 0o644): void {
    const file = path.replace(/\/$/, '');
    this.folders(parent(file));
    if (path.endsWith('/')) this.folders(file);
    else this.entries.set(file, this.file(bytesOf(content), mode));
    this.tellWatchers(file);
  }

  /** When a file was changed; without this in the year 1970. */
  date(path: string, modified: Date): void {
    const entry = this.entries.get(path);
    if (entry?.kind === 'file') entry.modified = entry.changed = modified.getTime();
  }

  /** Writes a file so that neither its size nor its times show it: within one tick of a disk's clock. */
  sneak(path: string, content: string): void {
    const entry = this.entries.get(path);
    if (entry?.kind === 'file') entry.bytes = bytesOf(content);
  }

  /** Whose a file is; who runs the tests is 1000:1000. */
  giveTo(path: string, owner: Owner): void {
    const entry = this.entries.get(path);
    if (entry?.kind === 'file' || entry?.kind === 'directory') entry.owner = owner;
  }

  /** Takes a file away, as another program does. */
  drop(path: string): void {
    this.entries.delete(path);
    this.tellWatchers(path);
  }

  putLink(path: string, to: string): void {
    this.folders(parent(path));
    this.entries.set(path, { kind: 'link', to });
  }

  /** A pipe, a device or a socket, with what comes out of it; without that, it never ends. */
  putSpecial(path: string, special: Special, content?: string): void {
    this.folders(parent(path));
    const bytes = content === undefined ? undefined : bytesOf(content);
    this.entries.set(path, { kind: 'other', special, bytes });
    this.tellWatchers(path);
  }

  /** Another disk with the same on it. */
  copy(): MemoryFiles {
    const other = new MemoryFiles();
    const copies = new Map<Entry, Entry>();
    for (const [path, entry] of this.entries) {
      const same = copies.get(entry) ?? { ...entry };
      copies.set(entry, same);
      other.entries.set(path, same);
      other.ids.set(same, this.idOf(entry));
    }
    other.ticks = this.ticks;
    return other;
  }

  break(step: Step, code: string, nth = 1): this {
    this.faults.push({ step, code, nth, seen: 0 });
    return this;
  }

  /** Whether the process was killed in a step. */
  get isDead(): boolean {
    return this.dead;
  }

  /** A new process on the same disk. */
  revive(): this {
    this.dead = false;
    this.faults = [];
    return this;
  }

  text(path: string): string {
    const entry = this.entries.get(this.follow(path));
    if (entry?.kind !== 'file') throw new Error(`no file ${path}`);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(entry.bytes);
  }

  /** Every path below a folder that is no folder itself, sorted. */
  paths(under = '/'): string[] {
    return [...this.entries]
      .filter(([path, entry]) => path.startsWith(under) && entry.kind !== 'directory')
      .map(([path]) => path)
      .toSorted();
  }

  linkTarget(path: string): string | undefined {
    const entry = this.entries.get(path);
    return entry?.kind === 'link' ? entry.to : undefined;
  }

  read(path: string): Uint8Array {
    this.step('read', path);
    const entry = this.entries.get(this.follow(path));
    if (entry === undefined) throw new DiskError('ENOENT', path);
    if (entry.kind === 'other')
      throw entry.special === 'socket' ? new DiskError('ENXIO', path) : new ReadError(entry.special);
    if (entry.kind !== 'file') throw new DiskError('EISDIR', path);
    if (entry.bytes.length > readLimit) throw new ReadError('too-large');
    return entry.bytes.slice();
  }

  // oxlint-disable-next-line require-await -- what it throws is to be a rejection
  async readToEnd(path: string): Promise<Uint8Array> {
    const entry = this.entries.get(this.follow(path));
    if (entry?.kind !== 'other' || entry.special === 'socket') return this.read(path);
    this.step('readToEnd', path);
    if (entry.bytes === undefined) throw new ReadError('too-large');
    return entry.bytes.slice();
  }

  open(path: string, which: 'new' | 'old', mode = 0o644): number {
    this.step('open', path);
    const place = which === 'new' ? path : this.follow(path);
    if (which === 'new') {
      if (this.entries.has(path)) throw new DiskError('EEXIST', path);
      this.inFolder(path);
      this.entries.set(path, this.file(new Uint8Array(), mode));
    }
    const entry = this.entries.get(place);
    if (entry === undefined) throw new DiskError('ENOENT', path);
    if (entry.kind !== 'file') throw new DiskError('EISDIR', path);
    const number = ++this.ticks;
    this.opened.set(number, { path: place, file: entry });
    return number;
  }

  write(file: number, bytes: Uint8Array, offset: number): number {
    const { path, file: entry } = this.at(file);
    const put = (part: Uint8Array): number => {
      const whole = new Uint8Array(Math.max(entry.bytes.length, offset + part.length));
      whole.set(entry.bytes);
      whole.set(part, offset);
      entry.bytes = whole;
      entry.modified = entry.changed = ++this.ticks;
      return part.length;
    };
    const half = bytes.subarray(0, bytes.length >> 1);
    try {
      if (this.step('write', path) === 'short' && bytes.length > 1) return put(half);
    } catch (error) {
      // A process that dies in the middle of it, or a disk that is full then, leaves what was written until then.
      put(half);
      throw error;
    }
    return put(bytes);
  }

  truncate(file: number, length: number): void {
    const { path, file: entry } = this.at(file);
    this.step('truncate', path);
    entry.bytes = entry.bytes.slice(0, length);
  }

  setMode(file: number, mode: number): void {
    const { path, file: entry } = this.at(file);
    this.step('setMode', path);
    entry.mode = mode;
  }

  setOwner(file: number, owner: Owner): void {
    const { path, file: entry } = this.at(file);
    this.step('setOwner', path);
    entry.owner = owner;
  }

  sync(file: number): void {
    this.step('sync', this.at(file).path);
  }

  close(file: number): void {
    const { path } = this.at(file);
    this.opened.delete(file);
    this.step('close', path);
    this.afterClose?.(path);
  }

  rename(from: string, to: string): void {
    this.step('rename', from, to);
    const entry = this.entries.get(from);
    if (entry === undefined) throw new DiskError('ENOENT', from);
    this.inFolder(to);
    if (this.entries.get(to)?.kind === 'directory') throw new DiskError('EISDIR', to);
    this.entries.delete(from);
    this.entries.set(to, entry);
  }

  link(existing: string, path: string): void {
    this.step('link', existing, path);
    const entry = this.entries.get(existing);
    if (entry === undefined) throw new DiskError('ENOENT', existing);
    if (this.entries.has(path)) throw new DiskError('EEXIST', path);
    this.inFolder(path);
    this.entries.set(path, entry);
  }

  remove(path: string): void {
    this.step('remove', path);
    const entry = this.entries.get(path);
    if (entry === undefined) throw new DiskError('ENOENT', path);
    if (entry.kind === 'directory') throw new DiskError('EISDIR', path);
    this.entries.delete(path);
  }

  syncFolder(path: string): void {
    this.step('syncFolder', path);
  }

  makeDirectory(path: string): void {
    this.step('makeDirectory', path);
    this.folders(path);
  }

  list(path: string): string[] {
    this.step('list', path);
    const folder = this.follow(path);
    const entry = this.entries.get(folder);
    if (entry === undefined) throw new DiskError('ENOENT', path);
    if (entry.kind !== 'directory') throw new DiskError('ENOTDIR', path);
    const prefix = folder === '/' ? '/' : `${folder}/`;
    const inside = [...this.entries.keys()].filter((name) => name !== '/' && name.startsWith(prefix));
    return inside
      .map((name) => name.slice(prefix.length))
      .filter((name) => !name.includes('/'))
      .toSorted();
  }

  stat(path: string): FileStat | undefined {
    this.step('stat', path);
    const entry = this.entries.get(this.follow(path));
    if (entry === undefined) return undefined;
    const names = [...this.entries.values()].filter((other) => other === entry).length;
    const known = { owner: editor, names, size: 0, modified: 0, id: this.idOf(entry) };
    if (entry.kind === 'other') return { ...known, kind: 'other', special: entry.special, mode: 0o644 };
    if (entry.kind !== 'file') {
      const owner = entry.kind === 'directory' ? (entry.owner ?? editor) : editor;
      return { ...known, kind: 'directory', mode: 0o755, owner };
    }
    const { bytes, mode, modified, owner } = entry;
    return { ...known, kind: 'file', size: bytes.length, mode, modified, owner };
  }

  state(path: string): FileState | undefined {
    this.step('state', path);
    const above = this.follow(parent(path));
    const own = `${above === '/' ? '' : above}/${path.slice(path.lastIndexOf('/') + 1)}`;
    const entry = this.entries.get(own);
    if (entry === undefined) return undefined;
    const inode = Number(this.idOf(entry));
    if (entry.kind === 'file')
      return {
        kind: 'file',
        inode,
        size: entry.bytes.length,
        modified: entry.modified,
        changed: entry.changed,
      };
    if (entry.kind !== 'directory') return { kind: 'other', inode, size: 0, modified: 0, changed: 0 };
    // A name that is added or removed changes the folder.
    const names = [...this.entries].filter(([name]) => parent(name) === own);
    const modified = timeOf(names.map(([name, one]) => name + this.idOf(one)).join(' '));
    return { kind: 'directory', inode, size: 0, modified, changed: modified };
  }

  mayWrite(path: string): boolean {
    this.step('mayWrite', path);
    const stat = this.entries.get(this.follow(path));
    return stat?.kind !== 'file' || (stat.mode & 0o222) !== 0;
  }

  touch(path: string): void {
    this.step('touch', path);
    const entry = this.entries.get(this.follow(path));
    if (entry?.kind === 'file') entry.modified = entry.changed = ++this.ticks;
  }

  isLink(path: string): boolean {
    this.step('isLink', path);
    const above = this.follow(parent(path));
    return (
      this.entries.get(`${above === '/' ? '' : above}/${path.slice(path.lastIndexOf('/') + 1)}`)?.kind ===
      'link'
    );
  }

  realPath(path: string): string {
    this.step('realPath', path);
    const real = this.follow(path);
    if (!this.entries.has(real)) throw new DiskError('ENOENT', path);
    return real;
  }

  watch(folder: string, changed: (name: string | undefined) => void): () => void {
    const watcher = { folder, changed };
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Folders that somebody watches, sorted. */
  get watched(): string[] {
    return [...this.watchers].map(({ folder }) => folder).toSorted();
  }

  /** Tells everybody that something may have changed, as a system does that does not know what. */
  tellAll(): void {
    for (const { changed } of [...this.watchers]) changed(undefined);
  }

  private tellWatchers(path: string): void {
    for (const { folder, changed } of [...this.watchers]) {
      if (parent(path) === folder) changed(path.slice(path.lastIndexOf('/') + 1));
    }
  }

  private idOf(entry: Entry): string {
    const id = this.ids.get(entry) ?? String(this.ids.size + 1);
    this.ids.set(entry, id);
    return id;
  }

  private step(step: Step, ...paths: string[]): 'short' | undefined {
    if (this.dead) throw new Error(`${step} after the end`);
    this.steps.push([step, ...paths].join(' '));
    let isShort = false;
    for (const one of this.faults) {
      if (one.step !== step || ++one.seen !== one.nth) continue;
      if (one.code === 'short') isShort = true;
      else if (one.code !== 'killed') throw new DiskError(one.code, paths.at(-1) ?? '');
      else {
        this.dead = true;
        throw new Killed(`killed in ${step}`);
      }
    }
    return isShort ? 'short' : undefined;
  }

  private at(file: number): { path: string; file: Entry & { kind: 'file' } } {
    const opened = this.opened.get(file);
    if (opened === undefined) throw new DiskError('EBADF', String(file));
    return opened;
  }

  private file(bytes: Uint8Array, mode: number): Entry & { kind: 'file' } {
    this.ticks++;
    return { kind: 'file', bytes, mode, modified: this.ticks, changed: this.ticks, owner: editor };
  }

  private folders(path: string): void {
    if (this.entries.get(this.follow(path))?.kind === 'directory') return;
    if (this.entries.has(path)) throw new DiskError('EEXIST', path);
    this.folders(parent(path));
    this.entries.set(path, { kind: 'directory' });
  }

  private inFolder(path: string): void {
    const folder = this.entries.get(this.follow(parent(path)));
    if (folder === undefined) throw new DiskError('ENOENT', path);
    if (folder.kind !== 'directory') throw new DiskError('ENOTDIR', path);
  }

  /** Follows links in every part of the path. */
  private follow(path: string, depth = 0): string {
    let real = '';
    for (const name of path.split('/').filter((part) => part !== '' && part !== '.')) {
      const next = name === '..' ? parent(real) : `${real === '/' ? '' : real}/${name}`;
      const entry = this.entries.get(next);
      if (entry?.kind !== 'link') {
        real = next;
        continue;
      }
      if (depth > 20) throw new DiskError('ELOOP', path);
      real = this.follow(entry.to.startsWith('/') ? entry.to : `${parent(next)}/${entry.to}`, depth + 1);
    }
    return real === '' ? '/' : real;
  }
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content.slice();
}

const times = new Map<string, number>();

/** A time long ago, another for each content of a folder. */
function timeOf(content: string): number {
  const time = times.get(content) ?? times.size + 1;
  times.set(content, time);
  return time;
}
