import type { Path } from '../../problem/index.ts';
import { blockHeader, type Form, formOf } from './line-forms.ts';
import { linesOf } from './lines.ts';

/** The longest text of a file that is too large to be read, as far as its lines tell. */
export interface LongestText {
  readonly path: Path;
  /** 1-based. */
  readonly line: number;
  readonly length: number;
}

/** `undefined` where no text has a tenth of the file: it is large by what there is much of. */
export function longestText(text: string): LongestText | undefined {
  const path: { column: number; step: string | number }[] = [];
  let longest: LongestText | undefined;
  let own: { path: Path; line: number; length: number; column: number; isBlock: boolean } | undefined;
  for (const line of linesOf(text)) {
    const form = formOf(line);
    const isInside = own !== undefined && (form.kind === 'blank' || line.indent > own.column);
    const isText = form.kind === 'words' || form.kind === 'comment' || (own?.isBlock === true && isInside);
    if (own === undefined || !isText) {
      if (form.kind === 'key' || form.kind === 'entry') enter(path, form);
      const steps = form.kind === 'key' || form.kind === 'entry' ? path.map(({ step }) => step) : [];
      const column = form.key === undefined ? form.column : form.keyColumn;
      own = {
        path: steps,
        line: line.index + 1,
        length: 0,
        column,
        isBlock: blockHeader(form.value) !== undefined,
      };
    }
    if (form.kind === 'comment' && !isInside)
      own = { path: [], line: line.index + 1, length: 0, column: 0, isBlock: false };
    own.length += line.content.length;
    if (longest === undefined || own.length > longest.length)
      longest = { path: own.path, line: own.line, length: own.length };
  }
  return longest !== undefined && longest.length * 10 >= text.length ? longest : undefined;
}

function enter(
  path: { column: number; step: string | number }[],
  { kind, column, key, keyColumn }: Form,
): void {
  const isEntry = kind === 'entry';
  let index = 0;
  for (let top = path.at(-1); top !== undefined && top.column >= column; top = path.at(-1)) {
    // A list may stand in the column of the key that it belongs to.
    if (isEntry && top.column === column && typeof top.step === 'string') break;
    if (isEntry && top.column === column && typeof top.step === 'number') index = top.step + 1;
    path.pop();
  }
  if (isEntry) path.push({ column, step: index });
  if (key !== undefined) path.push({ column: keyColumn, step: key });
}
