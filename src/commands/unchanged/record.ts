import type { Context } from '../../context.ts';
import { latin1Of } from '../../files/index.ts';
import type { Notice } from '../../problem/index.ts';
import { colourWanted } from '../../terminal/index.ts';

/** Entries of another format are not read: whoever changes what follows changes this number. */
export const recordFormat = 6;

/** How a run of one command line ended where it had nothing to tell of but notices. */
export interface Ending {
  readonly isQuiet: boolean;
  readonly notices: readonly Notice[];
  /** How many files were checked; `undefined` where the command tells only of problems. */
  readonly checked?: number;
  /** The result: so many files that were written in a folder, its first, as paths that begin so. */
  readonly written?: { readonly folder: string; readonly prefix: string; readonly count: number };
  /** The result: a text, and how the stream was that it was made for (`screenOf`). */
  readonly output?: { readonly text: string; readonly isDrawn: boolean; readonly screen: string };
  /** What was at the places that decide which newsletter it is (`placeAt`), by path. */
  readonly places: readonly (readonly [path: string, what: string])[];
}

/** What a text for a person depends on besides: whether it may have colours, and how wide it may be. */
export function screenOf({ stdout, env }: Pick<Context, 'stdout' | 'env'>): string {
  return `${colourWanted(env, stdout.isTTY)} ${stdout.columns ?? ''}`;
}

/** Variables that hold a key, or name a language model. No result depends on one, and none is ever kept. */
const secret = /_(?:KEY|PASSWORD|TOKEN|SECRET)$|^DIGEST_DRAFT_/;

/** The whole of what a record is for: the program, the command line and the folder where it was typed. */
export function keyOf({ call, env, self }: Pick<Context, 'call' | 'env' | 'self'>): string {
  const own = Object.entries(env).filter(
    ([name]) => (name.startsWith('DIGEST_') && !secret.test(name)) || name === 'GITHUB_ACTIONS',
  );
  return escaped([recordFormat, call, self.user, own.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

/** A short name for a longer text. Two texts may have one. */
export function shortName(text: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0).toString(36).padStart(7, '0') + (b >>> 0).toString(36).padStart(7, '0');
}

/** As JSON that is ASCII, which is read in no time. */
export function escaped(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What was written of `escaped`. */
export function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : latin1Of(bytes);
}

/** A line of a file that can be told from one that was damaged: all of it twice, which is compared faster than any sum is made. */
export function sealed(value: unknown): string {
  const text = escaped(value);
  return `${text} ${text}`;
}

/** What was sealed; `undefined` where it is not that any more. */
export function unsealed(line: string): unknown {
  const half = (line.length - 1) / 2;
  const text = line.slice(0, half);
  return text === line.slice(half + 1) ? JSON.parse(text) : undefined;
}
