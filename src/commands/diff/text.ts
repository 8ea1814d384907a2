import type { Piece } from '../../diff/index.ts';
import { cellsOf, cut, escapeControls, oneLine, paint, type Paint, wrapped } from '../../terminal/index.ts';
import { type Comparison, changeLine, type Group, groupsOf, ownerLine, piecesOf, visible } from './told.ts';

export interface TextOptions {
  /** Of the terminal; `undefined`: nothing is wrapped. */
  readonly columns: number | undefined;
  /** Old and new words stand in one text, told apart by colours; else in lines of their own, with `-` and `+` before them. */
  readonly isColoured: boolean;
}

interface Layout {
  readonly columns: number | undefined;
  readonly colours: Paint;
  readonly isColoured: boolean;
}

/** What changed, for a person to read. Everything that a terminal would obey is spelt out. */
export function inText(comparison: Comparison, { columns, isColoured }: TextOptions): string {
  const layout = { columns, isColoured, colours: paint(isColoured) };
  return groupsOf(comparison)
    .flatMap((group) => groupRows(group, layout))
    .map((row) => `${row}\n`)
    .join('');
}

function groupRows({ owner, changes }: Group, layout: Layout): string[] {
  const indent = owner === undefined ? '  ' : '    ';
  const rows: string[] = [];
  if (owner !== undefined) {
    const { red, green, bold } = layout.colours;
    const [sign, colour] =
      owner.fate === 'added' ? ['+', green] : owner.fate === 'removed' ? ['-', red] : [' ', bold];
    const line = `${sign} ${oneLine(ownerLine(owner))}`;
    rows.push(colour(layout.columns === undefined ? line : cut(line, layout.columns)));
  }
  for (const change of changes) {
    const line = changeLine(change);
    const told =
      layout.columns === undefined
        ? [indent + escapeControls(line)]
        : wrapped(line, { columns: layout.columns, indent });
    for (const row of told) rows.push(row);
    // A text may have more rows than a call takes arguments.
    for (const row of piecesRows(piecesOf(change), `${indent}  `, layout)) rows.push(row);
  }
  return rows;
}

function piecesRows(pieces: readonly Piece[], indent: string, layout: Layout): string[] {
  if (layout.isColoured) return rowsOf(pieces, { sign: ' ', indent, layout });
  const without = (kind: Piece['kind']): readonly Piece[] => pieces.filter((piece) => piece.kind !== kind);
  const [before, after] = [without('added'), without('removed')];
  if (pieces.every(({ kind }) => kind === 'kept')) return rowsOf(pieces, { sign: ' ', indent, layout });
  return [
    ...(before.length === 0 ? [] : rowsOf(before, { sign: '-', indent, layout })),
    ...(after.length === 0 ? [] : rowsOf(after, { sign: '+', indent, layout })),
  ];
}

/** A character and the piece that it is of; a line break has no width and no text. */
interface Letter {
  readonly text: string;
  readonly width: number;
  readonly kind: Piece['kind'];
}

function rowsOf(
  pieces: readonly Piece[],
  { sign, indent, layout }: { readonly sign: string; readonly indent: string; readonly layout: Layout },
): string[] {
  const room = layout.columns === undefined ? Infinity : Math.max(4, layout.columns - 1 - indent.length);
  const rows = wrapLetters(pieces.flatMap(lettersOf), room);
  while (rows.length > 1 && rows.at(-1)?.length === 0) rows.pop();
  return rows.map((row) => `${sign}${indent.slice(sign.length)}${painted(row, layout.colours)}`.trimEnd());
}

function lettersOf(piece: Piece, i: number, pieces: readonly Piece[]): Letter[] {
  const { kind } = piece;
  const lines = visible(piece)
    .split(/\r?\n/)
    .map((line) => cellsOf(line).map(({ text, width }): Letter => ({ text, width, kind })));
  // Two words that stand side by side and were not apart, such as the last ones of a text.
  const next = pieces[i + 1];
  const touches = kind === 'removed' && next?.kind === 'added' && !/\s$/.test(piece.text);
  const gap: Letter[] = touches ? [{ text: ' ', width: 1, kind: 'kept' }] : [];
  return [...lines.flatMap((line, n) => (n === 0 ? line : [{ text: '', width: 0, kind }, ...line])), ...gap];
}

/** Breaks between words, and within one that is longer than a row. */
function wrapLetters(letters: readonly Letter[], room: number): Letter[][] {
  const rows: Letter[][] = [];
  let row: Letter[] = [];
  let width = 0;
  let space = 0;
  const end = (at: number): void => {
    rows.push(row.slice(0, at));
    row = row.slice(at);
    width = row.reduce((sum, letter) => sum + letter.width, 0);
    space = 0;
  };
  for (const letter of letters) {
    if (letter.text === '') {
      end(row.length);
      continue;
    }
    if (width + letter.width > room) {
      if (letter.text === ' ') {
        end(row.length);
        continue;
      }
      end(space === 0 ? row.length : space);
    }
    row.push(letter);
    width += letter.width;
    if (letter.text === ' ') space = row.length;
  }
  rows.push(row);
  return rows;
}

function painted(row: readonly Letter[], { red, green }: Paint): string {
  let out = '';
  for (let i = 0; i < row.length;) {
    const { kind } = row[i] ?? { kind: 'kept' };
    let text = '';
    for (; i < row.length && row[i]?.kind === kind; i++) text += row[i]?.text ?? '';
    out += kind === 'removed' ? red(text) : kind === 'added' ? green(text) : text;
  }
  return out;
}
