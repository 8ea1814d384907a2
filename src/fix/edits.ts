import { firstBehind } from '../data.ts';
import type { Edit, Problem } from '../problem/index.ts';

/** A problem that says what mends it. */
export type Mendable = Problem & { readonly fix: NonNullable<Problem['fix']> };

export function isMendable(problem: Problem): problem is Mendable {
  return problem.fix !== undefined;
}

export function pathOf({ fix, path }: Mendable): Problem['path'] {
  return fix.path ?? path;
}

/** A text after edits, which are in its order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let after = '';
  let end = 0;
  for (const edit of edits) {
    after += text.slice(end, edit.from) + edit.text;
    end = edit.to;
  }
  return after + text.slice(end);
}

/** One problem for each fix: a text that has a word a thousand times has one fix, which all of its problems carry. */
export function oneForEachFix(problems: readonly Mendable[]): Mendable[] {
  const paths = new Map<Mendable['fix'], Problem['path']>();
  return problems.filter((problem) => {
    const path = pathOf(problem);
    if (paths.get(problem.fix) === path) return false;
    paths.set(problem.fix, path);
    return true;
  });
}

/** The edits of all, in the order of the file; what two of them say alike once. */
export function editsOf(problems: readonly Mendable[]): Edit[] {
  const fixes = new Set(problems.map(({ fix }) => fix));
  const edits = [...fixes].flatMap((fix) => fix.edits).toSorted((a, b) => a.from - b.from || a.to - b.to);
  return edits.filter((edit, i) => !isSame(edit, edits[i - 1]));
}

/** The problems that can be mended at once: where two want to edit the same place or the same value, the first. */
export function compatible(problems: readonly Mendable[], text: string): Mendable[] {
  const edited = new Edited();
  const taken = new Map<string, string>();
  const known = new Map<Mendable['fix'], { readonly path: Problem['path']; readonly isChosen: boolean }>();
  return problems.filter((problem) => {
    const { fix } = problem;
    const path = pathOf(problem);
    const before = known.get(fix);
    if (before?.path === path) return before.isChosen;
    const key = JSON.stringify(path);
    const own = JSON.stringify(fix.edits);
    const isOther = key !== '[]' && taken.has(key) && taken.get(key) !== own;
    const isChosen =
      keepsLines(problem, text) && !isOther && !fix.edits.some((edit) => edited.collides(edit));
    if (isChosen) {
      for (const edit of fix.edits) edited.add(edit);
      taken.set(key, own);
    }
    known.set(fix, { path, isChosen });
    return isChosen;
  });
}

/** A line stays a line, so that problems keep theirs whatever is mended above them. */
function keepsLines({ fix }: Mendable, text: string): boolean {
  return fix.edits.every(
    (edit) => !/[\r\n]/.test(edit.text) && !/[\r\n]/.test(text.slice(edit.from, edit.to)),
  );
}

/** What of a text is edited, by the offset: each edit is held against what is there, and not against all others. */
class Edited {
  private readonly replaced = new Map<number, Edit>();
  private readonly inserted = new Map<number, Edit>();

  add(edit: Edit): void {
    if (edit.from === edit.to) this.inserted.set(edit.from, edit);
    for (let at = edit.from; at < edit.to; at++) this.replaced.set(at, edit);
  }

  /** Two insertions at one offset collide; edits that only touch do not. */
  collides(edit: Edit): boolean {
    const { from, to } = edit;
    if (from === to) {
      const [there, around] = [this.inserted.get(from), this.replaced.get(from)];
      return (there !== undefined && !isSame(edit, there)) || (around !== undefined && around.from < from);
    }
    for (let at = from; at < to; at++) {
      const there = this.replaced.get(at);
      if (there !== undefined && !isSame(edit, there)) return true;
      if (at > from && this.inserted.has(at)) return true;
    }
    return false;
  }
}

function isSame(a: Edit, b: Edit | undefined): boolean {
  return b !== undefined && a.from === b.from && a.to === b.to && a.text === b.text;
}

/** What leads from offsets of the edited text back to those that they had before; of what is new, to where it was put. */
export function offsetsBefore(edits: readonly Edit[]): (offset: number) => number {
  let shift = 0;
  const steps = edits.map(({ from, to, text }) => {
    const start = from + shift;
    shift += text.length - (to - from);
    return { from, start, end: start + text.length, shift };
  });
  return (offset) => {
    const step = steps[firstBehind(steps.length, (i) => (steps[i]?.start ?? 0) > offset) - 1];
    if (step === undefined) return offset;
    return offset < step.end ? step.from : offset - step.shift;
  };
}
