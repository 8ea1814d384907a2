import type { Delimiter } from './cjk-emphasis.ts';
import type { Markup } from './html-inline.ts';
import type { Origin } from './origin.ts';
import type { Finding, Inline } from './tokens.ts';

/** Where reference links lead, by their normalised label. */
export type References = Readonly<
  Record<string, { readonly href: string; readonly title?: string | null | undefined }>
>;

export interface InlineContext {
  readonly origin: Origin;
  readonly references: References;
  readonly findings: Finding[];
}

/** An opening `[`, `![` or tag that waits for its end; `at` is the position among the items of what stands in for it. */
export type Open = { readonly at: number; readonly start: number; readonly end: number } & (
  | { readonly kind: 'bracket'; readonly image: boolean; inactive: boolean }
  | {
      readonly kind: 'tag';
      readonly markup: Exclude<Markup, 'br'>;
      readonly title: string | undefined;
      readonly source: string;
    }
);

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
  readonly opens: Open[] = [];
  at = 0;
  /** Lengths of backtick runs known to have no partner from here on. */
  readonly lonelyTicks = new Set<number>();
  private plainFrom = 0;

  constructor(text: string, context: InlineContext) {
    this.text = text;
    this.context = context;
  }

  push(node: WithoutSpan, end: number, start = this.at): true {
    this.flush(start);
    this.items.push({ ...node, start, end });
    this.advance(end);
    return true;
  }

  /** What was passed over since the last token becomes a text. */
  flush(end = this.at): void {
    if (end <= this.plainFrom) return;
    this.items.push({ type: 'text', text: this.text.slice(this.plainFrom, end), start: this.plainFrom, end });
    this.plainFrom = end;
  }

  advance(end: number): void {
    this.at = end;
    this.plainFrom = end;
  }

  /** Puts something that opens on hold; until its end is found it is text. */
  open(
    open: Open extends infer T ? (T extends Open ? Omit<T, 'at' | 'start'> : never) : never,
    text: string,
  ): true {
    this.flush();
    this.opens.push({ ...open, at: this.items.length, start: this.at });
    return this.push({ type: 'text', text }, open.end);
  }

  /** Takes what stands between an opening and here; what was opened in between stays text. */
  takeFrom(index: number): (Inline | Delimiter)[] {
    this.flush();
    this.giveUpTags(index + 1);
    const taken = this.items.splice(this.opens[index]?.at ?? this.items.length).slice(1);
    this.opens.length = index;
    return taken;
  }

  /** Tags that were opened and never closed are text. */
  giveUpTags(from = 0): void {
    for (const open of this.opens.slice(from)) {
      if (open.kind === 'tag') this.find('html', { start: open.start, end: open.end, value: open.source });
    }
  }

  /** The finding's offsets are those of this text. */
  find(kind: Finding['kind'], found: Omit<Finding, 'kind'>): void {
    this.context.findings.push({ ...found, kind, ...this.span(found.start, found.end) });
  }

  span(start: number, end: number): { start: number; end: number } {
    const { origin } = this.context;
    return { start: origin.at(start), end: origin.at(end) };
  }

  /** The source from here on, as text of one line. */
  written(end: number): string {
    return this.text.slice(this.at, end).replace(/\s*\n\s*/g, ' ');
  }

  /** Where the blanks that begin at `index` end. */
  afterBlanks(index: number): number {
    let i = index;
    while (this.text.charAt(i) === ' ' || this.text.charAt(i) === '\t') i++;
    return i;
  }
}
