import type { OwnEmoji } from '../../emoji/index.ts';
import type { Text, Texts } from '../../issue/index.ts';
import { type Block, plain, readMarkdown, readQuoted } from '../../markdown/index.ts';

/** `markdown`: the author's dialect. `line`, `title` and `abstract`: quoted text, in which nothing is markup. */
export type PassageKind = 'markdown' | 'line' | 'title' | 'abstract';

/** A text of the issue in one language. It is read once, however many formats print it. */
export class Passage {
  readonly kind: PassageKind;
  readonly text: Text;
  private readonly emoji: OwnEmoji | undefined;
  private reading: { readonly blocks: readonly Block[] } | undefined;

  constructor(kind: PassageKind, text: Text, emoji?: OwnEmoji) {
    this.kind = kind;
    this.text = text;
    this.emoji = emoji;
  }

  get lang(): string {
    return this.text.lang;
  }

  get blocks(): readonly Block[] {
    const { value } = this.text;
    this.reading ??=
      this.kind === 'markdown' ? readMarkdown(value, this.emoji) : readQuoted(value, this.kind);
    return this.reading.blocks;
  }
}

/** The texts that say something, each to be read as `kind`; Markdown with the forum's own emoji. */
export function passages(
  texts: Texts,
  kind: PassageKind,
  { emoji }: { readonly emoji?: OwnEmoji } = {},
): Passage[] {
  return texts.filter((text) => text.value.trim() !== '').map((text) => new Passage(kind, text, emoji));
}

/** A line of text without markup in all the languages it was written in, side by side. */
export function plainOf(passages: readonly Passage[]): string {
  return passages.map(({ blocks }) => plain(blocks)).join(' / ');
}
