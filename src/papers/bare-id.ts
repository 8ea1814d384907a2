import { bareDoi, parseDoi } from './ids.ts';
import { arxivIdOf } from './sources/arxiv-id.ts';
import { doi } from './sources/doi.ts';

/** The id in a value that has more than it: `arXiv:2506.15677`, an address, whatever `add-paper` would take for one. */
export function bareId(key: string, value: string): string | undefined {
  if (key === 'arxiv') return arxivIdOf(value);
  if (key !== 'doi') return undefined;
  const named = doi.match(value.trim())?.doi;
  if (named === undefined) return undefined;
  // A DOI is one with small letters too, but it is not the one that was written.
  const written = bareDoi(value.replace(/^(?=(?:dx\.|www\.)?doi\.org\/)/i, 'https://'));
  const bare = parseDoi(written) === named ? written : named;
  return bare === value ? undefined : bare;
}
