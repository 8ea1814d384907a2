import type { CST } from 'yaml';

/** The deepest that values may nest; an issue needs six. */
const deepest = 64;
/** The most entries of one list or map. The longest lists of authors have about three thousand. */
export const mostEntries = 10_000;
/** The most of all lists and maps of a file: of a million bytes each would have twenty, with its indent and its key. */
export const mostInFile = 50_000;

/** What is beyond anything that an issue could mean, and where in the text. */
export interface Beyond {
  readonly what: 'depth' | 'entries' | 'entries of the file';
  readonly offset: number;
}

/**
 * Where values nest deeper, or are more, than anything could mean; `undefined` where they do not. To be asked before the
 * library composes a document: that recurses, and a stack that runs out may end the process where no error can be caught. And
 * each entry may have a problem or four, which nobody would read.
 */
export function beyondIn(tokens: readonly CST.Token[]): Beyond | undefined {
  let all = 0;
  let level: (CST.Token | null | undefined)[] = [...tokens];
  for (let depth = 0; level.length > 0; depth++) {
    const below: (CST.Token | null | undefined)[] = [];
    for (const token of level) {
      if (token === null || token === undefined) continue;
      if (token.type === 'document') below.push(token.value);
      if (!('items' in token)) continue;
      const { items, offset } = token;
      if (depth > deepest) return { what: 'depth', offset };
      let entries = 0;
      for (const item of items) {
        if (isEntry(item)) entries++;
        below.push(item.key, item.value);
      }
      all += entries;
      if (entries > mostEntries) return { what: 'entries', offset };
      if (all > mostInFile) return { what: 'entries of the file', offset };
    }
    level = below;
  }
  return undefined;
}

/**
 * The same while a document is still being read: these are its open values, and so many marks were in it. Hundreds of thousands would
 * take all memory.
 */
export function beyondSoFar(open: readonly CST.Token[], marks: number): Beyond | undefined {
  const [last, tooDeep] = [open.at(-1), open[deepest + 1]];
  if (marks > 3 * mostInFile) return { what: 'entries of the file', offset: last?.offset ?? 0 };
  if (tooDeep !== undefined && 'items' in tooDeep) return { what: 'depth', offset: tooDeep.offset };
  // One of them may be a comment yet.
  if (last !== undefined && 'items' in last && last.items.length > mostEntries + 1)
    return { what: 'entries', offset: last.offset };
  return undefined;
}

/** Whether a word of the library's lexer marks an entry, of which each has three at most. A text of this one letter counts as well. */
export function isMark(word: string): boolean {
  return word === ',' || word === '-' || word === ':' || word === '?';
}

/** A comment at the end of a list stands where an entry would. */
function isEntry({ key, sep, value }: CST.CollectionItem): boolean {
  return (key ?? sep ?? value) !== undefined;
}
