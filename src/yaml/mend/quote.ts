import type { Scalar } from 'yaml';
import type { Edit, Fix, Path } from '../../problem/index.ts';
import { composed, lineStart, quotesAround } from '../../text/index.ts';
import type { SourceMap } from '../source-map.ts';

/** Quotation marks around an unquoted text, which says then what is written there. */
export function quoteScalar(sourceMap: SourceMap, path: Path): Fix | undefined {
  const line = plainLine(sourceMap, path);
  return line && wrapped(line.source, line.from);
}

/** Straight quotation marks in place of the others around an unquoted text. */
export function straightenScalar(sourceMap: SourceMap, path: Path): Fix | undefined {
  const line = plainLine(sourceMap, path);
  return line && isTyped(line.source) ? straightened(line.source, line.from) : undefined;
}

/** An unquoted text on one line, as the file has it: of one on several lines the scalar's own source has other places. */
function plainLine(sourceMap: SourceMap, path: Path): { source: string; from: number } | undefined {
  const node = sourceMap.scalar(path);
  if (node === undefined || !isPlain(node)) return undefined;
  const [from = 0, to = 0] = node.range ?? [];
  const source = sourceMap.text.slice(from, to);
  return isOneLine(source) ? { source, from } : undefined;
}

/** Another text in place of a scalar's, in the quotation marks that it has; an unquoted one gets some. */
export function rewriteScalar(sourceMap: SourceMap, path: Path, value: string): Fix | undefined {
  const node = sourceMap.scalar(path);
  if (node === undefined || !isOneLine(value) || /["'\\]/.test(value)) return undefined;
  const [from = 0, to = 0] = node.range ?? [];
  const mark = isPlain(node) ? '"' : (sourceMap.text[from] ?? '');
  if (mark !== '"' && mark !== "'") return undefined;
  return { edits: [{ from, to, text: mark + value + mark }], path, value };
}

const beforeText = /^ *(?:- +)*(?:(?:[\w./-]+|"[\w./-]*"|'[\w./-]*') *(?:: +|： *))?$/u;

/**
 * Quotation marks around the unquoted text from an offset up to the end of its line, where it stands there alone behind its
 * key or dash. A comment behind it stays one; whether a # without a space begins one, nobody knows.
 */
export function quoteRest(text: string, from: number): Fix | undefined {
  const before = text.slice(lineStart(text, from), from);
  const end = text.indexOf('\n', from);
  const line = text.slice(from, end === -1 ? undefined : end);
  const rest = line.replace(/(?<![ \t])[ \t]+#(?:[ \t].*)?\r?$/, '').trimEnd();
  if (!beforeText.test(before) || /[ \t]#/.test(rest) || !isOneLine(rest)) return undefined;
  if (goesOn(text, end, before)) return undefined;
  return isTyped(rest) ? straightened(rest, from) : wrapped(rest, from);
}

/**
 * The text in double quotation marks from an offset up to the end of its line, with others inside, between single ones; only
 * where the marks tell which of them are those around it.
 */
export function requoteRest(text: string, from: number): Fix | undefined {
  const rest = aloneBehindKey(text, from);
  if (rest === undefined || rest.includes('\\')) return undefined;
  const inner = rest.slice(1, -1);
  const isAround = rest.endsWith('"') && isQuoting(inner);
  if (isAround === isQuoting(rest)) return undefined;
  return isAround ? straightened(rest, from) : wrapped(rest, from);
}

/**
 * Double quotation marks in place of the single ones around the text from an offset up to the end of its line; only where each
 * one inside is an apostrophe between two letters.
 */
export function requoteApostrophes(text: string, from: number): Fix | undefined {
  const inner = aloneBehindKey(text, from)?.slice(1, -1);
  if (inner === undefined || !text.startsWith(`'${inner}'`, from)) return undefined;
  if (/["\\]/.test(inner) || /(?<!\p{L})'|'(?!\p{L})/u.test(inner)) return undefined;
  const last = from + inner.length + 1;
  const edits = [from, last].map((offset) => ({ from: offset, to: offset + 1, text: '"' }));
  return { edits, value: composed(inner) };
}

/** The mark that was meant to close the quotation that begins at an offset, and the right one in its place. */
export function closeQuote(text: string, from: number): { at: number; fix: Fix } | undefined {
  const rest = aloneBehindKey(text, from);
  const mark = text[from] ?? '';
  if (rest === undefined || rest.length < 3 || rest.includes('\\')) return undefined;
  const inner = rest.slice(1, -1);
  const alike = [/[“”„‟＂"]/gu, /(?<!\p{L})[‘’‚＇']|[‘’‚＇'](?!\p{L})/gu].find(
    (marks) => rest.slice(-1).search(marks) === 0,
  );
  // It may also close a quotation within the text.
  const isPaired = alike === undefined || (inner.match(alike)?.length ?? 0) % 2 === 1;
  if (isPaired || inner.includes(mark)) return undefined;
  const at = from + rest.length - 1;
  return { at, fix: { edits: [{ from: at, to: at + 1, text: mark }], value: composed(inner) } };
}

/** What stands from an offset up to the end of its line, where it stands there alone behind its key or dash. */
function aloneBehindKey(text: string, from: number): string | undefined {
  const end = text.indexOf('\n', from);
  const rest = text.slice(from, end === -1 ? undefined : end).trimEnd();
  const before = text.slice(lineStart(text, from), from);
  const isAlone = beforeText.test(before) && isOneLine(rest) && !/[ \t]#/.test(rest);
  return isAlone && !goesOn(text, end, before) ? rest : undefined;
}

/** Whether each mark in a text opens a quotation or closes one. */
function isQuoting(text: string): boolean {
  let isOpen = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
    if (isOpen ? !/\S/.test(before) : !/^(?:|[\s([{/-])$/.test(before) || !/\S/.test(after)) return false;
    isOpen = !isOpen;
  }
  return !isOpen;
}

/** Whether a line below is deeper than the key, so that a text may go on there. */
function goesOn(text: string, end: number, before: string): boolean {
  if (end === -1) return false;
  const next = /\n(?:[ \t]*\r?\n)*([ \t]*)\S/y;
  next.lastIndex = end;
  const indent = next.exec(text)?.[1]?.length ?? 0;
  const key = /^ *(?:- +)*/.exec(before)?.[0].length ?? 0;
  // An entry without a key goes on to the right of its dash.
  return indent > (key === before.length ? before.lastIndexOf('-') : key);
}

/** The marks that an editor makes of straight ones. Those of CJK titles are typed on purpose. */
function isTyped(source: string): boolean {
  return !/^[「『]/u.test(source) && quotesAround(source) !== undefined;
}

function isPlain({ type }: Scalar): boolean {
  return type === 'PLAIN';
}

function isOneLine(source: string): boolean {
  return source !== '' && !/[\r\n\p{Cc}]/u.test(source);
}

function straightened(source: string, from: number): Fix {
  const inner = source.slice(1, -1);
  const mark = markFor(inner);
  const last = from + source.length - 1;
  return {
    edits: [
      { from, to: from + 1, text: mark },
      ...doubled(inner, from + 1, mark),
      { from: last, to: last + 1, text: mark },
    ],
    value: composed(inner),
  };
}

function wrapped(source: string, from: number): Fix {
  const mark = markFor(source);
  const end = from + source.length;
  return {
    edits: [
      { from, to: from, text: mark },
      ...doubled(source, from, mark),
      { from: end, to: end, text: mark },
    ],
    value: composed(source),
  };
}

/** Between single marks nothing but themselves has to be written in another way. */
function markFor(text: string): '"' | "'" {
  return /["\\]/.test(text) ? "'" : '"';
}

function doubled(text: string, from: number, mark: string): Edit[] {
  if (mark === '"') return [];
  return [...text.matchAll(/'/g)].map(({ index }) => ({ from: from + index, to: from + index, text: "'" }));
}
