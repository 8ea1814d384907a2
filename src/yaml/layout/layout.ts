import { firstBehind } from '../../data.ts';
import { readBlock } from './block-text.ts';
import { checkColumn } from './entry-column.ts';
import { blockHeader } from './line-forms.ts';
import { Lines } from './lines.ts';
import { Opened } from './opened.ts';
import type { Reading, Slip, Structure, Swallowed } from './slip.ts';
import { readWords } from './words.ts';

/**
 * The lines of a file in the order and by the indents that people see. It knows which text a line was meant to be in, which
 * a YAML reader no longer does once the indent is lost. What it finds is only a guess: it is said where YAML or the schema
 * stumble over the very lines, and nowhere else.
 */
export class Layout implements Reading {
  readonly lines: Lines;
  readonly opened = new Opened();
  readonly slips: Slip[] = [];
  last: Structure | undefined;
  private readonly swallowed: Swallowed[] = [];
  private byLine: ReadonlyMap<number, Slip> | undefined;

  constructor(text: string) {
    this.lines = new Lines(text);
    for (let index = 0; index < this.lines.length;) {
      const form = this.lines.form(index);
      // Behind a line --- nothing is read.
      if (form.kind === 'end' && this.last !== undefined && /^[-.]/.test(form.value)) return;
      if (form.kind === 'key' || form.kind === 'entry') index = this.structure({ index, form });
      else if (form.kind === 'words') index = readWords(this, { index, form });
      else index++;
    }
  }

  /** What is wrong with a 0-based line. */
  slipOf(line: number): Slip | undefined {
    this.byLine ??= new Map(this.slips.toReversed().flatMap((slip) => slip.lines.map((own) => [own, slip])));
    return this.byLine.get(line);
  }

  /** The first entry from one 0-based line on, before another one, that got into a text. */
  swallowedBetween(from: number, to: number): Swallowed | undefined {
    const first = firstBehind(this.swallowed.length, (i) => (this.swallowed[i]?.line ?? 0) >= from);
    const entry = this.swallowed[first];
    return entry !== undefined && entry.line < to ? entry : undefined;
  }

  readonly report = (slip: Slip): void => {
    // What stands below a key of one's own is one's own business.
    if (!this.opened.isOwn()) this.slips.push(slip);
  };

  readonly swallow = (entry: Swallowed): void => {
    this.swallowed.push(entry);
  };

  private structure(here: Structure): number {
    const { form, index } = here;
    if (form.kind === 'entry' && !this.lines.at(index).hasTab) checkColumn(this, here);
    this.opened.enter(form, index);
    this.last = here;
    const header = blockHeader(form.value);
    return header === undefined ? behindValue(this.lines, here) : readBlock(this, here, header.indicator);
  }
}

/** The line behind a value that goes on over several lines in quotation marks or brackets. */
function behindValue(lines: Lines, { form: { value, column }, index }: Structure): number {
  const quote = /^["']/.exec(value)?.[0];
  if (quote !== undefined) {
    const closing = quote === '"' ? /(?<!\\)(?:\\\\)*"/ : /'/;
    if (closing.test(value.slice(1))) return index + 1;
    for (let next = index + 1; next < lines.length; next++) {
      const form = lines.form(next);
      if (closing.test(lines.at(next).content)) return next + 1;
      if (form.kind !== 'blank' && form.column <= column) break;
    }
    return index + 1;
  }
  let depth = depthOf(value);
  if (!/^[[{]/.test(value) || depth <= 0) return index + 1;
  let next = index + 1;
  for (; next < lines.length && depth > 0; next++) {
    const { indent, content } = lines.at(next);
    if (content !== '' && indent <= column && !/^[\]}]/.test(content)) break;
    depth += depthOf(content);
  }
  return next;
}

/**
 * How many brackets of a text are open, without those in quotation marks. A mark that a thousand characters do not close is none, so
 * that a line of `"` takes time by its length.
 */
function depthOf(text: string): number {
  const bare = text.replace(/"(?:[^"\\]|\\.){0,1000}"|'[^']*'/g, '').replace(/(?:^|\s)#.*$/, '');
  return (bare.match(/[[{]/g)?.length ?? 0) - (bare.match(/[\]}]/g)?.length ?? 0);
}
