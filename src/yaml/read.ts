import { decode, mostBytes } from './decode.ts';
import type { Parsed } from './parsed.ts';
import { Reader } from './reader.ts';
import { composeSimply } from './simple/compose.ts';
import { NotSimple } from './simple/not-simple.ts';
import { SourceMap } from './source-map.ts';

/** Reads the bytes of a file as YAML, as `parseYaml` does. */
export type Read = (bytes: Uint8Array) => Parsed;

/**
 * Does what needs files read. The reader of simple files is tried first: it takes a fifth of the time, and spares a run that
 * meets no other file the loading of the library. Where it refuses one, the work is done again with `parseYaml`; so it must not
 * leave anything behind before its last file is read.
 */
export async function reading<T>(work: (read: Read) => T): Promise<T> {
  try {
    return work(readSimply);
  } catch (error) {
    if (!(error instanceof NotSimple)) throw error;
  }
  const { parseYaml } = await import('./parse.ts');
  return work(parseYaml);
}

/** What `parseYaml` makes of a file that is simple (`composeSimply`), in which it finds nothing. Refuses others with `NotSimple`. */
export function readSimply(bytes: Uint8Array): Parsed {
  if (bytes.length > mostBytes) throw new NotSimple();
  const { text, bad } = decode(bytes);
  if (bad !== undefined) throw new NotSimple();
  const contents = composeSimply(text);
  const sourceMap = new SourceMap(text);
  const document = { contents, errors: [] };
  sourceMap.use(document);
  const reader = new Reader(sourceMap, new Set());
  const data = reader.map(contents, []);
  return {
    data,
    sourceMap,
    findings: reader.findings,
    text,
    document,
    empty: reader.empty,
    broken: reader.broken,
  };
}
