import type { FileSystem } from '../context.ts';
import { latin1Of, readBytes } from '../files/index.ts';
import { arxivIdIn, parseArxivId, parseDoi } from '../papers/index.ts';
import { type Address, addressesIn, hasKey, keysOfAddress, roughly } from './address-index.ts';

/** What a file of the archive may hold, as far as its bytes tell. It is plain data, which another thread may have found. */
export interface ArchiveEntry {
  /** Keys of papers, as they may stand anywhere in it. */
  readonly ids: readonly string[];
  /** The digits of what may be its number. */
  readonly numbers: readonly string[];
  /** Its number, where that is certain. */
  readonly number: number | 'unsure' | undefined;
  readonly addresses: readonly Address[];
}

export function entryOf(files: FileSystem, path: string): ArchiveEntry {
  return entryIn(bytesOf(files, path));
}

/** Of bytes, read as latin1. */
export function entryIn(text: string): ArchiveEntry {
  return { ids: [...idsIn(text)], ...numbersIn(text), addresses: addressesIn(text) };
}

/** Every key by which the index finds a file. */
export function keysIn(entry: ArchiveEntry): Iterable<string> {
  return allKeys(entry, keysOfAddress);
}

/** Keys that are cheap: what has a key has one of `roughKeysOf` it among these, and more may have. */
export function roughKeysIn(entry: ArchiveEntry): Iterable<string> {
  return allKeys(entry, (address) => [roughly(address)]);
}

function* allKeys(
  { ids, numbers, addresses }: ArchiveEntry,
  keysOfPlain: (address: string) => readonly string[],
): Iterable<string> {
  yield* ids;
  for (const digits of numbers) yield `number:${digits}`;
  for (const one of addresses) yield* typeof one === 'string' ? keysOfPlain(one) : one.keys;
}

export function roughKeysOf(key: string): string[] {
  return key.startsWith('link:') ? [key, roughly(key)] : [key];
}

/** Whether the index finds a file by this key. */
export function holds({ ids, numbers, addresses }: ArchiveEntry, key: string): boolean {
  if (ids.includes(key)) return true;
  if (key.startsWith('number:')) return numbers.includes(key.slice('number:'.length));
  return addresses.some((one) => hasKey(one, key));
}

/** A key at the begin of a line is the issue's, and a number of digits alone is what YAML reads too. */
function numbersIn(text: string): Pick<ArchiveEntry, 'numbers' | 'number'> {
  if (!/number["']?\s*:/.test(text)) return { numbers: [], number: undefined };
  const all = text.matchAll(/(?:^|[\s{,"'])number["']?\s*:\s*\+?0*(\d+)/gm);
  const plain = /^number: +([1-9]\d{0,8}) *\r?$/m.exec(text)?.[1];
  return {
    numbers: Array.from(all, ([, digits = '']) => digits),
    number: plain === undefined ? 'unsure' : Number(plain),
  };
}

/** Matches what may follow a DOI in YAML or Markdown: punctuation and brackets, or all from a quotation mark, a comma or a query on. */
const endings = [/(?<![.,;)\]}>'])[.,;)\]}>']+$/, /['<>,].*$/, /[?#].*$/];

/** What may be an id: arXiv's of either style, and DOIs. An old id is looked for from its digits, of which there are fewer than words. */
function idsIn(text: string): Set<string> {
  const ids = new Set<string>();
  const addArxiv = (token: string): void => {
    const id = parseArxivId(token)?.id;
    if (id !== undefined) ids.add(`arxiv:${id}`);
  };
  for (const [token] of text.matchAll(/\d{4}\.\d{4,5}/g)) addArxiv(token);
  for (const { index, 0: digits } of text.matchAll(/\/\d{7}/g)) {
    const before = text.slice(Math.max(0, index - 40), index + digits.length);
    addArxiv(/[a-z][a-z-]*(?:\.[A-Za-z-]+)?\/\d{7}$/.exec(before)?.[0] ?? '');
  }
  if (text.includes('10.'))
    for (const [token] of text.matchAll(/10\.\d{4,9}(?:\/|%2[Ff])[^\s"]+/g))
      for (const key of keysOf(token)) ids.add(key);
  return ids;
}

/** A DOI that stands in a text may be one of arXiv's. What follows it may belong to it or not; a paper that has it is read to make sure. */
function keysOf(token: string): string[] {
  const ends = [token, ...endings.map((ending) => token.replace(ending, ''))];
  return [...new Set(ends)].flatMap((end) => {
    const doi = parseDoi(end);
    if (doi === undefined) return [];
    const named = arxivIdIn(doi);
    return named === undefined ? [`doi:${doi}`] : [`arxiv:${named.id}`];
  });
}

/** Ids are ASCII, so the bytes need no real decoding. A file that cannot be read holds nothing. */
export function bytesOf(files: FileSystem, path: string): string {
  try {
    return latin1Of(readBytes(files, path));
  } catch {
    return '';
  }
}
