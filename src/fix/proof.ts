import { isMap, valueAt, sameData } from '../data.ts';
import { catalogue, type Path, type Problem } from '../problem/index.ts';
import type { Parsed, SourceMap } from '../yaml/index.ts';
import { type Mendable, pathOf } from './edits.ts';

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
    problems.every((problem) => holds(problem, after)) &&
    saysTheSame(before, after, problems)
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
  const news = after.problems.filter((problem) => lines.has(problem.place.line));
  return news.every(
    (problem) =>
      // What comes to light can be mended next.
      !(isSyntax(problem) && (problem.fix === undefined || problems.some((one) => isSame(one, problem)))) &&
      !(isOfStructure(problem) && !before.problems.some((one) => isSame(one, problem))),
  );
}

function isOfStructure({ code }: Problem): boolean {
  return code === 'schema/unknown-key' || code === 'schema/type' || code === 'text/run-on';
}

function isSame(a: Problem, b: Problem): boolean {
  const faultOf = ({ code, args }: Problem): string => `${code} ${'fault' in args ? args.fault : ''}`;
  return a.place.line === b.place.line && faultOf(a) === faultOf(b);
}

/** The lines that fixes change, counted from 1. */
export function linesOf(problems: readonly Mendable[], sourceMap: SourceMap): ReadonlySet<number> {
  return new Set(
    problems.flatMap(({ fix }) => fix.edits.map(({ from }) => sourceMap.fromOffsets(from, from).line)),
  );
}

/** Whether a fix has done what it says it does. A file that still cannot be read does not tell. */
function holds(problem: Mendable, { problems, parsed: { data } }: Reading): boolean {
  const { fix } = problem;
  const path = pathOf(problem);
  if (fix.structure === true && problems.some((one) => isSame(one, problem))) return false;
  if (data === undefined) return true;
  const value = valueAt(data, path);
  if (fix.value !== undefined && value !== fix.value) return false;
  const text = typeof value === 'string' ? inOneLine(value) : '';
  if (fix.lines?.every((line) => text.includes(inOneLine(line))) === false) return false;
  // A text that is none of those that belong there was not what was meant.
  const isText = fix.value !== undefined || fix.lines !== undefined;
  return !(isText && problems.some((one) => one.code.startsWith('schema/') && isAt(one.path, path)));
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
  const cleaned = problems.reduce((data, problem) => withoutStrays(data, is, problem), was);
  return sameData(without(cleaned, excused), without(is, excused));
}

/** Data without the keys that were lines of a text, in whichever map around the text they stood. */
function withoutStrays<T>(was: T, is: unknown, problem: Mendable): T {
  const { lines } = problem.fix;
  if (lines === undefined) return was;
  const copy = structuredClone(was);
  const path = pathOf(problem);
  for (const [i] of path.entries()) {
    const [owner, left] = [valueAt(copy, path.slice(0, i)), valueAt(is, path.slice(0, i))];
    if (!isMap(owner) || !isMap(left)) continue;
    for (const key of Object.keys(owner)) {
      if (!Object.hasOwn(left, key) && lines.some((line) => line.startsWith(key)))
        Reflect.deleteProperty(owner, key);
    }
  }
  return copy;
}

function isAt(path: Path, other: Path): boolean {
  return path.length >= other.length && other.every((step, i) => step === path[i]);
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
