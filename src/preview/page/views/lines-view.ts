import { align, blockAt, keyOf, keyOfMarkup } from '../align.ts';
import { copyButton, el } from '../dom.ts';
import { markdownMode } from './frame-view.ts';
import { patchChildren } from '../patch.ts';
import { offsetAt, positionAt, Quiet } from '../position.ts';
import { siteOf } from '../view.ts';
import type { Known, Page, View } from '../view.ts';
import { colourYaml } from './yaml-colours.ts';

interface LinesOptions {
  /** `text`: as wide as its lines may be. `numbered`: with the numbers of its lines. */
  readonly kind: 'text' | 'code' | 'numbered';
  readonly picked: (line: number) => void;
  readonly scrolled: () => void;
  readonly draw?: (lines: readonly string[]) => HTMLElement[];
}

/** Text in lines, of which one can be picked. */
class Lines {
  readonly element: HTMLElement;
  lines: readonly string[] = [];
  private readonly options: LinesOptions;
  private readonly quiet = new Quiet();
  private text: string | undefined;

  constructor(label: string, options: LinesOptions) {
    this.options = options;
    const { kind, picked, scrolled } = options;
    // Someone without a mouse has to be able to scroll it.
    this.element = el('pre', {
      class: kind === 'code' ? 'lines' : `lines ${kind}`,
      tabindex: '0',
      'aria-label': label,
      role: 'region',
    });
    this.element.addEventListener('click', ({ target }) => {
      // Who marks text to copy it picks nothing.
      if (!(target instanceof Node) || getSelection()?.isCollapsed === false) return;
      const line = [...this.element.children].findIndex((child) => child.contains(target));
      if (line !== -1) picked(line);
    });
    this.element.addEventListener('scroll', () => {
      if (!this.quiet.isOn) scrolled();
    });
  }

  /** The position at the top, where blocks begin at these lines. */
  positionIn(starts: readonly number[]): number {
    return positionAt(this.tops(starts), this.element.scrollTop);
  }

  follow(starts: readonly number[], position: number): void {
    this.quiet.begin();
    this.element.scrollTop = offsetAt(this.tops(starts), position);
  }

  private tops(starts: readonly number[]): (number | undefined)[] {
    const { children, offsetTop } = this.element;
    return starts.map((start) => {
      const line = children[start];
      return line instanceof HTMLElement ? line.offsetTop - offsetTop : undefined;
    });
  }

  show(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.mark(undefined);
    this.tint([]);
    this.lines = text.replace(/\n$/, '').split('\n');
    const next = document.createElement('pre');
    next.append(...(this.options.draw ?? plainLines)(this.lines));
    this.quiet.begin();
    patchChildren(this.element, next);
  }

  mark(range: Range | undefined, scroll = false): void {
    this.markWith('found', range === undefined ? [] : [range]);
    if (range === undefined) return;
    this.quiet.begin();
    if (scroll) this.element.children[range[0]]?.scrollIntoView({ block: 'center' });
  }

  /** What nobody has read has an edge. */
  tint(ranges: readonly Range[]): void {
    this.markWith('unread', ranges);
  }

  private markWith(name: string, ranges: readonly Range[]): void {
    for (const marked of this.element.querySelectorAll(`.${name}`)) {
      marked.classList.remove(name);
      if (marked.classList.length === 0) marked.removeAttribute('class');
    }
    for (const [first, last] of ranges)
      for (let i = first; i <= last; i++) this.element.children[i]?.classList.add(name);
  }
}

/** Of lines, from 0; both are inclusive. */
type Range = readonly [first: number, last: number];

/** Numbers of the blocks that nobody has read. */
function unreadOf(blocks: Known['blocks'] = []): number[] {
  return blocks.flatMap(({ unread }, block) => (unread === undefined ? [] : [block]));
}

function plainLines(lines: readonly string[]): HTMLElement[] {
  return lines.map((line) => el('div', {}, line === '' ? '\n' : line));
}

interface FormatOptions {
  readonly label: string;
  readonly kind: LinesOptions['kind'];
  readonly text: (known: Known, site: string) => string | undefined;
  readonly key: (line: string) => string;
  /** The texts that the copy buttons copy; one for each part of a split post. */
  readonly copies: (known: Known, site: string) => readonly string[];
  /** What a copy button says when it was pressed. */
  readonly copied?: string;
}

