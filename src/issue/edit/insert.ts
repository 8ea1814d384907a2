import { Failure } from '../../problem/index.ts';
import { composed } from '../../text/index.ts';
import { type Entry, hasAnchor, type Proposal, propose, type Wish } from './propose.ts';
import type { PaperDraft } from '../../papers/index.ts';
import { PaperText } from './paper-text.ts';
import { byteOrderMark, type Data, readData } from './proof.ts';
import { type Layout, writeEntry, writePaper } from './write-paper.ts';
import { sameData } from '../../data.ts';
import { mostBytes } from '../../yaml/index.ts';

export interface Inserted {
  /** The whole new text. */
  readonly text: string;
  /** The inserted text, as it is in the file. */
  readonly inserted: string;
  /** How many entries the list had before. */
  readonly before: number;
  /** Whether the entries stand apart as those of the list do; where that cannot be, they follow each other. */
  readonly isSpaced: boolean;
}

/**
 * An issue file with papers put into its list: text goes in at one place and every other character stays, but for the
 * `[]` of an empty list. `at` is the position that the first of them gets, from 1; by default they follow the last card. A
 * `PaperText` goes in as it is written, only indented.
 * The result is read again and must be the old issue and the new papers, nothing else.
 *
 * `text` is the whole file as `exactText` gives it. Throws Failure `issue-has-errors` where it is not sound YAML,
 * `list-not-editable` for a list written as `[ … ]`, and `edit-refused`.
 */
export function insertPapers(
  text: string,
  papers: readonly (PaperDraft | PaperText)[],
  { path, at }: { readonly path: string; readonly at?: number | undefined },
): Inserted {
  const entries = papers.map((paper) =>
    paper instanceof PaperText
      ? paper
      : { data: asRead(paper), write: (layout: Layout) => writePaper(paper, layout) },
  );
  return insertEntries(text, { key: 'papers', entries, at, path });
}

/** The keys of a theme in the order in which they stand in a file. */
const themeKeys = ['emoji', 'theme', 'text'];

/** The same with themes behind those of the introduction, which is made where there is none. */
export function insertThemes(
  text: string,
  themes: readonly Readonly<Record<string, unknown>>[],
  path: string,
): string {
  const entries = themes.map((theme) => ({
    data: asRead(theme),
    write: (layout: Layout) => writeEntry(theme, themeKeys, layout),
  }));
  return insertEntries(text, { key: 'intro', entries, at: undefined, path }).text;
}

/** Puts entries into any list of an issue, by the same rules. */
export function insertEntries(text: string, wish: Wish): Inserted {
  const { path, entries } = wish;
  const start = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const body = text.slice(start.length);
  const before = readData(body);
  if (before === undefined) throw new Failure('issue-has-errors', { path });
  const list = before[wish.key];
  const count = Array.isArray(list) ? list.length : 0;
  if (entries.length === 0) return { text, inserted: '', before: count, isSpaced: true };
  let isLarge = false;
  for (const [i, proposal] of propose(body, wish).entries()) {
    const after = apply(body, proposal);
    isLarge = Buffer.byteLength(start + after) > mostBytes;
    if (!isLarge && isProven(before, after, wish))
      return { text: start + after, inserted: proposal.insertion, before: count, isSpaced: i === 0 };
  }
  if (isLarge) throw new Failure('edit-refused', { path, why: 'large', most: mostBytes });
  throw new Failure('edit-refused', { path, why: hasAnchor(body, wish.key) ? 'anchored' : 'unproven' });
}

/** The text of a file, byte order mark and all, so that encoding it gives the same bytes. */
export function exactText(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Failure('issue-has-errors', { path }, { cause });
  }
}

function apply(text: string, { at, insertion, removed }: Proposal): string {
  return text.slice(0, removed.from) + text.slice(removed.to, at) + insertion + text.slice(at);
}

function isProven(before: Data, after: string, { key, entries, at }: Wish): boolean {
  const found = readData(after);
  if (found === undefined) return false;
  const list = before[key];
  const old: readonly unknown[] = Array.isArray(list) ? list : [];
  const index = at === undefined ? old.length : at - 1;
  const added = entries.map(({ data }: Entry) => data);
  const expected = [...old.slice(0, index), ...added, ...old.slice(index)];
  return sameData(found, { ...before, [key]: expected });
}

/** Data as it comes back from a file: texts composed, keys without a value gone. */
function asRead(value: unknown): unknown {
  if (typeof value === 'string') return composed(value);
  if (Array.isArray(value)) return value.map((entry) => asRead(entry) ?? null);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value).map(([key, entry]) => [key.normalize('NFC'), asRead(entry)] as const);
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
}
