import type { DateString } from '../calendar.ts';
import type { Path } from '../problem/index.ts';

/** One text in one language, with the path of where it stands in the file. */
export interface Text {
  /** BCP 47 tag. */
  readonly lang: string;
  /** As written, but `composed`. */
  readonly value: string;
  readonly path: Path;
}

/** A text in as many languages as it was written in: the configured ones first, in the config's order. */
export type Texts = readonly Text[];

/** The most papers of one issue: a hundred times what anybody reads in a week. */
export const mostPapers = 1000;

/** One week's edition. Parts that the file leaves out are `undefined` or empty; nothing is filled in here. */
export interface Issue {
  readonly week: DateString | undefined;
  readonly number: number | undefined;
  readonly draft: boolean;
  readonly title: Texts;
  /** `undefined`: the config's; empty: none. */
  readonly masthead: Texts | undefined;
  readonly lead: Texts;
  readonly intro: readonly Theme[];
  readonly papers: readonly Paper[];
  readonly sections: readonly Section[];
  /** Names of those who helped. */
  readonly credits: readonly string[];
  /** `undefined`: the config's; empty: none. */
  readonly closing: Texts | undefined;
  /** Where the issue is on the web. */
  readonly webUrl: string | undefined;
}

/** One numbered paragraph of the themed introduction. */
export interface Theme {
  readonly path: Path;
  /** A shortcode or an emoji; `undefined`: by position; empty: none. */
  readonly emoji: string | undefined;
  readonly theme: Texts;
  readonly text: Texts;
}

export interface Paper {
  readonly path: Path;
  readonly title: Texts;
  readonly authors: readonly string[];
  readonly published: DateString | undefined;
  readonly arxiv: string | undefined;
  readonly doi: string | undefined;
  readonly link: string | undefined;
  /** One sentence on why it matters. */
  readonly takeaway: Texts;
  /** The editor's own introduction of the paper. */
  readonly summary: Texts;
  /** The authors' words. */
  readonly abstract: Texts;
  readonly more: readonly FurtherReading[];
  readonly image: Image | undefined;
  readonly tags: readonly string[];
}

export interface FurtherReading {
  readonly path: Path;
  readonly title: Texts;
  readonly url: string;
}

/** Links that are no papers, such as talks, code and jobs, under a title. */
export interface Section {
  readonly path: Path;
  readonly title: Texts;
  readonly items: readonly SectionItem[];
}

export interface SectionItem {
  readonly path: Path;
  readonly title: Texts;
  /** `undefined` in a draft alone. */
  readonly url: string | undefined;
  readonly text: Texts;
}

export interface Image {
  readonly path: Path;
  readonly url: string;
  readonly alt: Texts;
  /** CSS pixels. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}
