import { bareUrlAt } from './autolink.ts';
import { characterAt, characterBefore, isUnspaced } from '../../text/index.ts';
import { mathAt } from './math.ts';
import type { Block, Inline } from '../ast.ts';

/**
 * Reads quoted text, data from elsewhere in which nothing is markup (CONTRACT §3). `line` is one line of text: a label, an
 * author, an alt text. A `title` knows `$…$` mathematics besides, and an `abstract` paragraphs and bare addresses, too.
 */
export function readQuoted(source: string, kind: QuotedKind): { blocks: Block[] } {
  const blocks: Block[] = [];
  const whole = source.replaceAll('\0', '\ufffd');
  const parts = kind === 'abstract' ? paragraphs(whole) : [{ start: 0, end: whole.length }];
  for (const { start, end } of parts) {
    const children = inlines(whole, { start, end, kind });
    const [first, last] = [children[0], children.at(-1)];
    if (first === undefined || last === undefined) continue;
    blocks.push({ type: 'paragraph', children, start: first.start, end: last.end });
  }
  return { blocks };
}

export type QuotedKind = 'line' | 'title' | 'abstract';

/** White space that is not a single space between words, and what may begin a mark. */
const marksOf: Readonly<Record<QuotedKind, RegExp>> = {
  line: /[^\S ]\s*| \s+/g,
  title: /[^\S ]\s*| \s+|\$/g,
  abstract: /[^\S ]\s*| \s+|\$|https?:|www\./gi,
};

function paragraphs(source: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const gap of source.matchAll(/(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*/g)) {
    found.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  found.push({ start, end: source.length });
  return found;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly kind: QuotedKind;
}

function inlines(source: string, { start, end, kind }: Part): Inline[] {
  // Nothing is read beyond the paragraph's end.
  const text = source.slice(0, end).trimEnd();
  const from = text.length - text.slice(start).trimStart().length;
  const out: Inline[] = [];
  let pending = '';
  let pendingFrom = from;
  let done = from;
  const flush = (at: number) => {
    pending += text.slice(done, at);
    if (pending !== '') out.push({ type: 'text', text: pending, start: pendingFrom, end: at });
    pending = '';
  };
  const marks = marksOf[kind];
  marks.lastIndex = from;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const { index } = match;
    if (/\s/.test(match[0])) {
      pending += text.slice(done, index) + gapFor(text, index, match[0]);
      done = marks.lastIndex;
      continue;
    }
    const found = markAt(text, index);
    if (found === undefined) continue;
    flush(index);
    out.push(found);
    done = found.end;
    pendingFrom = done;
    marks.lastIndex = done;
  }
  flush(text.length);
  return out;
}

function markAt(text: string, index: number): Inline | undefined {
  const c = text.charAt(index);
  if (c === '$') {
    const math = mathAt(text, index);
    return math && { type: 'math', source: math.source, start: index, end: math.end };
  }
  const url = /[hw]/i.test(c) ? bareUrlAt(text, index) : undefined;
  if (url === undefined) return undefined;
  const span = { start: index, end: url.end };
  return {
    type: 'link',
    href: url.href,
    bare: true,
    children: [{ type: 'text', text: text.slice(index, url.end), ...span }],
    ...span,
  };
}

/** A run of white space is one space; a line break between two Han characters or kana is nothing. */
function gapFor(text: string, index: number, space: string): string {
  const joined =
    /[\r\n]/.test(space) &&
    isUnspaced(characterBefore(text, index)) &&
    isUnspaced(characterAt(text, index + space.length));
  return joined ? '' : ' ';
}
