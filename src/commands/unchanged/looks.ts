import type { FileState } from '../../context.ts';
import { pathIn } from '../../files/index.ts';
import { numbersIn, numbersText } from './numbers.ts';
import { escaped } from './record.ts';

/** By what a file is known again: how it was, or where that may not show the next change, its hash. `undefined` for what only has its name. */
export type Known = FileState | string | undefined;

/** A folder that a run depended on or wrote to. A record has it to be compared with what is there. */
export interface FolderLook {
  readonly path: string;
  /** Of the folder itself, where that shows each change of its names. */
  readonly state: FileState | undefined;
  /** Whether another name there would be a change. */
  readonly isWhole: boolean;
  /** All of them; what the run wrote, in that order. */
  readonly names: readonly string[];
  /** What is known of each. */
  readonly files: readonly Known[];
}

/** Two lines: what the folders are called and what is in them, and the stamp of each of these. */
export function looksText(folders: readonly FolderLook[]): string {
  const named = folders.map(({ path, isWhole, names, files }) => [
    path,
    isWhole,
    names,
    files.flatMap((one, i) => (typeof one === 'string' ? [[i, one]] : [])),
  ]);
  const states = folders.flatMap(({ state, files }) => [
    state,
    ...files.map((one) => (typeof one === 'string' ? undefined : one)),
  ]);
  return `${escaped(named)}\n${stampsText(states)}`;
}

/** A folder in a record. */
export interface KeptFolder extends Pick<FolderLook, 'path' | 'isWhole' | 'names'> {
  /** The place of its own stamp, which those of its files follow. */
  readonly place: number;
  /** Of files by their index. */
  readonly hashes: ReadonlyMap<number, string>;
}

/** What `looksText` wrote. Nothing is made of a file but its name, for there are thousands. */
export class Looks {
  readonly folders: readonly KeptFolder[];
  readonly stamps: Stamps;

  /** Throws where that is damaged so that it cannot be read. */
  constructor(named: string, stamps: string) {
    let place = 0;
    const folders = JSON.parse(named) as [string, boolean, string[], [number, string][]][];
    this.folders = folders.map(([path, isWhole, names, hashes]) => {
      const folder = { path, isWhole, names, hashes: new Map(hashes), place };
      place += 1 + names.length;
      return folder;
    });
    this.stamps = new Stamps(stamps);
  }

  /** Of a place that a file has. */
  pathAt(place: number): string {
    for (let i = this.folders.length - 1; i >= 0; i--) {
      const folder = this.folders[i];
      if (folder !== undefined && folder.place < place)
        return pathIn(folder.path, folder.names[place - folder.place - 1] ?? '');
    }
    return '';
  }
}

/** A line of four numbers for each file, of which those say nothing that belong to a state that is not known. */
export function stampsText(states: readonly (FileState | undefined)[]): string {
  const numbers = new Float64Array(4 * states.length).fill(Number.NaN);
  for (const [i, state] of states.entries()) {
    if (state === undefined) continue;
    numbers[4 * i] = state.inode;
    numbers[4 * i + 1] = state.size;
    numbers[4 * i + 2] = state.modified;
    numbers[4 * i + 3] = state.changed;
  }
  return numbersText(numbers);
}

/** What `stampsText` wrote. */
export class Stamps {
  private readonly numbers: Float64Array;

  /** Throws where there are bytes that are no number. */
  constructor(text: string) {
    this.numbers = new Float64Array(numbersIn(text));
  }

  /** Whether a change would show here. */
  has(place: number): boolean {
    return !Number.isNaN(this.numbers[4 * place] ?? Number.NaN);
  }

  /** Whether what is there is as it was then. */
  isSame(place: number, { inode, size, modified, changed }: FileState): boolean {
    const { numbers } = this;
    const at = 4 * place;
    return (
      numbers[at] === inode &&
      numbers[at + 1] === size &&
      numbers[at + 2] === modified &&
      numbers[at + 3] === changed
    );
  }
}
