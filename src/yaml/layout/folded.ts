import { lineStart } from '../../text/index.ts';
import type { Scalar } from 'yaml';
import { joinedMark, markOf } from './line-forms.ts';

/** A line of a text that YAML joins to the one before it, although it was to stand for itself. */
export interface FoldedLine {
  /** A line that begins a list, a quote, a heading or the like; or one behind a single empty line. */
  readonly why: 'item' | 'paragraph';
  readonly text: string;
  /** Offsets in the file. */
  readonly from: number;
  readonly to: number;
}

interface SourceLine {
  readonly text: string;
  readonly from: number;
  /** Deeper than the text, where folding leaves line breaks as they are. */
  readonly isDeeper: boolean;
  /** How many empty lines are above it. */
  readonly blanks: number;
}

/** What begins a block of Markdown, by its kind. `weak`: might as well be a word at which the line was broken. */
const starts: readonly { readonly form: RegExp; readonly kind: string; readonly weak?: true }[] = [
  { form: /^[-*]\s+\S/, kind: 'bullet' },
  { form: /^1[.)]\s+\S/, kind: 'number' },
  { form: /^\d{1,3}[.)]\s+\S/, kind: 'number', weak: true },
  { form: /^\+\s+\S/, kind: 'plus', weak: true },
  { form: /^[\u2022\u2460-\u2473]\s*\S/u, kind: 'sign', weak: true },
  { form: /^>\s+\S/, kind: 'quote', weak: true },
  { form: /^\|.*\|$/, kind: 'table', weak: true },
  { form: /^#{2,6}\s+\S/, kind: 'heading' },
  { form: /^```/, kind: 'fence' },
];

const startOf = (text: string): (typeof starts)[number] | undefined =>
  starts.find(({ form }) => form.test(text));

/**
 * The first line of a folded, plain or quoted text that readers see run together with the one before it, where that is not
 * what the lines look like. `isMarkdown`: a list or heading may follow a paragraph without an empty line.
 */
export function foldedIn(node: Scalar, file: string, isMarkdown: boolean): FoldedLine | undefined {
  const lines = sourceLines(node, file);
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const kind = startOf(text)?.kind ?? '';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  let before: SourceLine | undefined;
  for (const line of lines) {
    const why =
      before === undefined || isBroken(before, line, counts)
        ? undefined
        : whyOf(before, line, { isMarkdown, type: node.type });
    if (why !== undefined) return { why, text: line.text, from: line.from, to: line.from + line.text.length };
    before = line;
  }
  return undefined;
}

/** Whether a line that looks like the only entry of a list is where a long sentence was broken before a dash or a number. */
function isBroken(before: SourceLine, line: SourceLine, counts: ReadonlyMap<string, number>): boolean {
  const kind = startOf(line.text)?.kind;
  if (line.blanks > 0 || (kind !== 'bullet' && kind !== 'number')) return false;
  const isLong =
    before.text.length > 30 && /[\p{L}\p{N},)]$/u.test(before.text) && !/[다요음함]$/.test(before.text);
  return isLong && counts.get(kind) === 1;
}

function whyOf(
  before: SourceLine,
  line: SourceLine,
  { isMarkdown, type }: { isMarkdown: boolean; type: Scalar['type'] },
): FoldedLine['why'] | undefined {
  if (before.isDeeper || line.isDeeper || line.blanks > 1) return undefined;
  // A line break that is written as an escape, or taken out by one.
  if (type === 'QUOTE_DOUBLE' && /\\n?$/.test(before.text)) return undefined;
  const start = startOf(line.text);
  const above = startOf(before.text);
  if (line.blanks === 0)
    return start !== undefined && (start.weak !== true || above?.kind === start.kind) ? 'item' : undefined;
  const stands = isMarkdown && (start !== undefined || above?.kind === 'heading');
  return stands ? undefined : 'paragraph';
}

/** Whether `nextEntryIn` may find something in the lines of a text, by its value: most have no such mark in them. */
export function mayHoldEntry(value: string): boolean {
  return joinedMark.test(value);
}

/** The line of a plain text in a list that looks like the list's next entry, indented too deep. */
export function nextEntryIn(
  node: Scalar,
  file: string,
): (Omit<FoldedLine, 'why'> & { readonly mark: string }) | undefined {
  const [, ...more] = node.type === 'PLAIN' ? sourceLines(node, file) : [];
  const line = more.find(({ text }) => /^-\s/.test(text) || markOf(text) !== undefined);
  const mark = markOf(line?.text ?? '')?.mark ?? '-';
  return line && { text: line.text, from: line.from, to: line.from + line.text.length, mark };
}

/** The lines of a text that is no literal block, without those that are empty. */
function sourceLines({ range, type }: Scalar, file: string): SourceLine[] {
  if (type === 'BLOCK_LITERAL' || !range) return [];
  const [start, end] = range;
  const source = file.slice(start, end);
  if (!source.includes('\n')) return [];
  const isBlock = type === 'BLOCK_FOLDED';
  const lines: SourceLine[] = [];
  let [offset, blanks] = [start, 0];
  let indent: number | undefined = isBlock ? indicated(file, start, source) : 0;
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.trim();
    const inset = raw.length - raw.trimStart().length;
    if (index > 0 || !isBlock) {
      if (text === '') blanks++;
      else {
        indent ??= inset;
        const isLast = offset + raw.length >= end;
        lines.push({
          text: bare(text, type, isLast),
          from: offset + inset,
          isDeeper: isBlock && inset > indent,
          blanks,
        });
        blanks = 0;
      }
    }
    offset += raw.length + 1;
  }
  return lines;
}

/** Without the mark that ends a quoted text. */
function bare(text: string, type: Scalar['type'], isLast: boolean): string {
  return isLast && type?.startsWith('QUOTE') === true ? text.slice(0, -1) : text;
}

/** The indent that a header such as `>2` says; `undefined` where the first line of the text does. */
function indicated(file: string, start: number, source: string): number | undefined {
  const number = /^>[-+]?([1-9])/.exec(source)?.[1];
  if (number === undefined) return undefined;
  const line = file.slice(lineStart(file, start), start);
  return (/^ *(?:- +)*/.exec(line)?.[0].length ?? 0) + Number(number);
}
