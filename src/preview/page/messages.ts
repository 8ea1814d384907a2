/** The messages between the page and its frames. A frame has an origin of its own, so they have no other way to talk. */

export interface Shown {
  /** `forum`: the inside of a page with the forum's look. `email`: a whole document, with a look of its own. */
  readonly kind: 'forum' | 'email';
  readonly html: string;
  /** Of the forum's site; a mail says its own. */
  readonly lang: string;
  readonly isDark: boolean;
  readonly hasImages: boolean;
  /** Titles of what is linked, for the forum's previews. */
  readonly linked: Readonly<Record<string, string>>;
}

export type ToFrame =
  | { readonly type: 'show'; readonly shown: Shown }
  /** Texts of the blocks that can be found. */
  | { readonly type: 'blocks'; readonly blocks: readonly string[] }
  /** Shows the block; `undefined`: none. */
  | { readonly type: 'reveal'; readonly block: number | undefined; readonly scroll: boolean };

export type FromFrame =
  | { readonly type: 'ready' }
  | { readonly type: 'picked'; readonly block: number }
  /** A key that the frame has no use for. */
  | { readonly type: 'key'; readonly key: string };
