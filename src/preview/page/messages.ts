/** The messages between the page and its frames. A frame has an origin of its own, so they have no other way to talk. */
import type { ClientName } from './clients/names.ts';

export interface Shown {
  /** `forum`: the inside of a page with the forum's look. `email`, `web`: a whole document, with a look of its own. */
  readonly kind: 'forum' | 'email' | 'web';
  readonly html: string;
  /** Of the forum's site; a document says its own. */
  readonly lang: string;
  readonly isDark: boolean;
  readonly hasImages: boolean;
  /** The mail program that a mail is shown as. */
  readonly client: ClientName;
  /** Titles of what is linked, for the forum's previews. */
  readonly linked: Readonly<Record<string, string>>;
}

export type ToFrame =
  | { readonly type: 'show'; readonly shown: Shown }
  /** Texts of the blocks that can be found. */
  | {
      readonly type: 'blocks';
      readonly blocks: readonly string[];
      /** For each block the words for what of it nobody has read. */
      readonly unread: readonly (string | undefined)[];
      /** Whether there is a server to accept it. */
      readonly canAccept: boolean;
    }
  /** Shows the block; `undefined`: none. */
  | { readonly type: 'reveal'; readonly block: number | undefined; readonly scroll: boolean }
  /** Shows what stands at a position (`position.ts`) at the top. */
  | { readonly type: 'follow'; readonly position: number };

export type FromFrame =
  | { readonly type: 'ready' }
  | { readonly type: 'picked'; readonly block: number }
  /** Somebody has read what is unread in a block. */
  | { readonly type: 'accepted'; readonly block: number }
  /** Somebody has scrolled it. */
  | { readonly type: 'scrolled'; readonly position: number }
  /** How much of what the view of a mail program took out of the mail. */
  | { readonly type: 'removed'; readonly removed: readonly (readonly [name: string, count: number])[] }
  /** A key that the frame has no use for. */
  | { readonly type: 'key'; readonly key: string };
