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

/** The edits of all, in the order of the file; what two of them say alike once. */
export function editsOf(problems: readonly Mendable[]): Edit[] {
  const edits = problems.flatMap(({ fix }) => fix.edits).toSorted((a, b) => a.from - b.from || a.to - b.to);
  return edits.filter((edit, i) => !isSame(edit, edits[i - 1]));
}

/** The problems that can be mended at once: where two want to edit the same place or the same value, the first. */
export function compatible(problems: readonly Mendable[], text: string): Mendable[] {
  const chosen: Mendable[] = [];
  const edits: Edit[] = [];
  const taken = new Map<string, string>();
  for (const problem of problems) {
    const path = JSON.stringify(pathOf(problem));
    const own = JSON.stringify(problem.fix.edits);
    if (!keepsLines(problem, text)) continue;
    if (path !== '[]' && taken.has(path) && taken.get(path) !== own) continue;
    if (problem.fix.edits.some((edit) => edits.some((other) => collides(edit, other)))) continue;
    chosen.push(problem);
    for (const one of problem.fix.edits) edits.push(one);
    taken.set(path, own);
  }
  return chosen;
}

/** A line stays a line, so that problems keep theirs whatever is mended above them. */
function keepsLines({ fix }: Mendable, text: string): boolean {
  return fix.edits.every(
    (edit) => !/[\r\n]/.test(edit.text) && !/[\r\n]/.test(text.slice(edit.from, edit.to)),
  );
}

/** Two insertions at one offset collide; edits that only touch do not. */
function collides(a: Edit, b: Edit): boolean {
  if (isSame(a, b)) return false;
  if (a.from === a.to && b.from === b.to) return a.from === b.from;
  return a.from < b.to && b.from < a.to;
}

function isSame(a: Edit, b: Edit | undefined): boolean {
  return b !== undefined && a.from === b.from && a.to === b.to && a.text === b.text;
}

/** The offset that an offset of the edited text had before; of what is new, where it was put. */
export function offsetBefore(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { from, to, text } of edits) {
    const start = from + shift;
    if (offset < start) break;
    if (offset < start + text.length) return from;
    shift += text.length - (to - from);
  }
  return offset - shift;
}
