import { escapeHtml } from './escape-html.ts';
import { plain } from './plain.ts';
import type { Block } from './tokens.ts';

export interface HtmlOptions {
  /** Inline CSS for an element, by its tag; mails need it. */
  readonly style?: (tag: string) => string | undefined;
  /** No paragraph around a single paragraph, for a heading or a table cell that is already there. */
  readonly inline?: boolean;
  /** Added to the level of each heading (up to 6), default 0. */
  readonly headings?: number;
}

/** Writes HTML in which everything of the author's is escaped and links are http, https or mailto. */
export function toHtml(blocks: readonly Block[], options: HtmlOptions = {}): string {
  const style = options.style?.('p');
  const open = style === undefined ? '<p>' : `<p style="${escapeHtml(style)}">`;
  return blocks
    .map((block) =>
      options.inline === true ? escapeHtml(plain([block])) : `${open}${escapeHtml(plain([block]))}</p>`,
    )
    .join('\n');
}
