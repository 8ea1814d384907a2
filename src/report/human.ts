import type { Problem } from '../problem/index.ts';
import { escapeControls, paint, type Paint } from '../terminal/index.ts';
import { type FrameLine, frameOf, linesOf } from './frame.ts';
import type { PieceReporter, Reporter } from './reporter.ts';
import { rowOf } from './row.ts';
import { nothingFound, summary } from './summary.ts';

const usualColumns = 100;

/** So many problems of one code and hint are shown with their lines and the hint; further ones in a line each. */
const mostInFull = 3;

/** Characters. */
const usualPiece = 50_000;

/** For people: a line that editors and terminals make clickable, the place itself, and what to do about it. */
export const reportHuman: Reporter = (...report) => [...piecesForHumans(...report)].join('');

export const piecesForHumans: PieceReporter = function* (problems, options) {
  const colours = paint(options.colour);
  if (problems.length === 0) {
    yield nothingFound(options.checked.length);
    return;
  }
  const end = summary(problems, colours);
  const columns = options.columns === undefined || options.columns < 1 ? usualColumns : options.columns;
  const linesIn = rememberLast((file) => {
    const source = options.source(file);
    return source === undefined ? [] : linesOf(source);
  });
  const times = counter();
  let text = '';
  let wasFolded = false;
  for (const [i, problem] of problems.entries()) {
    const { hint, ...row } = rowOf(problem, options.cwd);
    const severity = severityColour(problem, colours)(row.severity);
    const place = `${escapeControls(row.file)}:${row.line}:${row.column}`;
    const isFolded = options.isTerminal && times(`${row.code}\0${hint ?? ''}`) > mostInFull;
    const lines = [
      `${colours.bold(place)}  ${severity}  ${colours.dim(row.code)}  ${row.message}`,
      ...(isFolded ? [] : drawFrame(problem, linesIn(problem.file), { columns, colours })),
      ...(isFolded || hint === undefined ? [] : [`   ${colours.cyan('hint:')} ${hint}`]),
    ];
    const gap = i === 0 || (isFolded && wasFolded) ? '' : '\n';
    text += `${gap}${lines.join('\n')}\n`;
    wasFolded = isFolded;
    if (text.length < usualPiece) continue;
    yield text;
    text = '';
  }
  yield `${text}\n${end}\n`;
};

function drawFrame(
  problem: Problem,
  lines: readonly string[],
  { columns, colours }: { columns: number; colours: Paint },
): string[] {
  const frame = frameOf(lines, problem.place, columns);
  if (frame === undefined) return [];
  const draw = ({ gutter, text }: FrameLine): string => `${colours.dim(gutter.trimEnd())} ${text}`.trimEnd();
  const carets: FrameLine = { ...frame.caret, text: severityColour(problem, colours)(frame.caret.text) };
  return [...(frame.before === undefined ? [] : [draw(frame.before)]), draw(frame.marked), draw(carets)];
}

function severityColour({ severity }: Problem, colours: Paint): (text: string) => string {
  return severity === 'error' ? colours.red : colours.yellow;
}

/** Says how often it was asked about a name. */
function counter(): (name: string) => number {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count;
  };
}

/** Problems come file by file. */
function rememberLast<T>(make: (key: string) => T): (key: string) => T {
  let last: { readonly key: string; readonly value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