/** A format as the text it is. Blocks are found in it by their words. */
function formatView(page: Page, options: FormatOptions): View {
  let starts: number[] = [];
  let blocks: readonly string[] = [];
  const lines = new Lines(options.label, {
    kind: options.kind,
    scrolled() {
      find();
      page.scrolled(lines.positionIn(starts), view);
    },
    picked(line) {
      find();
      const block = blockAt(starts, line);
      if (block !== undefined) page.pick(block, view);
    },
  });
  const find = (): void => {
    starts = align(blocks, lines.lines.map(options.key));
  };
  /** None, or one: up to the next block, or to the blank line before what the template puts between them. */
  const rangeOf = (block: number): Range[] => {
    const first = starts[block] ?? -1;
    if (first === -1) return [];
    const end = lines.lines.findIndex((line, i) => i > first && (line.trim() === '' || starts.includes(i)));
    return [[first, (end === -1 ? lines.lines.length : end) - 1]];
  };
  const view: View = {
    element: el('div', { class: 'stage' }, lines.element),
    tools: (known, settings) =>
      copyButtons(
        options.copies(known, siteOf(known, settings)).length,
        // What is copied is what is shown then, and not what was when the button was made.
        () => options.copies(page.known(), siteOf(page.known(), page.settings())),
        options.copied,
      ),
    show(known, settings) {
      blocks = (known.blocks ?? []).map(({ text }) => keyOf(text));
      const text = options.text(known, siteOf(known, settings));
      // A part that is on its way shows what was there until it comes; without an issue there is none.
      if (text !== undefined || known.forum === undefined) lines.show(text ?? '');
      const unread = unreadOf(known.blocks);
      if (unread.length > 0) find();
      lines.tint(unread.flatMap(rangeOf));
    },
    reveal(block, scroll) {
      if (block === undefined) return lines.mark(undefined);
      find();
      lines.mark(rangeOf(block)[0], scroll);
    },
    follow(position) {
      find();
      lines.follow(starts, position);
    },
  };
  return view;
}

export function textView(page: Page, where: string): View {
  return formatView(page, {
    label: `Plain text${where}`,
    kind: 'text',
    text: ({ text }) => text,
    // Papers are numbered, and their titles are long enough to be wrapped.
    key: (line) => keyOf(line.replace(/^\d+\. /, '')),
    copies: ({ text = '' }) => [text],
  });
}

export function postView(page: Page, where: string): View {
  return formatView(page, {
    label: `Markdown of the post${where}`,
    kind: 'code',
    text: ({ forum }, site) => forum?.[site]?.map(({ raw }) => raw).join('\n'),
    key: keyOfMarkup,
    copies: ({ forum }, site) => (forum?.[site] ?? []).map(({ raw }) => raw),
    copied: markdownMode,
  });
}

export function htmlView(page: Page, where: string): View {
  return formatView(page, {
    label: `HTML of the mail${where}`,
    kind: 'code',
    text: ({ email }) => email?.html,
    key: keyOfMarkup,
    copies: ({ email }) => [email?.html ?? ''],
  });
}

export interface SourceView extends View {
  /** From 1. */
  readonly revealLine: (line: number, scroll: boolean) => void;
}

/** The issue file itself, in which a block has lines of its own. */
export function sourceView(page: Page, where: string): SourceView {
  let blocks: NonNullable<Known['blocks']> = [];
  const starts = (): number[] => blocks.map((block) => (block.lines?.[0] ?? 0) - 1);
  /** None, or one. */
  const rangeOf = (block: number): Range[] => {
    const range = blocks[block]?.lines;
    return range === undefined ? [] : [[range[0] - 1, range[1] - 1]];
  };
  const lines = new Lines(`The issue file${where}`, {
    kind: 'numbered',
    draw: colourYaml,
    scrolled: () => page.scrolled(lines.positionIn(starts()), view),
    picked(line) {
      // A text may stand in several blocks of the same lines: the last that begins there or before is meant.
      const block = blocks.findLastIndex(
        (one) => one.lines !== undefined && one.lines[0] <= line + 1 && line + 1 <= one.lines[1],
      );
      if (block === -1) page.pickLine(line + 1, view);
      else page.pick(block, view);
    },
  });
  const view: SourceView = {
    element: el('div', { class: 'stage' }, lines.element),
    tools: () => [],
    show({ source = '', blocks: located = [] }) {
      blocks = located;
      lines.show(source);
      lines.tint(unreadOf(blocks).flatMap(rangeOf));
    },
    reveal(block, scroll) {
      lines.mark(block === undefined ? undefined : rangeOf(block)[0], scroll);
    },
    follow: (position) => lines.follow(starts(), position),
    revealLine: (line, scroll) => lines.mark([line - 1, line - 1], scroll),
  };
  return view;
}

function copyButtons(count: number, texts: () => readonly string[], copied?: string): HTMLElement[] {
  return Array.from({ length: count }, (_, i) =>
    copyButton(count === 1 ? 'Copy' : `Copy part ${i + 1}`, () => texts()[i] ?? '', copied),
  );
}
