import type { Context, FileState } from '../../context.ts';
import {
  folderAt,
  foldersOf,
  hashOf,
  isSameState,
  isSettled,
  listFolder,
  pathIn,
  readBytes,
  realPathOf,
  stateAt,
} from '../../files/index.ts';
import { unlessFailure } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import { type BesideOptions, Besides } from './beside.ts';
import { changesSince, rowsAsking } from './changes.ts';
import type { Dependencies } from './dependencies.ts';
import { endingOf } from './ending.ts';
import { isPlain } from './plain.ts';
import type { FolderLook, Looks } from './looks.ts';
import { outputLook, unchangedOutputs, writtenNow } from './outputs.ts';
import { sealed } from './record.ts';
import { bodyIn, bodyText, isShort, type Row } from './rows.ts';
import type { RunCache } from './run-cache.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';

/** A file that was checked, and what may be kept of that. */
export interface Found {
  readonly result: object;
  /** Without it nothing is kept. */
  readonly on: Dependencies | undefined;
  readonly outputs: readonly { readonly name: string; readonly hash: string }[];
}

export interface LastRunOptions {
  /** Absolute paths of what is to be checked. */
  readonly files: readonly string[];
  /** Where it is written. */
  readonly folder?: string;
  /** The files whose run would remove something of that name there. */
  readonly ownersOf?: (name: string) => readonly string[];
  /** What is looked at besides: the ledgers, where issues are rendered. */
  readonly besides?: readonly BesideOptions[];
}

/**
 * What the last run of the same command line found of each file. It holds for a file that is as it was then, whose outputs are, and
 * whose questions about the other issues would get the same answers.
 */
export class LastRun {
  private readonly context: Context;
  private readonly cache: RunCache;
  private readonly options: LastRunOptions;
  private readonly surroundings: Surroundings;
  private readonly states: ReadonlyMap<string, FileState | undefined>;
  /** Each folder that a file to be checked is in, as it was before its names were looked up. */
  private readonly listed: ReadonlyMap<string, Listed>;
  private readonly besides: Besides;
  private readonly rows = new Map<string, Row>();
  private readonly before: string;
  private isNoted = false;

  private constructor(
    context: Context,
    cache: RunCache,
    { options, surroundings }: { options: LastRunOptions; surroundings: Surroundings },
  ) {
    const { files } = context;
    this.context = context;
    this.cache = cache;
    this.options = options;
    this.surroundings = surroundings;
    const { folder, folderState, names, states } = cache.archive;
    const folders = foldersOf(options.files);
    folders.delete(folder);
    this.listed = new Map([
      ...Array.from(folders, (path) => {
        const state = stateAt(files, path);
        return [path, { state, names: listFolder(files, path) }] as const;
      }),
      [folder, { state: folderState, names }],
    ]);
    this.states = new Map([
      ...states,
      ...options.files.map((path) => [path, states.get(path) ?? stateAt(files, path)] as const),
    ]);
    this.besides = new Besides(files, options.besides ?? []);
    this.before = cache.readRun() ?? '';
    this.recall();
  }

  /** `undefined` where nothing can be kept of this run. */
  static open(context: Context, cache: RunCache | undefined, options: LastRunOptions): LastRun | undefined {
    // To look whether nothing has changed for one file takes as long as to check it.
    if (cache === undefined || options.files.length < 2) return undefined;
    const surroundings = surroundingsOf(context, cache.newsletter);
    if (surroundings === undefined || !areReal(context, options)) return undefined;
    const lastRun = unlessFailure(() => new LastRun(context, cache, { options, surroundings }));
    return lastRun?.besides.isSure === true ? lastRun : undefined;
  }

  /** What still holds of a file; `undefined` where it is to be checked. */
  found(path: string): Pick<Row, 'found' | 'outputs'> | undefined {
    return this.rows.get(path);
  }

  /** Takes what was found of a file in this run. What is no plain data is not kept. */
  note(path: string, { result, on, outputs }: Found): void {
    this.isNoted = true;
    this.cache.archive.takeAsRead(path);
    if (on === undefined || !isPlain(result) || !isShort({ found: result, on })) return;
    const written = writtenNow(this.context.files, this.options.folder ?? '', outputs);
    const ledger = unlessFailure(() => this.besides.ledgerOf(on.week));
    if (written.length === outputs.length && ledger !== undefined)
      this.rows.set(path, { found: result, on: { ledger, ...on }, outputs: written });
  }

  /** Leaves all of it for the next run, unless something changed in the course of this one. */
  save(outcome: Outcome): void {
    unlessFailure(() => {
      /** Of each file at the end, looked at once. */
      const states = new Map<string, FileState | undefined>();
      const stateNow = (path: string): FileState | undefined => {
        if (!states.has(path)) states.set(path, stateAt(this.context.files, path));
        return states.get(path);
      };
      this.cache.saveArchive(stateNow);
      if (this.isNoted && !this.isSameStill(stateNow)) return;
      const text = this.text(outcome, this.context.now().getTime());
      if (text !== this.before) this.cache.saveRun(text);
    });
  }

