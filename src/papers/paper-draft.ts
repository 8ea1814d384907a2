/** A text as an author writes it: in the first configured language, or a map from BCP 47 tags. */
export type TextData = string | Readonly<Record<string, string>>;

/**
 * A paper as an issue file has it: the keys of the file with plain JSON data. Missing parts of a draft are absent. Keys that
 * start with x- hold any JSON.
 */
export interface PaperDraft {
  readonly title?: TextData;
  readonly authors?: readonly string[];
  /** YYYY-MM-DD. */
  readonly published?: string;
  readonly arxiv?: string;
  readonly doi?: string;
  readonly link?: string;
  readonly takeaway?: TextData;
  /** Markdown. */
  readonly summary?: TextData;
  readonly abstract?: TextData;
  readonly more?: readonly (string | { readonly title?: TextData; readonly url: string })[];
  readonly image?: {
    readonly url: string;
    readonly alt: TextData;
    readonly width?: number;
    readonly height?: number;
  };
  readonly tags?: readonly string[];
  readonly [extra: `x-${string}`]: unknown;
}
