import type { OwnEmoji } from '../../emoji/index.ts';
import { Ahead } from './block-level.ts';
import type { Delimiter } from './cjk-emphasis.ts';
import type { Markup } from './html-inline.ts';
import type { Origin } from './origin.ts';
import type { Finding, Inline, LooseMark } from '../ast.ts';

/** Where reference links lead, by their normalised label. */
export type References = Readonly<
  Record<string, { readonly href: string; readonly title?: string | null | undefined }>
>;

export interface InlineContext {
  /** The forum's own. */
  readonly emoji: OwnEmoji | undefined;
  readonly origin: Origin;
  readonly references: References;
  readonly findings: Finding[];
  readonly told: Told;
  /** What is read is a paragraph's lines, not a heading or a cell. */
  readonly isParagraph: boolean;
}

/** What findings tell of already, so that nothing is told twice in one text. */
export interface Told {
  /** Names of opening tags. */
  readonly tags: Set<string>;
  readonly footnotes: Set<string>;
  /** Labels of the definitions that a link has used. */
  readonly labels: Set<string>;
  /** Characters of the addresses and titles that references have brought into the text. */
  referred: number;
  /** Texts of links that say nothing, and where the first of each is. */
  readonly linkTexts: Map<string, { readonly start: number; readonly end: number; count: number }>;
}

/** Something that waits for its end; `at` is the position among the items of what stands in for it until then. */
interface Open {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** `[` or `![`. */
export interface OpenBracket extends Open {
  readonly image: boolean;
}

export interface OpenTag extends Open {
  readonly markup: Exclude<Markup, 'br'>;
  readonly title: string | undefined;
  readonly source: string;
}

export type WithoutSpan = Inline extends infer T
  ? T extends Inline
    ? Omit<T, 'start' | 'end'>
    : never
  : never;

/** How far one text has been read, and what has been found so far. Its offsets are those of this text alone. */
export class InlineState {
  readonly text: string;
  readonly context: InlineContext;
  readonly items: (Inline | Delimiter)[] = [];
  readonly brackets: OpenBracket[] = [];
  readonly tags: OpenTag[] = [];
  /** Where the last link began. A `[` that was open by then stands around it, and a link holds no other. */
  lastLink = -1;
  at = 0;
  /** Lengths of backtick runs that have no partner from some place on. */
  readonly lonelyTicks = new Set<number>();
  /** Where the runs of backticks begin, by their lengths, the last first. */
  private ticks: ReadonlyMap<number, number[]> | undefined;
  /** Runs of `*` and `_` that mark nothing. */
  readonly leftOver: Delimiter[] = [];
  /** Where each line but the first begins, and whether readers see it as a line. */
  readonly lines: { readonly start: number; readonly isBroken: boolean }[] = [];
  readonly ahead: Ahead;
  private plainFrom = 0;

  constructor(text: string, context: InlineContext) {
    this.text = text;
    this.ahead = new Ahead(text);
    this.context = context;
  }

  push(node: WithoutSpan, end: number, start = this.at): true {
    this.flush(start);
    this.items.push({ start, end, ...node });
    this.advance(end);
    return true;
  }

  /** Makes a text of the characters since the last token. */
  flush(end = this.at): void {
    if (end <= this.plainFrom) return;
    this.items.push({ type: 'text', text: this.text.slice(this.plainFrom, end), start: this.plainFrom, end });
    this.plainFrom = end;
  }

  advance(end: number): void {
    this.at = end;
    this.plainFrom = end;
  }

  /** Puts what begins here on hold; until its end is found it is `text`. */
  hold(end: number, text: string): Open {
    this.flush();
    const open = { at: this.items.length, start: this.at, end };
    this.push({ type: 'text', text }, end);
    return open;
  }

  /** Takes what stands between an opening and here; what was opened in between stays text. */
  takeFrom({ at }: Open): (Inline | Delimiter)[] {
    this.flush();
    while ((this.brackets.at(-1)?.at ?? -1) >= at) this.brackets.pop();
    this.giveUpTags(at + 1);
    if (this.tags.at(-1)?.at === at) this.tags.pop();
    return this.items.splice(at).slice(1);
  }

  /** Tags that were opened at `from` or later, a position among the items, and never closed are text. */
  giveUpTags(from = 0): void {
    const first = this.tags.findIndex(({ at }) => at >= from);
    if (first === -1) return;
    for (const { start, end, source } of this.tags.splice(first))
      this.find({ kind: 'html', start, end, value: source });
  }

  /** The finding's offsets are those of this text. */
  find(found: Finding): void {
    const tag = found.kind === 'html' ? /^<([a-z0-9-]+)/i.exec(found.value)?.[1] : undefined;
    if (tag !== undefined) this.context.told.tags.add(tag.toLowerCase());
    this.context.findings.push({ ...found, ...this.span(found.start, found.end) });
  }

  /** Readers will see the mark that stands there. */
  findMark(mark: LooseMark, start: number, end: number): void {
    this.find({ kind: 'mark', mark, start, end, value: this.text.slice(start, end) });
  }

  span(start: number, end: number): { start: number; end: number } {
    const { origin } = this.context;
    return { start: origin.at(start), end: origin.at(end) };
  }

  /** The source from here on, as text of one line. */
  written(end: number): string {
    return this.text.slice(this.at, end).replace(/(?<!\s)\s*\n\s*/g, ' ');
  }

  /** Where the next run of so many backticks begins; it is asked from the begin of the text to its end. */
  nextTicks(length: number, from: number): number | undefined {
    const starts = (this.ticks ??= runsOfTicks(this.text)).get(length) ?? [];
    while ((starts.at(-1) ?? from) < from) starts.pop();
    return starts.at(-1);
  }

  /** Where the blanks that begin at `index` end. */
  afterBlanks(index: number): number {
    let i = index;
    while (this.text.charAt(i) === ' ' || this.text.charAt(i) === '\t') i++;
    return i;
  }
}

function runsOfTicks(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { index, 0: run } of [...text.matchAll(/`+/g)].toReversed()) {
    const starts = runs.get(run.length) ?? [];
    starts.push(index);
    runs.set(run.length, starts);
  }
  return runs;
}
