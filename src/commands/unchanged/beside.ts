import { basename, join } from 'node:path';
import type { Context, FileState } from '../../context.ts';
import {
  folderAt,
  hashOf,
  isSameState,
  isSettled,
  listFolder,
  pathIn,
  placeAt,
  readBytes,
  realPathOf,
  stateAt,
} from '../../files/index.ts';
import { publishedFolder } from '../../ledger/index.ts';
import type { FolderLook } from './looks.ts';

/** A folder that a run looks at besides the issues, and which of its files it reads. */
export interface BesideOptions {
  /** Absolute. */
  readonly path: string;
  readonly isRead: (name: string) => boolean;
  /** Of these, whether a file was read in the end: a change of the others is none. */
  readonly wasRead?: (name: string) => boolean;
}

/** Such a folder as it was when the run began. One that is not there has no files; that it comes is told by its place. */
class Beside {
  readonly path: string;
  private readonly files: Context['files'];
  private readonly names: readonly string[];
  private readonly states: ReadonlyMap<string, FileState>;
  private readonly isThere: boolean;
  private readonly wasRead: (name: string) => boolean;

  /** Throws Failure `cannot-read`. */
  constructor(files: Context['files'], { path, isRead, wasRead }: BesideOptions) {
    this.files = files;
    this.path = path;
    this.wasRead = wasRead ?? (() => true);
    this.isThere = folderAt(files, path) !== undefined;
    this.names = this.isThere ? listFolder(files, path) : [];
    this.states = new Map(
      this.names.filter(isRead).flatMap((name) => {
        const state = stateAt(files, pathIn(path, name));
        return state === undefined ? [] : [[name, state]];
      }),
    );
  }

  /** Whether a change of each file would show: no link leads elsewhere. */
  get isSure(): boolean {
    const isReal = !this.isThere || realPathOf(this.files, this.path) === this.path;
    return isReal && [...this.states.values()].every(({ kind }) => kind === 'file');
  }

  /** Of a file as it is now; empty where there is none. Throws Failure `cannot-read`. */
  hashAt(name: string): string {
    return this.states.has(name) ? hashOf(readBytes(this.files, join(this.path, name))) : '';
  }

  isSameAs({ names, states }: Beside): boolean {
    return (
      this.names.length === names.length &&
      this.names.every((name, i) => name === names[i]) &&
      [...this.states].every(([name, state]) => isSameState(states.get(name), state))
    );
  }

  /** For the next run; `undefined` where it is not there. Throws Failure `cannot-read`. */
  look(now: number): FolderLook | undefined {
    const { files, path, names, states } = this;
    const folder = this.isThere ? stateAt(files, path) : undefined;
    if (folder === undefined) return undefined;
    return {
      path,
      state: isSettled(folder, now) ? folder : undefined,
      isWhole: true,
      names,
      files: names.map((name) => {
        const state = this.wasRead(name) ? states.get(name) : undefined;
        return state === undefined || isSettled(state, now) ? state : this.hashAt(name);
      }),
    };
  }
}

/** The ledgers of a newsletter; `copies`: what may be read besides of what each channel got, filled by whoever reads it. */
export function ledgersIn(root: string, copies?: ReadonlySet<string>): BesideOptions {
  const isLedger = (name: string): boolean => name.endsWith('.json');
  return {
    path: join(root, publishedFolder),
    isRead: (name) => isLedger(name) || (copies !== undefined && /\.(?:forum|mail)\.yaml$/.test(name)),
    wasRead: (name) => isLedger(name) || copies?.has(name) === true,
  };
}

/** All folders that a run looks at besides. */
export class Besides {
  /** What is at each of them, so that it is told when one comes. */
  readonly places: readonly (readonly [path: string, what: string])[];
  private readonly files: Context['files'];
  private readonly options: readonly BesideOptions[];
  private readonly folders: readonly Beside[];
  private readonly published: Beside | undefined;

  /** Throws Failure `cannot-read`. */
  constructor(files: Context['files'], options: readonly BesideOptions[]) {
    this.files = files;
    this.options = options;
    this.places = options.map(({ path }) => [path, placeAt(files, path)]);
    this.folders = options.map((one) => new Beside(files, one));
    this.published = this.folders.find(({ path }) => basename(path) === publishedFolder);
  }

  get isSure(): boolean {
    return this.folders.every(({ isSure }) => isSure);
  }

  /** The hash of a week's ledger; empty where there is none, or none is looked at. Throws Failure `cannot-read`. */
  ledgerOf(week: string | undefined): string {
    return week === undefined ? '' : (this.published?.hashAt(`${week}.json`) ?? '');
  }

  /** Throws Failure `cannot-read`. */
  isSameStill(): boolean {
    const { folders } = new Besides(this.files, this.options);
    return this.folders.every((one, i) => folders[i]?.isSameAs(one) === true);
  }

  /** Throws Failure `cannot-read`. */
  looks(now: number): FolderLook[] {
    return this.folders.flatMap((one) => one.look(now) ?? []);
  }
}
