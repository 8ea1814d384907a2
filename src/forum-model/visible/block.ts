import type { Span } from './text.ts';

/** A box that holds blocks: its kind, and which one of its kind it is, counted from 1 in document order. */
export interface Container {
  readonly kind: 'quote' | 'list' | 'item' | 'details' | 'table' | 'row' | 'spoiler';
  readonly index: number;
}

export type MarkKind =
  | 'bold'
  | 'italic'
  | 'strike'
  | 'underline'
  | 'code'
  | 'highlight'
  | 'sub'
  | 'sup'
  | 'kbd'
  | 'small'
  | 'big'
  | 'abbr'
  | 'spoiler'
  | 'mention'
  | 'hashtag'
  | 'checkbox';

export interface VisibleMark extends Span {
  readonly kind: MarkKind;
}

export interface VisibleLink extends Span {
  /** As the page has it; absent where the forum took a forbidden address away. */
  readonly href?: string;
  /** The server will show a card, or put the page's title in place of the text. */
  readonly preview?: 'card' | 'title';
}

export interface VisibleImage {
  /** Where its U+FFFC stands in the text. */
  readonly at: number;
  readonly src: string;
  readonly alt: string;
  readonly width?: number;
  readonly height?: number;
}

/** A paragraph or the like, with the text that readers see and what lies on it. */
export interface VisibleBlock {
  readonly kind: 'paragraph' | 'heading' | 'code' | 'rule' | 'summary' | 'cell';
  /** Of a heading, 1 to 6. */
  readonly level?: number;
  /** Of code, where the author named it. */
  readonly language?: string;
  /** Of the first block of a list item: `•` or its number with a full stop. */
  readonly marker?: string;
  /** Of a table's cell. */
  readonly header?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** The boxes around the block, outermost first. */
  readonly within: readonly Container[];
  /** Emoji as Unicode, checkboxes as ☐ and ☑, other images as U+FFFC; line breaks as `\n`, white space collapsed. */
  readonly text: string;
  /** In order of their start, then of their kind. Nested marks of one kind count once. */
  readonly marks: readonly VisibleMark[];
  readonly links: readonly VisibleLink[];
  readonly images: readonly VisibleImage[];
}
