import { type Form, isNothing } from './line-forms.ts';
import { type Reading, type Structure, textSlip } from './slip.ts';

/** The text below a header such as `summary: |`. */
interface Block {
  readonly header: Structure;
  /** The column of what the text belongs to; every line of it is deeper. */
  readonly parent: number;
  /** How many spaces its lines begin with, where any line of it has told. */
  readonly indent: number | undefined;
  readonly firstText: number | undefined;
  readonly lastText: number;
}

/** Reads the text below a header such as `summary: |`; returns the line behind it. */
export function readBlock(reading: Reading, header: Structure, indicator: number | undefined): number {
  const { lines } = reading;
  const { form } = header;
  const parent = form.key === undefined ? form.column : form.keyColumn;
  let indent = indicator === undefined ? undefined : parent + indicator;
  let firstText: number | undefined;
  let lastText = header.index;
  let deepBlank: number | undefined;
  let inFence = false;
  const tabs: number[] = [];
  let index = header.index + 1;
  for (; index < lines.length; index++) {
    const line = lines.at(index);
    if (line.content === '') {
      const deepest = deepBlank === undefined ? 0 : lines.at(deepBlank).indent;
      if (indent === undefined && line.indent > deepest) deepBlank = index;
      continue;
    }
    if (line.hasTab && line.indent < (indent ?? parent + 1)) {
      tabs.push(index);
    } else {
      if (line.indent < (indent ?? parent + 1)) break;
      if (indent === undefined && deepBlank !== undefined && lines.at(deepBlank).indent > line.indent)
        reading.report(
          textSlip(reading, 'blank-deeper', { header, lines: [deepBlank], spaces: line.indent, end: index }),
        );
      indent ??= line.indent;
      if (line.content.startsWith('```')) inFence = !inFence;
      if (!inFence) swallow(reading, index);
    }
    firstText ??= index;
    lastText = index;
  }
  const spaces = indent ?? parent + lines.usual;
  if (tabs.length > 0)
    reading.report(textSlip(reading, 'tab-in-text', { header, lines: tabs, spaces, end: index }));
  return afterBlock(reading, { header, parent, indent, firstText, lastText }, index);
}

function swallow({ lines, opened, swallow: take }: Reading, index: number): void {
  const form = lines.form(index);
  if (form.kind !== 'entry' || form.key === undefined) return;
  const sibling = opened.listOf(form.key);
  if (sibling === undefined) return;
  const { start, indent, content } = lines.at(index);
  const from = start + indent;
  const { column, line } = sibling;
  take({ line: index, from, to: from + content.length, sibling: { column, line }, column: form.column });
}

/** What stands below a text and is less indented: the next key, or a line of the text that lost its indent. */
function afterBlock(reading: Reading, block: Block, index: number): number {
  const { lines } = reading;
  const { header, parent, indent } = block;
  const want = indent ?? parent + lines.usual;
  const lost: number[] = [];
  let end = index;
  for (; end < lines.length; end++) {
    const line = lines.at(end);
    const form = lines.form(end);
    if (form.kind === 'blank') continue;
    if (form.kind === 'comment' && line.indent < want) {
      // A heading of Markdown, where more of the text comes below it; else a comment.
      if (!isTextBelow(reading, { index: end, want, isLost: lost.length > 0 })) continue;
      lost.push(end);
    } else if (lost.length > 0 && line.indent >= want) {
      continue;
    } else if (isStructure(reading, form, end)) {
      break;
    } else {
      lost.push(end);
    }
  }
  const [first] = lost;
  if (first === undefined) return end;
  const step = want - parent;
  const { indent: has } = lines.at(first);
  const beginsDeeper =
    block.firstText !== undefined && has > parent && step !== lines.usual && has - parent === lines.usual;
  if (beginsDeeper && block.firstText !== undefined) {
    const more = { has: want, other: first + 1, indicator: has - parent };
    reading.report(
      textSlip(reading, 'first-deeper', { header, lines: [block.firstText], spaces: has, end, more }),
    );
  } else {
    const fault = block.firstText === undefined ? 'block-indent' : 'lost-line';
    reading.report(
      textSlip(reading, fault, { header, lines: lost, spaces: want, end, firstLine: block.lastText }),
    );
  }
  return end;
}

function isTextBelow(
  reading: Reading,
  { index, want, isLost }: { index: number; want: number; isLost: boolean },
): boolean {
  const { lines } = reading;
  const next = lines.after(index);
  const form = lines.form(next);
  if (next === index || form.kind === 'comment') return false;
  return lines.at(next).indent >= want || (isLost && !isStructure(reading, form, next));
}

/** Whether a line below a text is none of it. */
function isStructure(reading: Reading, form: Form, index: number): boolean {
  const { opened } = reading;
  if (form.kind === 'key') return !isStrange(reading, form, index);
  if (form.kind === 'end') return true;
  const list = opened.listAt(form.column);
  const isOfTexts = list !== undefined && list.firstKey === undefined;
  const isEntry = form.key === undefined ? isOfTexts : opened.firstKeys.has(form.key);
  return form.kind === 'entry'
    ? isEntry || (form.key !== undefined && list !== undefined)
    : form.mark !== undefined && isEntry;
}

/** `note: this too` below a text: a key that no other line has, with a value, where none can stand. */
function isStrange({ lines, opened }: Reading, { key = '', value, column }: Form, index: number): boolean {
  if (lines.countOf(key) !== 1 || isNothing(value) || /^["'[{|>&*!]/.test(value) || key.startsWith('x-'))
    return false;
  const next = lines.form(lines.after(index));
  return !opened.hasMapAt(column) || (next.kind === 'key' && next.column > column);
}
