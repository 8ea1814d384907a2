import { sameData } from '../../data.ts';
import { contentEnd, entriesOf, keyOf, rootMap, startOf } from '../../yaml/index.ts';
import { lineStart } from '../../text/index.ts';
import { cutCards } from './cards.ts';
import { byteOrderMark, type Data, readData } from './proof.ts';
import { cardsIn } from './same-text.ts';
import { behind } from './spans.ts';
import { type Layout, usualLayout } from './write-paper.ts';

/** Keys of a paper's own file that are about the file, and go elsewhere. */
const keysOfFile = new Set(['by']);

/**
 * A paper as somebody wrote it in a file of its own, to be moved: its lines are only indented, so that comments, quotes and the
 * folding of texts stay. Left out are what is about the file alone: the byte order mark, the marks of a document, an editor's
 * schema comment, and `by`.
 */
export class PaperText {
  /** As it is read, without `by`. */
  readonly data: Data;
  /** Comments and blank lines above its first key. */
  private readonly above: readonly string[];
  private readonly lines: readonly string[];

  private constructor(data: Data, above: readonly string[], lines: readonly string[]) {
    this.data = data;
    this.above = above;
    this.lines = lines;
  }

  /** `undefined` where the text is no map in sound YAML, or where `by` cannot be taken out of it. */
  static read(text: string): PaperText | undefined {
    const own = ownOf(text.startsWith(byteOrderMark) ? text.slice(1) : text);
    if (own === undefined) return undefined;
    const lines = own.text.split(/\r?\n/).map(withoutMarks);
    const first = lines.findIndex((line) => !/^\s*(?:#|$)/.test(line));
    const above = lines.slice(0, first).filter((line) => line.trim() !== '' && !isSchemaComment(line));
    return new PaperText(own.data, above, withoutBlankEnd(lines.slice(first)));
  }

  /** Those of an issue's block list, in its order; none where it is written otherwise. `undefined` for one that is no map. */
  static ofIssue(text: string): readonly (PaperText | undefined)[] {
    const root = rootMap(text);
    const pair = root && entriesOf(root.map).find((item) => keyOf(item) === 'papers');
    if (pair?.value?.type !== 'block-seq') return [];
    const { cards, gaps } = cutCards(text, pair, pair.value);
    // A comment apart from the cards around it goes with the one below.
    return cards.map((card, i) => PaperText.read((gaps[i - 1] ?? '') + withoutDash(card)));
  }

  /** Says of papers whether a card of an issue is this very one, in the same lines but for their indent. The issue is read once. */
  static among(text: string): (paper: PaperText) => boolean {
    return cardsIn(text);
  }

  /** How many bytes it has in a list of the usual layout. */
  get size(): number {
    return Buffer.byteLength(this.write(usualLayout));
  }

  /** As one entry of a block list, its last line ended. */
  readonly write = ({ dash, gap, newline }: Layout): string => {
    const [first = '', ...rest] = this.lines;
    const own = /^ */.exec(first)?.[0].length ?? 0;
    const key = Math.max(gap, own - dash);
    const pad = (columns: number) => (line: string) => (line === '' ? '' : ' '.repeat(columns) + line);
    return [
      ...this.above.map((line) => pad(dash)(line.trimStart())),
      `${' '.repeat(dash)}-${' '.repeat(key - 1)}${first.slice(own)}`,
      ...rest.map(pad(dash + key - own)),
    ]
      .map((line) => line + newline)
      .join('');
  };
}

/** The text, and what it says, without the entries of its root map that are about the file; a comment behind one stays. */
function ownOf(text: string): { readonly text: string; readonly data: Data } | undefined {
  const all = readData(text);
  if (all === undefined) return undefined;
  const data = Object.fromEntries(Object.entries(all).filter(([key]) => !keysOfFile.has(key)));
  if (sameData(data, all)) return { text, data: all };
  const root = rootMap(text);
  if (root === undefined || Object.keys(data).length === 0) return undefined;
  const own = entriesOf(root.map).filter((item) => keysOfFile.has(keyOf(item) ?? ''));
  let rest = text;
  for (const item of own.toReversed()) {
    const from = startOf(item) ?? text.length;
    const to = contentEnd(item);
    const end = behind(rest, to);
    rest =
      rest.slice(to, end).trim() === ''
        ? rest.slice(0, lineStart(rest, from)) + rest.slice(end)
        : rest.slice(0, from) + rest.slice(to).trimStart();
  }
  const left = readData(rest);
  return left !== undefined && sameData(left, data) ? { text: rest, data: left } : undefined;
}

/** The dash of a card stands before its first key, below the comments above it. */
function withoutDash(card: string): string {
  return card.replace(/^((?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*)-(?=\s)/, '$1 ');
}

/** Marks of a document (`---`, `...`) and directives; what stands behind a mark stays. */
function withoutMarks(line: string): string {
  return line.replace(/^(?:---|\.\.\.)(?:[ \t]+|$)/, '').replace(/^%.*/, '');
}

function isSchemaComment(line: string): boolean {
  return /^\s*#\s*(?:yaml-language-server:|\$schema=)/.test(line);
}

/** Without blank lines at its end; those of a block scalar that keeps them (`|+`) are its own. */
function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const keeps = lines.some((line) => /[|>]\d?\+\d?\s*(?:#.*)?$/.test(line));
  const end = keeps ? lines.slice(0, lines.at(-1) === '' ? -1 : undefined) : lines.slice(0, last + 1);
  return end;
}
