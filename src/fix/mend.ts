import type { Problem } from '../problem/index.ts';
import { applyEdits, compatible, editsOf, isMendable, type Mendable, offsetsBefore } from './edits.ts';
import { isMended, isSyntax, linesOf, type Reading } from './proof.ts';

export interface Mending {
  readonly bytes: Uint8Array;
  readonly before: string;
  readonly after: string;
  /** The problems that are gone, each where it was in the file. */
  readonly mended: readonly Problem[];
  /** Those whose fix would do something else too, and was left out. */
  readonly refused: readonly Problem[];
  /** Whether there is more that another run would mend. */
  readonly hasMore: boolean;
}

/** Whether a problem is to be mended. */
export type Wanted = (problem: Problem) => boolean;

/** Each round mends all that can be mended at once; a fault of the syntax hides those below. */
const mostRounds = 100;

/**
 * Mends what is certain in a file. Every change is read again, and only made where it does what it says and nothing else.
 * What is mended may bring to light what can be mended next, until there is nothing left; of what `wanted` chooses, only itself.
 */
export async function mend(
  bytes: Uint8Array,
  check: (bytes: Uint8Array) => Promise<Reading>,
  wanted?: Wanted,
): Promise<Mending> {
  const start = await check(bytes);
  const run = new Run(start, check, hasMark(bytes));
  const rounds = wanted === undefined ? mostRounds : 1;
  let round = 0;
  while (round < rounds && (await run.next(wanted))) round++;
  const hasMore = round === mostRounds && run.batch().length > 0;
  return run.isSound()
    ? { bytes: run.bytes ?? bytes, before: start.parsed.text, after: run.text, ...run.told, hasMore }
    : {
        bytes,
        before: start.parsed.text,
        after: start.parsed.text,
        mended: [],
        refused: start.problems.filter(isMendable),
        hasMore: false,
      };
}

class Run {
  bytes: Uint8Array | undefined;
  readonly mended: Problem[] = [];
  private readonly start: Reading;
  private reading: Reading;
  private readonly check: (bytes: Uint8Array) => Promise<Reading>;
  private readonly hasMark: boolean;
  /** From the text as it is to the text as it was, edits by edits. */
  private readonly back: ((offset: number) => number)[] = [];
  private readonly refused = new Map<string, Problem>();
  /** The lines whose place in the structure was mended. */
  private readonly lines = new Set<number>();

  constructor(reading: Reading, check: (bytes: Uint8Array) => Promise<Reading>, hasMark: boolean) {
    this.start = reading;
    this.reading = reading;
    this.check = check;
    this.hasMark = hasMark;
  }

  get text(): string {
    return this.reading.parsed.text;
  }

  /** All that can be mended at once. */
  batch(wanted: Wanted = () => true): Mendable[] {
    const all = this.reading.problems
      .filter(isMendable)
      .filter((one) => !this.refused.has(nameOf(one)) && wanted(one));
    return compatible(all, this.text);
  }

  /** Mends that, or else one of it; `false` where nothing can be. */
  async next(wanted?: Wanted): Promise<boolean> {
    const batch = this.batch(wanted);
    if (batch.length === 0) return false;
    if (await this.attempt(batch)) return true;
    // Where each can be mended but not all of them together, one by one. Problems of one fix are mended together or not at all.
    const failed = new Set<Mendable['fix']>();
    for (const one of batch) {
      if (batch.length > 1 && !failed.has(one.fix) && (await this.attempt([one]))) return true;
      failed.add(one.fix);
      this.refused.set(nameOf(one), this.inOriginal(one));
    }
    return false;
  }

  get told(): Pick<Mending, 'mended' | 'refused'> {
    return { mended: this.mended, refused: [...this.refused.values()] };
  }

  /** Whether no line that was mended has a fault. */
  isSound(): boolean {
    return !this.reading.problems.some((problem) => isSyntax(problem) && this.lines.has(problem.place.line));
  }

  private async attempt(problems: readonly Mendable[]): Promise<boolean> {
    const after = await this.proves(problems);
    if (after === undefined) return false;
    for (const one of problems.map((one) => this.inOriginal(one))) this.mended.push(one);
    for (const line of linesOf(
      problems.filter(({ fix }) => fix.structure === true),
      this.reading.parsed.sourceMap,
    ))
      this.lines.add(line);
    // What could not be mended beside it may well be now.
    this.refused.clear();
    this.back.unshift(offsetsBefore(editsOf(problems)));
    this.reading = after.reading;
    this.bytes = after.bytes;
    return true;
  }

  private async proves(
    problems: readonly Mendable[],
  ): Promise<{ readonly reading: Reading; readonly bytes: Uint8Array } | undefined> {
    const text = applyEdits(this.text, editsOf(problems));
    const bytes = new TextEncoder().encode((this.hasMark ? '\uFEFF' : '') + text);
    const reading = await this.check(bytes);
    return isMended(this.reading, reading, problems) ? { reading, bytes } : undefined;
  }

  /** A problem in the place that it has in the file as it was. */
  private inOriginal(problem: Mendable): Problem {
    const { line, column, endLine, endColumn } = problem.place;
    return {
      ...problem,
      place: {
        line,
        column: this.columnBefore(line, column),
        endLine,
        endColumn: this.columnBefore(endLine, endColumn),
      },
    };
  }

  private columnBefore(line: number, column: number): number {
    let offset = this.reading.parsed.sourceMap.offsetOf({ line, column });
    for (const before of this.back) offset = before(offset);
    return Math.max(1, offset - this.start.parsed.sourceMap.offsetOf({ line, column: 1 }) + 1);
  }
}

function nameOf({ code, place, args }: Mendable): string {
  return JSON.stringify([code, place.line, args]);
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
