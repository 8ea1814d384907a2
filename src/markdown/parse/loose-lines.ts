import { shortcodeAt } from './shortcode.ts';
import type { InlineState } from './inline-state.ts';

/** What the beginning of a line looks like: an item of some kind of list. */
interface Item {
  readonly kind: 'symbol' | 'dash' | 'number' | 'emoji';
  /** What items of one list have in common. */
  readonly of: string;
  /** Of a number or a letter, its place in its row. */
  readonly ordinal?: number;
}

interface Line {
  readonly start: number;
  readonly text: string;
  /** Readers see a new line: the one before ends in a break. */
  readonly isBroken: boolean;
}

/** Lines of a paragraph that were meant to be headings, items or rows, and that readers see in one line. */
export function findLooseLines(state: InlineState): void {
  const { text } = state;
  const all = [{ start: 0, isBroken: true }, ...state.lines];
  const lines = all.map(({ start, isBroken }, index): Line => {
    const end = (all[index + 1]?.start ?? text.length + 1) - 1;
    return { start, isBroken, text: text.slice(start, end).trimEnd() };
  });
  for (const line of lines) findLineMark(state, line);
  findItems(state, lines);
  findRows(state, lines);
}

const hashes = /^(?:#{2,6}(?=[^\s#])|#{7,}(?=\s)|＃{1,6}(?=[ \t]+\S)|＃{2,6}(?=[^\s＃]))/;

function findLineMark(state: InlineState, { start, text }: Line): void {
  const heading = hashes.exec(text)?.[0];
  if (heading !== undefined && !isPieceOfWord(text)) {
    state.findMark('heading', start, start + heading.length);
  }
  const notice =
    /^(?::{3,}\s*\{?(?=[A-Za-z])|!{3}\s+(?=(?:note|tip|info|warning|danger|important|caution)\b))/i.exec(
      text,
    );
  if (notice !== null) state.findMark('notice', start, start + notice[0].trimEnd().length);
}

/** `##ing`, as models write the end of a word that they have cut. */
function isPieceOfWord(line: string): boolean {
  return (
    /^##[a-z]{1,5}(?:$|[^A-Za-z\s]|\s+[^A-Za-z])/.test(line) && (/[^A-Za-z#]/.test(line) || line.length < 6)
  );
}

const symbol =
  /^(?:[•‣⁃◦▪▫■□●○◆◇◉▶►▷▸❖★☆✓✔☑✅✦❌➤➔→⇒※·ㆍ・∙◾◽¶\uf0b7]\ufe0f?[ \t]*(?=\S)|[\u2160-\u217b\u2460-\u24ff\u2776-\u2793\u3200-\u321e\u3260-\u327b][ \t]*(?=\S))/u;
/** A flag (`-O2`, `--all`), a number (`-5%`) and an arrow are no items; the letter of one begins a word. */
const dash =
  /^(?:-(?![A-Za-z](?![A-Za-z]))(?=[^\s\d>=.,;:!?)\-/\\$%+])|[–—−－](?:[ \t]+(?=\S)|(?=[^\s\d>=\-–—−－.,])))/;
const plus = /^[+*](?=[\p{L}"“'‘[])/u;
const number = /^[（(]?([0-9０-９]{1,2})[.)．）、](?:[ \t]+(?=\S)|(?=[^\s\d０-９]))/;
const letter =
  /^\(?([가나다라마바사아자차카타파하]|[ㄱ-ㅎ]|[a-z]|[A-Z]|i{1,3}|iv|v)[.)](?:[ \t]+(?=\S)|(?=\p{Script=Hangul}))/u;
const picture = /^(?:[\u2600-\u27bf\u2b1b-\u2b55]|[\ud83c-\ud83e][\udc00-\udfff]|[0-9#*]\ufe0f?\u20e3)/;
const rows = ['가나다라마바사아자차카타파하', 'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'];
const romans = ['i', 'ii', 'iii', 'iv', 'v'];

function itemAt(state: InlineState, { start, text }: Line): Item | undefined {
  const mark = symbol.exec(text)?.[0];
  if (mark !== undefined) return { kind: 'symbol', of: 'symbol' };
  if (dash.test(text)) return { kind: 'dash', of: 'dash' };
  if (/^[+*]/.test(text) && plus.test(text) && (text.startsWith('+') || isLooseStar(state, start)))
    return { kind: 'dash', of: 'dash' };
  const digits = number.exec(text)?.[1];
  if (digits !== undefined)
    return {
      kind: 'number',
      of: text.replace(/[0-9０-９]+/, '').charAt(0),
      ordinal: Number(digits.normalize('NFKC')),
    };
  const name = letter.exec(text)?.[1];
  if (name !== undefined) return { kind: 'number', ...ordinalOf(name) };
  if (
    picture.test(text) ||
    (text.startsWith(':') && shortcodeAt(state.text, start, state.context.emoji) !== undefined)
  )
    return { kind: 'emoji', of: 'emoji' };
  return undefined;
}

/** The star at a line's start marks nothing. Few lines begin with one, and each of many would be looked for. */
function isLooseStar({ leftOver }: InlineState, start: number): boolean {
  return leftOver.length < mostStars && leftOver.some((run) => run.start === start);
}

const mostStars = 200;

function ordinalOf(name: string): { of: string; ordinal: number } {
  const row = rows.find((one) => one.includes(name));
  if (row !== undefined) return { of: row, ordinal: row.indexOf(name) };
  if (name.length > 1) return { of: 'roman', ordinal: romans.indexOf(name) };
  return { of: 'latin', ordinal: name.charCodeAt(0) };
}

function findItems(state: InlineState, lines: readonly Line[]): void {
  let last: { item: Item; line: Line; index: number } | undefined;
  for (const [index, line] of lines.entries()) {
    const item = itemAt(state, line);
    if (item === undefined) continue;
    const isInRow = last !== undefined && !line.isBroken && follows(last, { item, index });
    if (isInRow && last !== undefined) {
      const { start } = last.line;
      const value = state.text.slice(start, start + last.line.text.length);
      state.find({ kind: 'lines', rows: 'list', value, start, end: start + last.line.text.length });
      return;
    }
    last = { item, line, index };
  }
}

/** Is it the next item of the same list? A sign that nothing but an item begins with may have lines between. */
function follows(
  last: { readonly item: Item; readonly index: number },
  { item, index }: { readonly item: Item; readonly index: number },
): boolean {
  // The first of Roman numbers is a letter too.
  const isSecond = item.of === 'roman' && item.ordinal === 1 && last.item.ordinal === 'i'.charCodeAt(0);
  if (isSecond) return index === last.index + 1;
  if (last.item.of !== item.of) return false;
  if (item.kind === 'symbol') return true;
  return (
    index === last.index + 1 && (item.kind !== 'number' || item.ordinal === (last.item.ordinal ?? 0) + 1)
  );
}

function findRows(state: InlineState, lines: readonly Line[]): void {
  for (const [index, line] of lines.entries()) {
    const [next, third] = lines.slice(index + 1, index + 3);
    if (next === undefined || next.isBroken) continue;
    // Two lines with one pipe each may be anything, such as commands; three are a table.
    const isTable =
      third !== undefined &&
      !third.isBroken &&
      [line, next, third].every(({ text }) => cellsOf(text).cells === 2);
    if (!isTable && !areRows(line.text, next.text)) continue;
    const { start, text } = line;
    state.find({ kind: 'lines', rows: 'table', value: text, start, end: start + text.length });
    return;
  }
}

function areRows(first: string, second: string): boolean {
  const [a, b] = [cellsOf(first), cellsOf(second)];
  if (isRule(first) || isRule(second)) return a.cells > 1 || b.cells > 1;
  return a.cells > 1 && b.cells > 1 && ((a.isFramed && b.isFramed) || (a.cells > 2 && a.cells === b.cells));
}

/** Pipes in code, behind a backslash, in pairs (`||x||`) and in brackets (`P(a | b)`) separate nothing. */
function cellsOf(line: string): { cells: number; isFramed: boolean } {
  const bare = line.replace(/\\.|`[^`]*`|\|\||\([^()]*\)/g, '').trim();
  const framed = /^[|｜][^]*[|｜]$/.test(bare);
  const inner = bare.replace(/^[|｜]|[|｜]$/g, '');
  const between = framed || /^[|｜]/.test(bare) ? /[|｜]/ : /[ \t][|｜][ \t]/;
  return {
    cells: inner.split(between).length,
    isFramed: /^[|｜][^]*[|｜]/.test(bare) && (framed || inner.split(/[|｜]/).length > 2),
  };
}

/** A line of hyphens and pipes, or of what programs make of hyphens. */
function isRule(line: string): boolean {
  return (
    /^[|｜]?[ \t]*:?[-–—−=─]+:?[ \t]*(?:[|｜][ \t]*:?[-–—−=─]+:?[ \t]*)*[|｜]?$/.test(line.trim()) &&
    /[|｜]/.test(line)
  );
}
