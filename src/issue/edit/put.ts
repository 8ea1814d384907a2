import type { Path } from '../../problem/index.ts';
import {
  type BlockMap,
  columnOf,
  contentEnd,
  entriesOf,
  type Item,
  key as writeKey,
  keyOf,
  literal,
  newlineAt,
  nextLine,
  placeAfter,
  placeBefore,
  quoted,
  rootMap,
  startOf,
} from '../../yaml/index.ts';
import { asLines } from './propose.ts';
import { keyEnd } from './spans.ts';

/** One text for one place of an issue file, where there is none yet, or nothing but a placeholder. */
export interface Put {
  /** Of the text. Its last key is added where it is missing; all before it but a map of languages or marks is there. */
  readonly path: Path;
  readonly text: string;
  /** `long`: as a literal block. */
  readonly style: 'quoted' | 'long';
  /** The keys before which a new one goes, where the map has any of them. */
  readonly before: readonly string[];
}

/** Ways to put a text into a file (without byte order mark), the best-looking first. None is proven yet. */
export function proposePut(body: string, put: Put): string[] {
  const root = rootMap(body);
  if (root === undefined) return [];
  return into(new Writing(body, put), root.map, put.path);
}

/** The text, and how it is written behind a key. */
class Writing {
  readonly body: string;
  readonly put: Put;

  constructor(body: string, put: Put) {
    this.body = body;
    this.put = put;
  }

  /** What stands behind the colon of a key, and the lines below it; without lines where the text is in quotation marks. */
  written(step: number): { readonly inLine: string; readonly lines: readonly string[] }[] {
    const { text, style } = this.put;
    const inQuotes = { inLine: quoted(text), lines: [] };
    const block = style === 'long' ? literal(`${text.trimEnd()}\n`, step) : undefined;
    return block === undefined ? [inQuotes] : [{ inLine: block.header, lines: block.lines }, inQuotes];
  }

  splice(from: number, to: number, text: string): string {
    return this.body.slice(0, from) + text + this.body.slice(to);
  }

  newline(at: number): string {
    return newlineAt(this.body, at);
  }
}

/** From a map down to the place. */
function into(writing: Writing, map: BlockMap, path: Path): string[] {
  const [step, ...rest] = path;
  const item = entriesOf(map).find((entry) => keyOf(entry) === step);
  if (item === undefined) return typeof step === 'string' ? newKey(writing, map, [step, ...rest]) : [];
  if (rest.length === 0) return replaced(writing, item, map);
  const { value } = item;
  if (value?.type === 'block-map') return into(writing, value, rest);
  const [index, ...inEntry] = rest;
  if (value?.type === 'block-seq' && typeof index === 'number') {
    const entry = entriesOf(value)[index]?.value;
    return entry?.type === 'block-map' ? into(writing, entry, inEntry) : [];
  }
  if (value?.type === 'flow-collection') return intoFlow(writing, value, rest);
  // A key without a value, below which a map can begin.
  return value === undefined || value === null ? belowKey(writing, item, map, rest) : [];
}

/** A key, or one in another, as new lines of a map. */
function newKey(writing: Writing, map: BlockMap, path: Path): string[] {
  const { body, put } = writing;
  const items = entriesOf(map);
  const next = items.findIndex((item) => put.before.includes(keyOf(item) ?? ''));
  const [first] = items;
  const start = first && startOf(first);
  if (first === undefined || start === undefined) return [];
  const column = columnOf(body, start);
  // The first key of a card stands behind its dash, where no line goes before it.
  const isFirst = next === 0 && body.slice(start - column, start).trim() === '';
  const last = items[next === -1 ? items.length - 1 : Math.max(0, next - 1)] ?? first;
  const at = isFirst ? placeBefore(body, start, 0) : placeAfter(body, contentEnd(last), column);
  return linesOf(writing, path, column).map((lines) => writing.splice(at, at, asLines(body, at, lines)));
}

/** The same below a key that holds nothing. */
function belowKey(writing: Writing, item: Item, map: BlockMap, path: Path): string[] {
  const { body } = writing;
  const column = columnOf(body, startOf(item) ?? map.offset) + 2;
  const at = nextLine(body, keyEnd(item));
  return linesOf(writing, path, column).map((lines) => writing.splice(at, at, asLines(body, at, lines)));
}

