import { type Form, isNothing } from './line-forms.ts';
import type { Lines } from './lines.ts';
import { type Reading, type Structure, textSlip } from './slip.ts';

/** Words where a key or an entry could stand: they go on with a text, or have lost their way. */
export function readWords(reading: Reading, { form, index }: Structure): number {
  const { last, lines, opened } = reading;
  if (isDash(reading, form)) {
    reportDash(reading, form, index);
    if (form.key !== undefined) opened.enter({ ...form, kind: 'entry' }, index);
    return index + 1;
  }
  if (last === undefined || last.form.key === undefined || /^[[{&*!]/.test(last.form.value)) return index + 1;
  const { keyColumn } = last.form;
  const run = runFrom(reading, index, keyColumn);
  const isDeeper = form.column > keyColumn;
  const isEmpty = isNothing(last.form.value);
  const broken = isDeeper
    ? run.lines.some((line) => lines.form(line).hasColon)
    : !lacksColon(lines, index) && (isEmpty || !form.hasColon);
  if (broken && !/^["']/.test(last.form.value)) {
    const spaces = keyColumn + lines.usual;
    const fault = isEmpty ? 'no-bar' : 'goes-on';
    reading.report(textSlip(reading, fault, { header: last, lines: run.lines, spaces, end: run.end }));
  }
  return run.end;
}

/** Whether a line is a key that is known in this file, and that only lost its colon. */
function lacksColon(lines: Lines, index: number): boolean {
  const word = /^[\w-]+/.exec(lines.at(index).content)?.[0] ?? '';
  return lines.countOf(word) > 0 || /^\S+[：]/u.test(lines.at(index).content);
}

function isDash({ last, opened }: Reading, { mark, key, column, hasColon }: Form): boolean {
  if (mark === undefined) return false;
  if (key !== undefined) return true;
  const list = opened.listAt(column);
  if (list !== undefined) return list.firstKey === undefined;
  return (
    last !== undefined &&
    last.form.key !== undefined &&
    isNothing(last.form.value) &&
    !hasColon &&
    column >= last.form.keyColumn
  );
}

function reportDash({ lines, report }: Reading, { mark = '', column }: Form, index: number): void {
  const from = lines.at(index).start + column;
  report({
    fault: mark === '-' ? 'dash-space' : 'dash',
    text: mark,
    from,
    to: from + mark.length,
    firstLine: lines.before(index),
    lastLine: lines.endOf(index),
    lines: [index],
  });
}

/** The words from `index` on up to the next key or entry, and the line that this stands on. */
function runFrom(reading: Reading, index: number, keyColumn: number): { lines: number[]; end: number } {
  const { lines: all, opened } = reading;
  const lines: number[] = [];
  let end = index;
  for (; end < all.length; end++) {
    const form = all.form(end);
    if (form.kind === 'blank') continue;
    if (form.kind === 'comment' && form.column <= keyColumn) break;
    if (form.kind === 'key' || form.kind === 'end' || isDash(reading, form)) break;
    if (form.kind === 'entry' && (form.key !== undefined || opened.listAt(form.column) !== undefined)) break;
    lines.push(end);
  }
  return { lines, end };
}
