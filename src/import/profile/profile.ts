/** Where something begins in a post. All that is given has to be true of the block. */
export interface Beginning {
  /** A heading of one of these levels. */
  readonly heading?: readonly number[];
  /** A rule stands before it. */
  readonly rule?: true;
  /** A pattern that its text fits somewhere. */
  readonly text?: string;
}

/** What a label in a card says of what follows it. */
export const labelNames = ['summary', 'abstract', 'paper', 'more'] as const;
export type LabelName = (typeof labelNames)[number];

/** What a column of a table holds. */
export const columnNames = [
  'title',
  'authors',
  'published',
  'link',
  'summary',
  'abstract',
  'more',
  'tags',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** How posts of one kind are laid out: as data, so that one for other posts is a file of a dozen lines. */
export interface Profile {
  readonly name: string;
  /** What the end of a line in Markdown is for readers: `kept`, as on a forum, or `joined` with a space, as in a README. */
  readonly lines: 'kept' | 'joined';
  /** Where a week begins in a source that has several; its text names the day. */
  readonly week?: Beginning;
  /** The introduction: paragraphs that begin with an emoji are `themes`, or all of it is the `lead`. */
  readonly intro: 'themes' | 'lead';
  readonly card?: Beginning;
  readonly section?: Beginning;
  /** What an entry of a section is: of a list, a paragraph with a link, a row of a table. */
  readonly entries: readonly ('list' | 'paragraph' | 'row')[];
  /** The words of labels, beside those of all locales and the config. */
  readonly labels: Readonly<Partial<Record<LabelName, readonly string[]>>>;
  /** The words above columns. */
  readonly columns: Readonly<Partial<Record<ColumnName, readonly string[]>>>;
  /** A pattern of a line from which on nothing belongs to the post. */
  readonly end?: string;
}
