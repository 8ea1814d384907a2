import type { Edit, Fix, TextAbout } from '../../problem/index.ts';
import { composed, lineStart } from '../../text/index.ts';
import type { Lines } from '../layout/lines.ts';
import type { Slip } from '../layout/slip.ts';
import { quoteRest } from './quote.ts';

/** A colon and a space in place of a full-width colon at an offset, and quotation marks around a text that has colons of its own. */
export function colonAt(text: string, offset: number): Fix {
  const isEnd = /[ \t\r\n]/.test(text[offset + 1] ?? '\n');
  const edit = { from: offset, to: offset + 1, text: isEnd ? ':' : ': ' };
  return { edits: [edit, ...quotesBehind(text, offset)], structure: true };
}

/** A space behind the colon at an offset, and quotation marks as above. */
export function spaceBehindColon(text: string, offset: number): Fix {
  const edit = { from: offset + 1, to: offset + 1, text: ' ' };
  return { edits: [edit, ...quotesBehind(text, offset)], structure: true };
}

function quotesBehind(text: string, colon: number): readonly Edit[] {
  const space = /^[ \t]*/.exec(text.slice(colon + 1, colon + 100))?.[0].length ?? 0;
  const start = colon + 1 + space;
  const hasColon = /^(?!["'[{|>])[^\n]*?:(?:\s|$)/.test(text.slice(start, start + 2000));
  return hasColon ? (quoteRest(text, start)?.edits ?? []) : [];
}

/** An ordinary space in place of another one. */
export function spaceAt(text: string, offset: number): Fix | undefined {
  // How many columns one is wide that indents a line, only its author knows.
  if (text.slice(lineStart(text, offset), offset).trim() === '') return undefined;
  return { edits: [{ from: offset, to: offset + 1, text: ' ' }], structure: true };
}

/** A hyphen in place of a dash or a bullet; the space behind it where there is none. */
export function hyphenAt(text: string, from: number, mark: string): Fix {
  const to = from + mark.length;
  const isApart = /[ \t\r\n]/.test(text[to] ?? '\n');
  return { edits: [{ from, to, text: isApart ? '-' : '- ' }], structure: true };
}

/** What mends a slip of the layout, where its lines can be read in one way alone. */
export function slipFix(slip: Slip, lines: Lines, text: string): Fix | undefined {
  const { fault, about, from } = slip;
  if (fault === 'dash' || fault === 'dash-space') return hyphenAt(text, from, slip.text ?? '-');
  if (about === undefined) return undefined;
  const first = slip.lines[0] ?? 0;
  if (fault === 'blank-deeper') {
    const { start, indent } = lines.at(first);
    return { edits: [{ from: start, to: start + indent, text: '' }], structure: true };
  }
  // It may well be a key that has lost its place, or its colon.
  if (fault !== 'entry-column' && slip.lines.some((line) => looksLikeKey(line, lines))) return undefined;
  if (fault === 'tab-in-text') return spacesForTabs(slip, lines, text);
  if (fault === 'lost-line' || fault === 'block-indent') {
    const isBelowKey = slip.lines.some((line) => isKeyInText(lines.before(line), about, lines));
    const moved = isBelowKey ? undefined : moveText(lines, slip.lines, about.spaces);
    return moved && { edits: moved, structure: true, lines: contentsOf(slip, lines) };
  }
  if (fault === 'no-bar' && slip.owner !== undefined) {
    const colon = text.indexOf(':', slip.owner);
    const column = about.spaces - lines.usual;
    return barFix(lines, { colon, column, header: about.line - 1, text: slip.lines });
  }
  return fault === 'entry-column' ? moveEntry(slip, lines) : undefined;
}

/**
 * `|` behind the colon of a key, and the lines below it deeper than the key. Nobody knows of a line with a # whether it is a
 * comment.
 */
export function barFix(
  lines: Lines,
  {
    colon,
    column,
    header,
    text,
  }: {
    readonly colon: number;
    readonly column: number;
    /** The line of the key. */
    readonly header: number;
    readonly text: readonly number[];
  },
): Fix | undefined {
  const least = text.reduce((most, line) => Math.min(most, lines.at(line).indent), Infinity);
  const contents = text.map((line) => composed(lines.at(line).content));
  if (colon === -1 || contents.some((content) => /(?:^|\s)#/.test(content))) return undefined;
  // A comment between them would be text, too.
  const between = Array.from({ length: (text.at(-1) ?? header) - header }, (_, i) => header + 1 + i);
  if (between.some((line) => lines.at(line).content !== '' && !text.includes(line))) return undefined;
  const moved = moveText(lines, text, least > column ? least : column + lines.usual);
  if (moved === undefined || lines.at(text[0] ?? 0).indent !== least) return undefined;
  return {
    edits: [{ from: colon + 1, to: colon + 1, text: ' |' }, ...moved],
    structure: true,
    lines: contents,
  };
}

/** A key alone on a line of the text: it has got into it, and the lines below may be its own. */
function isKeyInText(line: number, about: TextAbout, lines: Lines): boolean {
  return line !== about.line - 1 && /^(?:- )?[a-z_][\w-]*:\s*(?:[|>][-+\d]*)?$/.test(lines.at(line).content);
}

/** `abstract:`, `- title: A`, or without its colon `arxiv "2506.15677"`. */
function looksLikeKey(line: number, lines: Lines): boolean {
  if (lines.form(line).key !== undefined) return true;
  const { content } = lines.at(line);
  const word = /^[a-z_][\w-]*(?![\w-])/.exec(content)?.[0] ?? '';
  return word !== '' && (lines.countOf(word) > 0 || /^(?:$|\s+["'|>\d[])/.test(content.slice(word.length)));
}

function contentsOf(slip: Slip, lines: Lines): string[] {
  return slip.lines.map((line) => composed(lines.at(line).content));
}

/** Lines of a text so far to the right that the first begins behind `spaces` spaces. */
function moveText(lines: Lines, text: readonly number[], spaces: number): Edit[] | undefined {
  const { indent } = lines.at(text[0] ?? 0);
  // What is 4 columns deeper than its text is code in Markdown, and what is less deep has lost more than the others.
  const isEven = text.every((line) => {
    const more = lines.at(line).indent - indent;
    return more >= 0 && more < 4 && !lines.at(line).hasTab;
  });
  return isEven ? move(lines, text, spaces - indent) : undefined;
}

function move(lines: Lines, all: readonly number[], by: number): Edit[] | undefined {
  if (all.some((line) => lines.at(line).hasTab || lines.at(line).indent + by < 0)) return undefined;
  if (by === 0) return [];
  return all.map((line) => {
    const { start } = lines.at(line);
    return by > 0
      ? { from: start, to: start, text: ' '.repeat(by) }
      : { from: start, to: start - by, text: '' };
  });
}

/** Spaces in place of the tabs before a text, where each of its lines has the same. */
function spacesForTabs(slip: Slip, lines: Lines, text: string): Fix | undefined {
  const { about } = slip;
  const spaces = slip.lines.map((line) => {
    const { start } = lines.at(line);
    return { start, space: /^[ \t]*/.exec(text.slice(start, start + 200))?.[0] ?? '' };
  });
  if (about === undefined || new Set(spaces.map(({ space }) => space)).size !== 1) return undefined;
  const edits = spaces.map(({ start, space }) => ({
    from: start,
    to: start + space.length,
    text: ' '.repeat(about.spaces),
  }));
  return { edits, structure: true, lines: contentsOf(slip, lines) };
}

/**
 * An entry in the column of those that it belongs to, with the lines below it where they follow its dash, and alone where
 * they are in their own place already.
 */
function moveEntry({ lines: [entry = 0], about }: Slip, lines: Lines): Fix | undefined {
  const { spaces = 0, has = 0 } = about ?? {};
  const { keyColumn } = lines.form(entry);
  const below: number[] = [];
  for (let line = entry + 1; line < lines.length; line++) {
    if (lines.at(line).content === '') continue;
    if (lines.at(line).indent <= has) break;
    below.push(line);
  }
  const next = below[0] === undefined ? undefined : lines.at(below[0]).indent;
  const by = spaces - has;
  const isWithEntry = next === undefined || next >= keyColumn;
  const isInPlace = next !== undefined && next === keyColumn + by;
  if (!isWithEntry && !isInPlace) return undefined;
  const edits = move(lines, isInPlace && next !== keyColumn ? [entry] : [entry, ...below], by);
  return edits && { edits, structure: true };
}
