import type { ModelPaper, ModelWeek } from './random-weeks.ts';

type Side = 'ours' | 'theirs';

interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

/** What a merge has to say, for whoever takes one side wherever both changed the same. */
export class ModelMerge {
  /** Whether both changed the same, each its own way. */
  clashes = false;
  private readonly side: Side;

  constructor(side: Side) {
    this.side = side;
  }

  merge({ base, ours, theirs }: Sides<ModelWeek>): ModelWeek {
    const of = <K extends keyof ModelWeek>(key: K): Sides<ModelWeek[K]> => ({
      base: base[key],
      ours: ours[key],
      theirs: theirs[key],
    });
    return {
      closing: this.value(of('closing')),
      lead: this.value(of('lead')),
      credits: appended(of('credits')),
      papers: this.papers(of('papers')),
    };
  }

  private value<T>({ base, ours, theirs }: Sides<T>): T {
    if (ours === theirs || theirs === base) return ours;
    if (ours === base) return theirs;
    this.clashes = true;
    return this.side === 'ours' ? ours : theirs;
  }

  /** In any order, which is looked at by itself. */
  private papers({ base, ours, theirs }: Sides<readonly ModelPaper[]>): ModelPaper[] {
    const ids = new Set([...base, ...ours, ...theirs].map(({ id }) => id));
    return [...ids].flatMap((id) => {
      const of = (papers: readonly ModelPaper[]): ModelPaper | undefined =>
        papers.find((one) => one.id === id);
      const [was, one, other] = [of(base), of(ours), of(theirs)];
      if (one !== undefined && other !== undefined) return [this.paper(was, one, other)];
      const left = one ?? other;
      if (left === undefined) return [];
      if (was === undefined) return [left];
      if (JSON.stringify(was) === JSON.stringify(left)) return [];
      this.clashes = true;
      return (this.side === 'ours' ? one : other) ?? [];
    });
  }

  private paper(base: ModelPaper | undefined, ours: ModelPaper, theirs: ModelPaper): ModelPaper {
    const of = <K extends keyof ModelPaper>(key: K): Sides<ModelPaper[K] | undefined> => ({
      base: base?.[key],
      ours: ours[key],
      theirs: theirs[key],
    });
    return {
      id: ours.id,
      comment: this.value(of('comment')),
      title: this.value(of('title')) ?? '',
      takeaway: this.value(of('takeaway')),
      authors: appended({ base: base?.authors ?? [], ours: ours.authors, theirs: theirs.authors }),
      summary: this.lines({ base: base?.summary ?? [], ours: ours.summary, theirs: theirs.summary }),
    };
  }

  /** Texts of equally many lines: what both changed without a line between them that nobody changed is one place. */
  private lines({ base, ours, theirs }: Sides<readonly string[]>): string[] {
    if (base.length === 0) return [...(ours.join() === theirs.join() ? ours : this.clash(ours, theirs))];
    const merged: string[] = [];
    for (let i = 0; i < base.length;) {
      let end = i;
      while (end < base.length && (ours[end] !== base[end] || theirs[end] !== base[end])) end++;
      if (end === i) merged.push(base[i++] ?? '');
      else {
        const [was, one, other] = [base.slice(i, end), ours.slice(i, end), theirs.slice(i, end)];
        const [a, b, c] = [was.join(), one.join(), other.join()];
        merged.push(...(b === c || c === a ? one : b === a ? other : this.clash(one, other)));
        i = end;
      }
    }
    return merged;
  }

  private clash<T>(ours: T, theirs: T): T {
    this.clashes = true;
    return this.side === 'ours' ? ours : theirs;
  }
}

/** Names are only added, at the end. */
function appended({ base, ours, theirs }: Sides<readonly string[]>): string[] {
  return [...ours, ...theirs.slice(base.length).filter((name) => !ours.includes(name))];
}

/** The papers that all have, in the order of each, and who changed it. */
export function ordersOf(weeks: Sides<ModelWeek>): Sides<string> & { readonly movedBy: readonly Side[] } {
  const ids = (week: ModelWeek): string[] => week.papers.map(({ id }) => id);
  const [base, ours, theirs] = [ids(weeks.base), ids(weeks.ours), ids(weeks.theirs)];
  const common = (list: readonly string[]): string =>
    list.filter((id) => base.includes(id) && ours.includes(id) && theirs.includes(id)).join();
  const order = { base: common(base), ours: common(ours), theirs: common(theirs) };
  return { ...order, movedBy: (['ours', 'theirs'] as const).filter((side) => order[side] !== order.base) };
}
