import { join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { isMap } from '../data.ts';
import { fileAt, folderAt, listFolder, readBytes } from '../files/index.ts';
import validate from '../generated/ledger-validator.js';
import { Failure, formatPath } from '../problem/index.ts';
import { isDate } from '../calendar.ts';
import { sha256Of } from './hash.ts';
import type { Ledger, Sha256 } from './model.ts';
import { ledgerPaths, publishedFolder } from './paths.ts';

/** The version of the form that this program writes. */
const version = 1;

/** How deep a ledger may nest: ten times as deep as any does. What reads and writes one goes as deep as it. */
const deepest = 100;

/**
 * The ledger of a week; one that says nothing where there is none, as for an issue that is not named by its week. Throws Failure
 * `ledger-broken`, which names the place, and `cannot-read`: what went out is then not known, and nothing may be sent or written.
 */
export function readLedger(files: FileSystem, root: string, week: string): Ledger {
  const empty: Ledger = { version, week };
  if (!isDate(week)) return empty;
  const { ledger: path } = ledgerPaths(root, week);
  if (fileAt(files, path) === undefined) return empty;
  return parseLedger(readBytes(files, path), { path, week });
}

/** The weeks that have a ledger, the earliest first. Throws Failure `cannot-read`. */
export function ledgerWeeks(files: FileSystem, root: string): string[] {
  const folder = join(root, publishedFolder);
  const names = folderAt(files, folder) === undefined ? [] : listFolder(files, folder);
  return names.flatMap((name) =>
    name.endsWith('.json') && isDate(name.slice(0, -5)) ? [name.slice(0, -5)] : [],
  );
}

function parseLedger(
  bytes: Uint8Array,
  { path, week }: { readonly path: string; readonly week: string },
): Ledger {
  const text = decoded(bytes, path);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new Failure('ledger-broken', { path, ...syntaxFault(text, cause) }, { cause });
  }
  if (isDeeper(data, deepest)) throw new Failure('ledger-broken', { path, why: 'depth' });
  const written = isMap(data) ? data['version'] : undefined;
  if (typeof written === 'number' && written > version)
    throw new Failure('ledger-broken', { path, why: 'newer' });
  if (!validate(data)) {
    const [error] = validate.errors ?? [];
    const missing: unknown = error?.params['missingProperty'];
    const at = pathTo(error?.instancePath ?? '', data);
    const place = formatPath(typeof missing === 'string' ? [...at, missing] : at);
    throw new Failure('ledger-broken', {
      path,
      why: typeof missing === 'string' ? 'missing' : 'shape',
      place,
    });
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has just said so
  const ledger = data as Ledger;
  if (ledger.week !== week) throw new Failure('ledger-broken', { path, why: 'week', place: ledger.week });
  return ledger;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function decoded(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Failure('ledger-broken', { path, why: 'not-utf8' }, { cause });
  }
}

function pathTo(pointer: string, data: unknown): (string | number)[] {
  let here = data;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(here) ? Number(key) : key;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it leads to where the error is
      here = (here as Record<string | number, unknown>)[step];
      return step;
    });
}

/** Where JSON is broken; most often by a merge that nobody finished. */
function syntaxFault(text: string, cause: unknown): { why: 'merge' | 'syntax'; line: number } {
  const lines = text.split('\n');
  const mark = lines.findIndex((line) => /^(?:<{7}|={7}|>{7})(?: |$)/.test(line));
  if (mark !== -1) return { why: 'merge', line: mark + 1 };
  const [, position] = /position (\d+)/.exec(cause instanceof Error ? cause.message : '') ?? [];
  const end = position === undefined ? text.trimEnd().length : Number(position);
  return { why: 'syntax', line: text.slice(0, end).split('\n').length };
}

/** A copy of the issue that a record names by its hash; `undefined` where it is not there, or is another. */
export function readCopy(files: FileSystem, path: string, hash: Sha256): Uint8Array | undefined {
  if (fileAt(files, path) === undefined) return undefined;
  const bytes = readBytes(files, path);
  return sha256Of(bytes) === hash ? bytes : undefined;
}
