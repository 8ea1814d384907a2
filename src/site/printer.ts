import { Leaf, type Printer, type Spot } from '../formats/index.ts';
import { type Block, escapeHtml, toHtml, underHeading } from '../markdown/index.ts';
import { directionOf } from '../text/index.ts';

/** A line of plain text in one language. */
export interface Line {
  readonly lang: string;
  readonly text: string;
}

/** A text as templates get it. */
export interface LineData {
  readonly attributes: Leaf;
  readonly text: Leaf;
}

/** Writes texts for pages in `lang`. `above`: the level of the heading that they stand under. */
export function sitePrinter(lang: string, above: number): Printer {
  const inline = (spot: Spot): boolean => spot === 'line' || spot === 'heading';
  return {
    blocks: (blocks: readonly Block[], spot) =>
      new Leaf(() => (inline(spot) ? toHtml(blocks, { inline: true }) : toHtml(underHeading(blocks, above)))),
    label,
    // The schema lets nothing else through; what gets here past it must not become a script.
    url: (url) => label(/^https?:\/\//i.test(url) ? url : 'about:blank'),
    attributes: (tag) => attributes(tag, lang),
  };
}

/** A text that is no markup, also within an attribute. */
export function label(text: string): Leaf {
  return new Leaf(() => escapeHtml(text));
}

export function labelOrNull(text: string | undefined): Leaf | null {
  return text === undefined || text === '' ? null : label(text);
}

/** Lines on a page in `around`. */
export function lines(texts: readonly Line[], around: string): LineData[] {
  return texts.map(({ lang, text }) => ({ attributes: attributes(lang, around), text: label(text) }));
}

function attributes(tag: string, around: string): Leaf {
  return new Leaf(() => {
    if (tag === around || tag === '') return '';
    const direction = directionOf(tag);
    const turned = direction === directionOf(around) ? '' : ` dir="${direction}"`;
    return ` lang="${escapeHtml(tag)}"${turned}`;
  });
}
