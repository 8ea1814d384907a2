/** Feeds before they are printed. */

/** What a page says of a feed. */
export interface FeedLink {
  /** Media type. */
  readonly type: string;
  readonly file: string;
  /** What people call such files. */
  readonly label: string;
  /** Of the feed. */
  readonly title: string;
}

/** All that programs that read feeds are told. Texts are plain, but for `html`; times are RFC 3339; addresses are absolute. */
export interface Feed {
  /** A `tag:` or `urn:` text, which no change of name or address changes. */
  readonly id: string;
  readonly title: string;
  /** A BCP 47 tag. */
  readonly lang: string;
  /** The page that it is of. */
  readonly home: string;
  /** Where its files lie: the site's base, with a slash at its end. */
  readonly base: string;
  /** Who makes the newsletter. */
  readonly author: string;
  /** The newest of its entries, which are not none. */
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  /** As of the feed. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  readonly published: string;
  readonly updated: string;
  /** Empty where it is the feed's. */
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  /** Where what it is about is. */
  readonly about: string | undefined;
}
