import { visit } from 'yaml';
import type { Document } from 'yaml';

/** From where to where the texts of a document go, keys among them, in the order of the file. */
export function textsOf(document: Document | undefined): (readonly [number, number])[] {
  const texts: (readonly [number, number])[] = [];
  if (document === undefined) return texts;
  visit(document, {
    Scalar: (_, { range }) => {
      if (range) texts.push([range[0], range[1]]);
    },
  });
  return texts;
}
