import { visit } from 'yaml';
import type { Document } from 'yaml';

/** From where to where the texts of a document go that have more than one line, in the order of the file. */
export function longTextsOf(document: Document | undefined, text: string): (readonly [number, number])[] {
  const texts: (readonly [number, number])[] = [];
  if (document === undefined) return texts;
  visit(document, {
    Scalar: (_, { range }) => {
      if (range && text.slice(range[0], range[1]).includes('\n')) texts.push([range[0], range[1]]);
    },
  });
  return texts;
}
