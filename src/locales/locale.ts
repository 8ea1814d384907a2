import type { DateString } from '../calendar.ts';

/** Every label that readers see. `{{count}}`, `{{number}}`, `{{part}}` and `{{parts}}` are filled in; nothing else is. */
export interface Labels {
  readonly summary: string;
  readonly abstract: string;
  readonly paper: string;
  readonly more: string;
  readonly tags: string;
  readonly authors_more: string;
  readonly contents: string;
  readonly issue_number: string;
  readonly paper_count: string;
  readonly paper_count_one: string;
  readonly read_paper: string;
  readonly part: string;
  readonly web: string;
  readonly unsubscribe: string;
  readonly subscribe: string;
  readonly read_full: string;
  /** Before the names of those who helped. */
  readonly credits: string;
  // The site's own.
  readonly issues: string;
  readonly latest: string;
  readonly authors: string;
  readonly search: string;
  readonly search_hint: string;
  readonly search_none: string;
  readonly search_script: string;
  readonly previous: string;
  readonly next: string;
  readonly papers: string;
  readonly in_issues: string;
  readonly cite: string;
  readonly copy: string;
  readonly copied: string;
  readonly skip: string;
  readonly repository: string;
  readonly moved: string;
}

/** The words of a correction, which readers get: what was wrong in an issue, by the parts of it that have no label. */
export interface CorrectionWords {
  readonly heading: (title: string) => string;
  readonly added: (what: string) => string;
  readonly removed: (what: string) => string;
  readonly parts: Readonly<Record<CorrectedPart, string>>;
}

export type CorrectedPart =
  | 'title'
  | 'authors'
  | 'published'
  | 'image'
  | 'text'
  | 'lead'
  | 'masthead'
  | 'closing'
  | 'link'
  | 'paper'
  | 'theme'
  | 'section';

/** Everything that differs between locales. */
export interface Locale {
  readonly labels: Labels;
  /** The pattern of an issue's title where neither the issue nor the config has one, and the newsletter has no name. */
  readonly title: string;
  /** The days from first to last, both dates of the calendar. */
  readonly range: (first: DateString, last: DateString) => string;
  readonly date: (date: DateString) => string;
  readonly correction: CorrectionWords;
}
