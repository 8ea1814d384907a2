import { type Form, isNothing } from './line-forms.ts';
import type { List } from './opened.ts';
import type { Reading, Structure } from './slip.ts';

/** An entry begins in the column of the list that it belongs to, or begins a list below a key without a value. */
export function checkColumn(reading: Reading, { form, index }: Structure): void {
  const { last, lines, opened } = reading;
  const sibling = opened.listOf(form.key);
  if (last === undefined || sibling === undefined || sibling.column === form.column) return;
  const list = opened.listAt(form.column);
  const opens =
    last.form.kind === 'key' || last.form.key !== undefined ? last.form.keyColumn : last.form.column + 1;
  const isMeant = list !== undefined || (isNothing(last.form.value) && form.column >= opens);
  const strays = isMeant ? straysOf(reading, form, { index, sibling, list }) : [];
  if (isMeant && strays.length === 0) return;
  const { start, content } = lines.at(index);
  const from = start + form.column;
  const has = form.column;
  reading.report({
    fault: 'entry-column',
    about: { key: form.key ?? '', line: sibling.line + 1, spaces: sibling.column, has, more: 0 },
    from,
    to: from + content.length,
    firstLine: lines.before(index),
    lastLine: lines.after(index),
    lines: [index, ...strays],
  });
}

/**
 * The lines with keys that entries of an outer list have and those of the list which an entry has got into have not. A
 * key that is no deeper than the entry's dash is one, too.
 */
function straysOf(
  { lines, opened }: Reading,
  { key, column }: Form,
  { index, sibling, list }: { index: number; sibling: List; list: List | undefined },
): number[] {
  if (key === undefined || sibling.column > column) return [];
  const next = lines.form(lines.after(index));
  if (next.kind === 'key' && next.column > sibling.column && next.column <= column && list !== undefined)
    return opened.hasMapAt(next.column) ? [] : [lines.after(index)];
  const strays: number[] = [];
  for (let line = index + 1; line < lines.length; line++) {
    const form = lines.form(line);
    if (form.kind === 'blank') continue;
    if (form.column <= column) break;
    const isKey = form.kind === 'key' && form.key !== undefined && form.key !== key;
    if (isKey && sibling.keys.has(form.key ?? '') && list?.keys.has(form.key ?? '') !== true)
      strays.push(line);
  }
  return strays;
}