  private recall(): void {
    const kept = bodyIn(this.before);
    if (kept?.basis !== this.surroundings.basis) return;
    const { looks, rows, found } = kept;
    const changes = changesSince(kept, this.cache.archive);
    const asking = rowsAsking(kept, changes);
    const written = looks.folders.find(({ path }) => path === this.options.folder);
    const names = written?.names ?? [];
    const spoilt = this.spoilt(
      names.slice(
        0,
        rows.reduce((sum, [, , count]) => sum + count, 0),
      ),
    );
    let [output, key] = [0, 0];
    for (const [i, [place, number, count, keys, on]] of rows.entries()) {
      const [first, firstKey] = [output, key];
      output += count;
      key += keys;
      const path = looks.pathAt(place);
      if (asking.has(i) || spoilt.has(path) || !this.isSameFile(path, { looks, place, hash: on.hash }))
        continue;
      if (changes.some((change) => change.affects(path, on))) continue;
      if (on.ledger !== this.besides.ledgerOf(on.week)) continue;
      const outputs = unchangedOutputs(this.context.files, looks.stamps, { folder: written, first, count });
      if (outputs.length !== count) continue;
      this.rows.set(path, {
        found: found[number] ?? {},
        on: { keys: kept.keys.subarray(firstKey, key), ...on },
        outputs,
      });
    }
  }

  private isSameFile(
    path: string,
    { looks, place, hash }: { looks: Looks; place: number; hash: string },
  ): boolean {
    const state = this.states.get(path);
    if (state?.kind !== 'file') return false;
    if (looks.stamps.isSame(place, state)) return true;
    const { archive } = this.cache;
    if (archive.states.has(path)) return hash === archive.hashAt(path);
    archive.takeAsRead(path);
    return hash === hashOf(readBytes(this.context.files, path));
  }

  /** The files to be checked again because something lies beside them or their outputs that a run would look at or remove. */
  private spoilt(outputs: readonly string[]): ReadonlySet<string> {
    const { folder, ownersOf } = this.options;
    const written = new Set(outputs);
    const there =
      folder === undefined || folderAt(this.context.files, folder) === undefined
        ? []
        : listFolder(this.context.files, folder);
    const owned = there.filter((name) => !written.has(name)).flatMap((name) => ownersOf?.(name) ?? []);
    const half = [...this.listed].flatMap(([path, { names }]) =>
      names.flatMap((name) => {
        if (!name.startsWith('.')) return [];
        const whole = /^\.(.+)\.digest-whole$/.exec(name)?.[1];
        return whole === undefined ? [] : [pathIn(path, whole)];
      }),
    );
    return new Set([...owned, ...half]);
  }

  /** What nobody has read is what it was when it was looked at, or the next run sees that it is not. */
  private isSameStill(stateNow: (path: string) => FileState | undefined): boolean {
    const { context, cache } = this;
    if (surroundingsOf(context, cache.newsletter)?.basis !== this.surroundings.basis) return false;
    if (!areReal(context, this.options)) return false;
    if (!this.besides.isSameStill()) return false;
    for (const [path, state] of this.states)
      if (cache.archive.isRead(path) && !isSameState(stateNow(path), state)) return false;
    return true;
  }

  private text(outcome: Outcome, now: number): string {
    const { context, cache, options, surroundings } = this;
    const { archive } = cache;
    const rows = options.files.flatMap((path): [string, Row][] => {
      const row = this.rows.get(path);
      return row === undefined ? [] : [[path, row]];
    });
    const written = rows.flatMap(([, row]) => row.outputs);
    const output =
      options.folder === undefined ? undefined : outputLook(context.files, options.folder, { written, now });
    const places = [...surroundings.places, ...this.besides.places];
    const isWhole = rows.length === options.files.length;
    const ending = isWhole ? endingOf(context, outcome, { output, places }) : undefined;
    const folders = [
      ...surroundings.folders,
      ...this.inputLooks(),
      ...this.besides.looks(now),
      ...(output === undefined ? [] : [output]),
    ];
    const hashes = Array.from(archive.states.keys(), (path) => [path, archive.hashAt(path)] as const);
    const body = bodyText({ basis: surroundings.basis, archive: hashes, folders, rows });
    return `${ending === undefined ? '' : sealed(ending)}\n${body}`;
  }

  /** The folders of the issues and of all else that was checked. */
  private inputLooks(): FolderLook[] {
    const { archive, began } = this.cache;
    return Array.from(this.listed, ([path, { state: folder, names }]) => {
      return {
        path,
        state: folder === undefined || !isSettled(folder, began) ? undefined : folder,
        isWhole: true,
        names,
        files: names.map((name) => {
          const file = pathIn(path, name);
          const state = this.states.get(file);
          if (state?.kind !== 'file') return undefined;
          if (isSettled(state, began)) return state;
          return archive.states.has(file) ? archive.hashAt(file) : (this.rows.get(file)?.on.hash ?? '');
        }),
      };
    });
  }
}

interface Listed {
  readonly state: FileState | undefined;
  readonly names: readonly string[];
}

/** Whether no link leads to a folder that is asked for files, so that what is at a path is what it says. */
function areReal({ files }: Context, options: LastRunOptions): boolean {
  const folders = foldersOf(options.files);
  if (options.folder !== undefined) folders.add(options.folder);
  return unlessFailure(() => [...folders].every((path) => realPathOf(files, path) === path)) ?? false;
}
