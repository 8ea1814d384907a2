import type { FileState } from '../../context.ts';
import { hashOf, trusted } from '../../files/index.ts';
import type { Dependencies } from './dependencies.ts';
import { escaped } from './record.ts';

/** What was found of a file, and the files that were written for it. */
export interface Row {
  /** As plain data. */
  readonly found: object;
  readonly on: Dependencies;
  readonly outputs: readonly Written[];
  /** As it stands in the record, where nothing of it is new. */
  readonly line?: string | undefined;
}

export interface Written {
  readonly name: string;
  readonly state: FileState;
  /** Empty where the version was enough to know it. */
  readonly hash: string;
}

/** A file that was written, with its version, or where that says nothing, its hash (`#…`). */
type KeptOutput = readonly [name: string, state: string];

interface KeptRow extends Pick<Row, 'found' | 'on'> {
  readonly outputs: readonly KeptOutput[];
}

export interface Rest {
  readonly basis: string;
  /** The hashes of the newsletter's issues. */
  readonly archive: readonly (readonly [path: string, hash: string])[];
  /** Each is a line of its own. */
  readonly rows: readonly (readonly [path: string, version: string, row: KeptRow, line: string])[];
}

/** Bytes. What is longer is found out again each time. */
const mostOfRow = 8000;

/** The lines of a record below how the run ended: what holds for all files, and each file with what was found of it. */
export function bodyOf(
  all: Omit<Rest, 'rows'>,
  rows: readonly (readonly [path: string, row: Row, state: FileState | undefined])[],
  now: number,
): string {
  const lines = rows.map(([path, { found, on, outputs, line }, state]) => {
    if (line !== undefined) return line;
    const kept: KeptRow = { found, on, outputs: outputs.map((one) => [one.name, keptOf(one, now)]) };
    return escaped([path, state === undefined ? '' : trusted(state, now), kept]);
  });
  const rest: Rest = { ...all, rows: [] };
  return [escaped(rest), ...lines.filter((line) => line.length <= mostOfRow)].join('\n');
}

/** By which an output is known again: its version, or its hash (`#…`). */
export function keptOf({ state, hash }: Written, now: number): string {
  return trusted(state, now) || `#${hash}`;
}

/** What `bodyOf` wrote, of the whole text of a record behind its key; `undefined` where that is damaged. */
export function restIn(text: string): Rest | undefined {
  const [, , hash, ...lines] = text.split('\n');
  const [first, ...rows] = lines;
  if (first === undefined || hashOf(lines.join('\n')) !== hash) return undefined;
  return {
    ...(JSON.parse(first) as Rest),
    rows: rows.map((line) => [...(JSON.parse(line) as [string, string, KeptRow]), line]),
  };
}