function linesOf(writing: Writing, path: Path, column: number): string[] {
  const newline = writing.newline(writing.body.length);
  const outer = path.slice(0, -1).map((step, depth) => `${' '.repeat(column + 2 * depth)}${step}:`);
  const inner = column + 2 * outer.length;
  return writing
    .written(2)
    .map(({ inLine, lines }) =>
      [
        ...outer,
        `${' '.repeat(inner)}${writeKey(String(path.at(-1)))}: ${inLine}`,
        ...indented(lines, inner + 2),
      ]
        .map((line) => line + newline)
        .join(''),
    );
}

function indented(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));
}

/** In place of a placeholder: the key, its comments and all around it stay. */
function replaced(writing: Writing, item: Item, map: BlockMap): string[] {
  const { body } = writing;
  const { value } = item;
  const column = columnOf(body, startOf(item) ?? map.offset);
  if (value?.type === 'block-scalar') return inBlock(writing, value, column);
  const isScalar =
    value?.type === 'scalar' ||
    value?.type === 'double-quoted-scalar' ||
    value?.type === 'single-quoted-scalar';
  if (!isScalar && value !== undefined && value !== null) return [];
  const from = isScalar ? value.offset : keyEnd(item);
  const to = isScalar ? value.offset + value.source.length : from;
  return writing.written(2).map(({ inLine, lines }) => {
    const space = isScalar ? '' : ' ';
    const start = writing.splice(from, to, space + inLine);
    if (lines.length === 0) return start;
    const at = nextLine(start, from);
    const newline = newlineAt(body, body.length);
    const below = indented(lines, column + 2)
      .map((line) => line + newline)
      .join('');
    return start.slice(0, at) + asLines(start, at, below) + start.slice(at);
  });
}

type BlockScalar = Extract<Item['value'], { type: 'block-scalar' }>;

/** Keeps the header with its comment, the indentation, and the blank lines behind the text. */
function inBlock(writing: Writing, value: NonNullable<BlockScalar>, column: number): string[] {
  const { body } = writing;
  const header = value.props.find(({ type }) => type === 'block-scalar-header');
  const last = value.props.at(-1);
  if (header === undefined || last === undefined || !('source' in last) || !('source' in header)) return [];
  const from = last.offset + last.source.length;
  const to = from + value.source.length;
  const blank = (/(?<![ \t\r\n])[ \t\r\n]*$/.exec(value.source)?.[0] ?? '').replace(/^[ \t]+/, '');
  const own = /^([ \t]*)\S/m.exec(value.source)?.[1];
  // The line end of the last line is the text's own; without a text, all lines are blank.
  const behind = own === undefined ? value.source : blank.replace(/^\r?\n/, '');
  const indentation = own?.length ?? column + 2;
  const newline = newlineAt(body, from);
  return writing.written(2).flatMap(({ inLine, lines }) => {
    if (lines.length === 0) return [];
    const text = indented(lines, indentation)
      .map((line) => line + newline)
      .join('');
    const isAtEnd = to === body.length && !body.endsWith('\n') && behind === '';
    const content = `${isAtEnd ? text.slice(0, -newline.length) : text}${behind}`;
    const kept = writing.splice(from, to, content);
    const newHeader =
      kept.slice(0, header.offset) + inLine + kept.slice(header.offset + header.source.length);
    return [kept, newHeader];
  });
}

type Flow = Extract<Item['value'], { type: 'flow-collection' }>;

/** Between braces: a new entry before the others, or in place of a placeholder. */
function intoFlow(writing: Writing, flow: NonNullable<Flow>, path: Path): string[] {
  const [step, ...rest] = path;
  if (flow.start.type !== 'flow-map-start' || rest.length > 0 || typeof step !== 'string') return [];
  const text = quoted(writing.put.text);
  const item = flow.items.find((entry) => keyOf(entry) === step);
  if (item === undefined) {
    const at = flow.start.offset + 1;
    const space = /^[ \t]/.test(writing.body.slice(at)) ? ' ' : '';
    const isEmpty = !flow.items.some(({ key }) => key);
    return [
      writing.splice(
        at,
        at,
        `${space}${writeKey(step)}: ${text}${isEmpty ? '' : ','}${space === '' && !isEmpty ? ' ' : ''}`,
      ),
    ];
  }
  const { value } = item;
  if (value === undefined || value === null) {
    const at = keyEnd(item);
    return [writing.splice(at, at, ` ${text}`)];
  }
  return 'source' in value ? [writing.splice(value.offset, value.offset + value.source.length, text)] : [];
}
