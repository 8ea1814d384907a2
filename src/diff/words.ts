import { inCommon } from './sequence.ts';

/** A part of a text: in both versions, in the old one alone, or in the new one alone. */
export interface Piece {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** A word with the space behind it. Scripts that put none between words are taken letter by letter. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}`;
const unit = new RegExp(`([${unspaced}]|[^\\s${unspaced}]+)(\\s*)|\\s+`, 'gu');

interface Unit {
  readonly word: string;
  readonly space: string;
}

/**
 * What became of a text, word by word. The kept and the removed pieces are the old text, the kept and the added ones the new text,
 * to the letter. Between two kept pieces stands at most one removed piece, and then at most one added one.
 */
export function compareWords(before: string, after: string): Piece[] {
  const [a, b] = [unitsOf(before), unitsOf(after)];
  const pieces = new Pieces();
  let [x, y] = [0, 0];
  const ends: readonly (readonly [number, number])[] = [[a.length, b.length]];
  const words = ({ word }: Unit): string => word;
  for (const [i, j] of [...inCommon(a.map(words), b.map(words)), ...ends]) {
    for (; x < i; x++) pieces.add('removed', textOf(a[x]));
    for (; y < j; y++) pieces.add('added', textOf(b[y]));
    const [was, is] = [a[x++], b[y++]];
    if (was === undefined || is === undefined) break;
    if (was.space === is.space) {
      pieces.add('kept', textOf(is));
      continue;
    }
    pieces.add('kept', is.word);
    pieces.add('removed', was.space);
    pieces.add('added', is.space);
  }
  return withoutIslands(pieces.all());
}

function unitsOf(text: string): Unit[] {
  return Array.from(text.matchAll(unit), ([whole, word = '', space = whole]) => ({ word, space }));
}

function textOf(one: Unit | undefined): string {
  return one === undefined ? '' : one.word + one.space;
}

/** So few words that stay between two changes are read with them, where the changes are longer. */
const island = 3;

/** A text that was written anew has some small words in common with the old one, which say nothing: they count as changed. */
function withoutIslands(pieces: readonly Piece[]): Piece[] {
  const joined = new Pieces();
  /** The change before, which may reach over what was kept. */
  let open = changeSize(pieces, 0);
  for (const [i, piece] of pieces.entries()) {
    const size = changeSize(pieces, i + 1);
    const isIsland = piece.kind === 'kept' && piece.text.length <= Math.min(open, size);
    if (piece.kind !== 'kept') joined.add(piece.kind, piece.text);
    else if (isIsland && unitsOf(piece.text).length <= island) {
      joined.add('removed', piece.text);
      joined.add('added', piece.text);
    } else joined.add('kept', piece.text);
    if (piece.kind === 'kept') open = size;
  }
  return joined.all();
}

/** The letters of the longer side of the change that begins at a piece; 0 where none does, or where something only came or went. */
function changeSize(pieces: readonly Piece[], from: number): number {
  const [removed, added] = [pieces[from], pieces[from + 1]];
  return removed?.kind === 'removed' && added?.kind === 'added'
    ? Math.max(removed.text.length, added.text.length)
    : 0;
}

/** Joins neighbours of one kind. */
class Pieces {
  readonly #done: Piece[] = [];
  #kept = '';
  #removed = '';
  #added = '';

  add(kind: Piece['kind'], text: string): void {
    if (text === '') return;
    if (kind === 'kept') {
      this.#endChange();
      this.#kept += text;
    } else {
      this.#endKept();
      if (kind === 'removed') this.#removed += text;
      else this.#added += text;
    }
  }

  all(): Piece[] {
    this.#endKept();
    this.#endChange();
    return this.#done;
  }

  #endKept(): void {
    if (this.#kept !== '') this.#done.push({ kind: 'kept', text: this.#kept });
    this.#kept = '';
  }

  #endChange(): void {
    if (this.#removed !== '') this.#done.push({ kind: 'removed', text: this.#removed });
    if (this.#added !== '') this.#done.push({ kind: 'added', text: this.#added });
    this.#removed = '';
    this.#added = '';
  }
}

/** So many words stay beside each change. */
const near = 6;

/** The same without what is far from each change: `…` stands in its place. */
export function nearChanges(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, i) => {
    if (piece.kind !== 'kept') return piece;
    const units = unitsOf(piece.text).map(textOf);
    const head = i === 0 ? [] : units.slice(0, near);
    const tail = i === pieces.length - 1 ? [] : units.slice(-near);
    if (head.length + tail.length >= units.length - 1) return piece;
    const start = head.join('');
    const gap = start === '' || /\s$/.test(start) ? '… ' : ' … ';
    return { kind: 'kept', text: `${start}${tail.length === 0 ? gap.trimEnd() : gap}${tail.join('')}` };
  });
}
