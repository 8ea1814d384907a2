import { basename } from 'node:path';
import type { Context } from '../../context.ts';
import { Failure } from '../../problem/index.ts';
import { readBibliography } from '../../papers/index.ts';
import type { Card } from './card.ts';
import { dataOf, namedIn } from './found-data.ts';
import { readInput, textOf } from './read-input.ts';

/** A card for each entry of a bibliography, or a Failure for one that names no paper; `-` is standard input. */
export async function bibliographyCards(
  context: Context,
  ref: string,
  languages: readonly string[],
): Promise<(Card | Failure)[]> {
  const file = ref === '-' ? 'standard input' : basename(ref);
  const text = ref === '-' ? await context.stdin.readAll() : textOf(readInput(context, ref), ref);
  const entries = await readBibliography(text, ref === '-' ? file : ref);
  return entries.map(({ key, paper }) => {
    const name = `${key} of ${file}`;
    if (paper === undefined) return new Failure('empty-entry', { ref: name });
    const data = dataOf(paper, languages);
    // An address in a bibliography is a place to read the paper, and rarely the paper's own page.
    const named = paper.arxiv === undefined && paper.doi === undefined ? undefined : namedIn(data);
    const card = { name, data, isWritten: false, isEntry: true };
    return named === undefined ? card : { ...card, named };
  });
}
