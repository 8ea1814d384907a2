import { isMap, valueAt, sameData } from '../data.ts';
import { catalogue, type Path, type Problem } from '../problem/index.ts';
import { type Parsed, PathSet, type SourceMap } from '../yaml/index.ts';
import { type Mendable, oneForEachFix, pathOf } from './edits.ts';

/** What a check says of a file. */
export interface Reading {
  /** With those that nobody is told of. */
  readonly problems: readonly Problem[];
  readonly parsed: Parsed;
}

/**
 * Whether `after` is `before` with some problems mended, and nothing else. A file that could be read says the same as before
 * but for the texts that the fixes name, and has no more problems. In one that could not, their faults are gone and no other
 * is on the lines that were changed.
 */
export function isMended(before: Reading, after: Reading, problems: readonly Mendable[]): boolean {
  const isReadable = before.parsed.data !== undefined && !before.problems.some(isSyntax);
  if (isReadable && countTold(after) > countTold(before)) return false;
  return (
    isReadableAs(before, after, problems) &&
    hold(problems, after) &&
    saysTheSame(before, after, oneForEachFix(problems))
  );
}

/** Whether a problem is a fault of the syntax. */
export function isSyntax({ code }: Pick<Problem, 'code'>): boolean {
  return code.startsWith('yaml/') || code === 'text/colon' || code === 'text/comma';
}

function countTold({ problems }: Reading): number {
  return problems.filter(({ code }) => catalogue[code].silent !== true).length;
}

function isReadableAs(before: Reading, after: Reading, problems: readonly Mendable[]): boolean {
  const faults = ({ parsed }: Reading): number => parsed.document?.errors.length ?? Infinity;
  if (faults(after) > faults(before)) return false;
  const lines = linesOf(problems, before.parsed.sourceMap);
  const [mended, known] = [new Set(problems.map(faultOf)), new Set(before.problems.map(faultOf))];
  const news = after.problems.filter((problem) => lines.has(problem.place.line));
  return news.every(
    (problem) =>
      // What comes to light can be mended next.
      !(isSyntax(problem) && (problem.fix === undefined || mended.has(faultOf(problem)))) &&
      !(isOfStructure(problem) && !known.has(faultOf(problem))),
  );
}

function isOfStructure({ code }: Problem): boolean {
  return code === 'schema/unknown-key' || code === 'schema/type' || code === 'text/run-on';
}

/** What makes two problems of a line the same. */
function faultOf({ place, code, args }: Problem): string {
  return `${place.line} ${code} ${'fault' in args ? args.fault : ''}`;
}

/** The lines that fixes change, counted from 1. */
export function linesOf(problems: readonly Mendable[], sourceMap: SourceMap): ReadonlySet<number> {
  return new Set(
    oneForEachFix(problems).flatMap(({ fix }) =>
      fix.edits.map(({ from }) => sourceMap.fromOffsets(from, from).line),
    ),
  );
}

/** Whether fixes have done what they say they do. A file that still cannot be read does not tell. */
function hold(mended: readonly Mendable[], { problems, parsed: { data } }: Reading): boolean {
  const left = new Set(problems.map(faultOf));
  if (mended.some((problem) => problem.fix.structure === true && left.has(faultOf(problem)))) return false;
  if (data === undefined) return true;
  const fixes = oneForEachFix(mended);
  if (!fixes.every((problem) => isSaid(problem, data))) return false;
  // A text that is none of those that belong there was not what was meant.
  const texts = fixes.filter(({ fix }) => fix.value !== undefined || fix.lines !== undefined).map(pathOf);
  const paths = new PathSet(texts);
  return !problems.some(
    ({ code, path }) => code.startsWith('schema/') && (paths.has([]) || paths.covers(path)),
  );
}

/** Whether data says at the path of a fix what it says is there. */
function isSaid(problem: Mendable, data: unknown): boolean {
  const { value: right, lines } = problem.fix;
  const value = valueAt(data, pathOf(problem));
  if (right !== undefined && value !== right) return false;
  if (lines === undefined) return true;
  const text = typeof value === 'string' ? inOneLine(value) : '';
  return lines.every((line) => text.includes(inOneLine(line)));
}

/** A folded text has its lines joined. */
function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function saysTheSame(before: Reading, after: Reading, problems: readonly Mendable[]): boolean {
  const [was, is] = [before.parsed.data, after.parsed.data];
  if (was === undefined || is === undefined) return was === undefined;
  const named = problems.map(pathOf);
  // Lines that find their place again may be in any part of the file.
  if (named.some((path) => path.length === 0)) return true;
  const excused = [...named, ...before.parsed.broken];
  const cleaned = problems.some(({ fix }) => fix.lines !== undefined) ? structuredClone(was) : was;
  for (const problem of problems) removeStrays(cleaned, is, problem);
  return sameData(without(cleaned, excused), without(is, excused));
}

/** Takes away the keys that were lines of a text, in whichever map around the text they stood. */
function removeStrays(was: unknown, is: unknown, problem: Mendable): void {
  const { lines } = problem.fix;
  if (lines === undefined) return;
  const path = pathOf(problem);
  for (const [i] of path.entries()) {
    const [owner, left] = [valueAt(was, path.slice(0, i)), valueAt(is, path.slice(0, i))];
    if (!isMap(owner) || !isMap(left)) continue;
    for (const key of Object.keys(owner)) {
      if (!Object.hasOwn(left, key) && lines.some((line) => line.startsWith(key)))
        Reflect.deleteProperty(owner, key);
    }
  }
}

/** Data with nothing at some paths. */
function without(data: unknown, paths: readonly Path[]): unknown {
  const copy = structuredClone(data);
  for (const path of paths) {
    const owner = valueAt(copy, path.slice(0, -1));
    const last = path.at(-1);
    if (typeof owner !== 'object' || owner === null || last === undefined) continue;
    Object.defineProperty(owner, last, { value: null, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}
