import { composed, isOrdinary } from '../text/index.ts';
import { decode, mostBytes } from './decode.ts';
import { longWordIn } from './layout/long-word.ts';
import type { Parsed, Root } from './parsed.ts';
import { composeSimply } from './simple/compose.ts';
import { dataOf } from './simple/data.ts';
import { NotSimple } from './simple/not-simple.ts';
import { SourceMap } from './source-map.ts';

/** Reads the bytes of a file as YAML, as `parseYaml` does. `root`: what the file is to hold, by default a map. */
export type Read = (bytes: Uint8Array, root?: Root) => Parsed;

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
export function readSimply(bytes: Uint8Array, root: Root = 'map'): Parsed {
  if (bytes.length > mostBytes) throw new NotSimple();
  const { text, bad } = decode(bytes);
  if (bad !== undefined || longWordIn(text) !== undefined) throw new NotSimple();
  const isPlain = isOrdinary(text);
  const contents = composeSimply(text, isPlain, root);
  const sourceMap = new SourceMap(text, isPlain);
  const document = { contents, errors: [] };
  sourceMap.use(document);
  const data = dataOf(contents, isPlain ? (value) => value : composed);
  return { data, sourceMap, findings: [], text, document, empty: [], broken: [] };
}
