/**
 * The meaning of a text, once it is read: blocks that hold inlines. Every printer writes these and nothing else.
 * Offsets are UTF-16 code units into the text that was read; `end` is exclusive.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Inline = Span &
  (
    | { readonly type: 'text'; readonly text: string }
    | { readonly type: 'strong' | 'emphasis' | 'strike'; readonly children: readonly Inline[] }
    | { readonly type: 'code'; readonly text: string }
    | Link
    | {
        readonly type: 'image';
        readonly src: string;
        readonly alt: string;
        readonly width?: number;
        readonly height?: number;
      }
    | { readonly type: 'break' }
    /**
     * `name` as it was typed, without its colons; absent where the emoji itself was typed. One of the forum's own has as `unicode`
     * the text that stands for it elsewhere.
     */
    | { readonly type: 'emoji'; readonly name?: string; readonly unicode: string; readonly isOwn?: true }
    /** TeX between dollar signs, without them. */
    | { readonly type: 'math'; readonly source: string }
    /** `@name` or `#tag`, which only an editor's Markdown can contain: quoted text has none. */
    | { readonly type: 'mention'; readonly text: string }
    | {
        readonly type: 'html';
        readonly tag: InlineTag;
        readonly title?: string;
        readonly children: readonly Inline[];
      }
  );

export interface Link {
  readonly type: 'link';
  /** Absolute; or relative to nobody knows what, and then only the text is shown. */
  readonly href: string;
  readonly title?: string;
  readonly children: readonly Inline[];
  /** The address itself was written, alone or in angle brackets; its text is the address. */
  readonly bare?: boolean;
  /** It leads to a place in the same post, which we have put there. No author can write one. */
  readonly isWithin?: true;
}

/** Inline HTML that is markup in the author's dialect. */
export type InlineTag = 'sub' | 'sup' | 'kbd' | 'mark' | 'ins' | 'small' | 'abbr';

export type Align = 'left' | 'center' | 'right' | undefined;

export type Block = Span &
  (
    | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
    | {
        readonly type: 'heading';
        readonly level: 1 | 2 | 3 | 4 | 5 | 6;
        readonly children: readonly Inline[];
      }
    | {
        readonly type: 'list';
        readonly ordered: boolean;
        /** The number of the first item. */
        readonly first: number;
        readonly loose: boolean;
        readonly items: readonly ListItem[];
      }
    | { readonly type: 'quote'; readonly children: readonly Block[] }
    | { readonly type: 'code'; readonly lang: string; readonly text: string }
    | {
        readonly type: 'table';
        readonly align: readonly Align[];
        readonly header: readonly Cell[];
        readonly rows: readonly (readonly Cell[])[];
      }
    | { readonly type: 'rule' }
    /** Discourse's `[details="title"]` … `[/details]`. */
    | {
        readonly type: 'details';
        readonly title: string;
        readonly open: boolean;
        readonly children: readonly Block[];
      }
    /** Another block of the forum's, `[spoiler]` … `[/spoiler]`; what it holds is shown everywhere. */
    | {
        readonly type: 'wrapper';
        readonly name: string;
        readonly attributes: string;
        readonly children: readonly Block[];
      }
  );

export interface ListItem extends Span {
  /** Of a task, `- [x]`; absent for a plain item. */
  readonly checked?: boolean;
  readonly children: readonly Block[];
}

export type Cell = readonly Inline[];

/** Something in a text that its author should know about. `value` is the piece of source itself, such as `<font>`. */
export type Finding = Span & { readonly value: string } & (
    | {
        /**
         * `html`: a tag that is not let through, so that readers see it as text; `link`: an address that leads nowhere from
         * where it is read; `footnote`: `[^1]`, which is none here.
         */
        readonly kind: 'html' | 'link' | 'footnote';
      }
    /** `:name:` that no emoji has; `meant` is one with nearly the same name. `value` is the name. */
    | { readonly kind: 'emoji'; readonly meant: string | undefined }
    /** A mark that marks nothing, so that readers see it. */
    | { readonly kind: 'mark'; readonly mark: LooseMark }
    /** Lines that were meant to stand below each other, and are one. */
    | { readonly kind: 'lines'; readonly rows: 'list' | 'table' }
    /** A picture written as HTML: it has no description, or attributes that are left out, whose names are `value`. */
    | { readonly kind: 'image'; readonly fault: 'alt' | 'attributes' }
    /** The text of one or more links, which says nothing of where they lead. */
    | { readonly kind: 'link-text'; readonly count: number }
  );

/** What a mark would have marked, had it been written right. */
export type LooseMark =
  | 'strong'
  | 'underscores'
  | 'wide'
  | 'strike'
  | 'foreign'
  | 'code'
  | 'fence'
  | 'heading'
  | 'comment'
  | 'notice'
  | 'link-space'
  | 'link-order'
  | 'link-broken'
  | 'link-nested'
  | 'definition';
