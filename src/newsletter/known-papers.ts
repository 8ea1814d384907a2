import { join } from 'node:path';
import type { FileSystem } from '../context.ts';
import { readBytes } from '../files/index.ts';
import { identitiesOf, paperNamedBy } from '../papers/index.ts';
import { Failure } from '../problem/index.ts';
import type { Config } from './model.ts';

/** The papers that were published before there were issues. */
export interface KnownPapers {
  /** As the config names it. */
  readonly file: string;
  /** `Identity.key` of each. */
  readonly keys: ReadonlySet<string>;
}

/**
 * The papers in the file of `archive.known`: an id or an address a line, and comments behind `#`. Throws Failure `no-such-file`,
 * `cannot-read`, and `archive-line` for a line that names no paper: what is not understood would be no duplicate of anything.
 */
export function readKnownPapers(
  files: FileSystem,
  root: string,
  { archive }: Config,
): KnownPapers | undefined {
  const { known: file } = archive;
  if (file === undefined) return undefined;
  const text = new TextDecoder().decode(readBytes(files, join(root, file)));
  const keys = new Set<string>();
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    const ref = line.replace(/(?:^|\s)#[^]*$/, '').trim();
    if (ref === '') continue;
    const { arxiv, doi, link } = paperNamedBy(ref) ?? {};
    const found = identitiesOf({ arxiv, doi, link });
    if (found.length === 0) throw new Failure('archive-line', { path: file, line: i + 1, text: ref });
    for (const { key } of found) keys.add(key);
  }
  return { file, keys };
}
