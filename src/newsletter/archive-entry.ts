import type { FileSystem } from '../context.ts';
import { latin1Of, readBytes } from '../files/index.ts';
import { arxivIdIn, keysOfAddress, parseArxivId, parseDoi, plainArxivId } from '../papers/index.ts';

/** What a file of the archive may hold, as far as its bytes tell. It is plain data, which another thread may have found. */
export interface ArchiveEntry {
  /** The keys of papers, of pages and of what may be its number (`number:7`), wherever they stand in it, each as `keyNumber`. */
  readonly keys: Uint32Array;
  /** Its number, where that is certain. */
  readonly number: number | 'unsure' | undefined;
}

export function entryOf(files: FileSystem, path: string): ArchiveEntry {
  return entryIn(bytesOf(files, path));
}

/** Of bytes, read as latin1. */
export function entryIn(text: string): ArchiveEntry {
  const keys = new Set<number>();
  const add = (key: string): void => void keys.add(keyNumber(key));
  addIds(text, add);
  addAddresses(text, add);
  return { number: addNumbers(text, add), keys: Uint32Array.from(keys) };
}

/** A short number for a key. Two keys may have one: who finds a file by it looks whether it has the key itself. */
export function keyNumber(key: string): number {
  let number = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) number = Math.imul(number ^ key.charCodeAt(i), 0x01000193);
  return number >>> 0;
}

type Add = (key: string) => void;

/** A key at the begin of a line is the issue's, and a number of digits alone is what YAML reads too. */
function addNumbers(text: string, add: Add): ArchiveEntry['number'] {
  if (!/number["']?\s*:/.test(text)) return undefined;
  for (const [, digits] of text.matchAll(/(?:^|[\s{,"'])number["']?\s*:\s*\+?0*(\d+)/gm))
    add(`number:${digits}`);
  const plain = /^number: +([1-9]\d{0,8}) *\r?$/m.exec(text)?.[1];
  return plain === undefined ? 'unsure' : Number(plain);
}

/** Matches what may follow a DOI in YAML or Markdown: punctuation and brackets, or all from a quotation mark, a comma or a query on. */
const endings = [/(?<![.,;)\]}>'])[.,;)\]}>']+$/, /['<>,][^]*$/, /[?#][^]*$/];

/** What may be an id: arXiv's of either style, and DOIs. An old id is looked for from its digits, of which there are fewer than words. */
function addIds(text: string, add: Add): void {
  const addArxiv = (token: string): void => {
    const id = parseArxivId(token)?.id;
    if (id !== undefined) add(`arxiv:${id}`);
  };
  for (const [token] of text.matchAll(/\d{4}\.\d{4,5}/g)) addArxiv(token);
  for (const { index, 0: digits } of text.matchAll(/\/\d{7}/g)) {
    const before = text.slice(Math.max(0, index - 40), index + digits.length);
    addArxiv(/[a-z][a-z-]*(?:\.[A-Za-z-]+)?\/\d{7}$/.exec(before)?.[0] ?? '');
  }
  if (text.includes('10.'))
    for (const [token] of text.matchAll(/10\.\d{4,9}(?:\/|%2[Ff])[^\s"]+/g)) keysOf(token).forEach(add);
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

/** A plain one of arXiv's is left out: its id is found without it. */
function addAddresses(text: string, add: Add): void {
  for (const [written] of text.matchAll(/https?:\/\/[^\s"]+/gi))
    if (plainArxivId(written) === undefined)
      for (const address of readings(written)) keysOfAddress(address).forEach(add);
}

/** An address ends at a quotation mark and, in a list in brackets, at a comma or a bracket. A plain one may also contain these. */
function readings(written: string): string[] {
  const address = /[\u0080-\u00ff]/.test(written) ? Buffer.from(written, 'latin1').toString('utf8') : written;
  if (!/[',[\]{}]/.test(address)) return [address];
  return [...new Set([address, address.replace(/'[^]*$/, ''), address.replace(/[',[\]{}][^]*$/, '')])];
}

/** Ids are ASCII, so the bytes need no real decoding. A file that cannot be read holds nothing. */
export function bytesOf(files: FileSystem, path: string): string {
  try {
    return latin1Of(readBytes(files, path));
  } catch {
    return '';
  }
}
