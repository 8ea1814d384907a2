import type { Path } from '../problem/index.ts';
import type { Texts } from './model.ts';

/** A paper of an earlier issue. */
export interface EarlierPaper {
  /** Its week or file name. */
  readonly issue: string;
  readonly title: Texts;
}

/** A link of an earlier issue, and where it is listed there. */
export interface EarlierLink {
  readonly issue: string;
  readonly path: Path;
}

/** How an earlier issue was written. */
export interface EarlierStyle {
  readonly issue: string;
  /** The lengths of its summaries in the first language, in characters. */
  readonly summaries: readonly number[];
  readonly themes: number;
}

/** The papers and numbers of the newsletter's other issues. The issue that asks is never in an answer. */
export interface Archive {
  /** The paper of the latest earlier issue that has one of this identity (`Identity.key`). */
  papersWith(identityKey: string): EarlierPaper | undefined;
  /** The link to this page (`pageKeyOf`) in the latest earlier issue that lists one (`listedLinks`). */
  linkWith(pageKey: string): EarlierLink | undefined;
  /** The other issue with this number, earlier or later. */
  numberTaken(number: number): string | undefined;
  /** The name of another file of the same week (`2025-07-07.yml` beside `2025-07-07.yaml`). */
  sameWeek(): string | undefined;
  /** The number of the latest earlier issue that has one. */
  numberBefore(): { readonly number: number; readonly issue: string } | undefined;
  /** Up to so many of the issues before, the latest first. They are read whole. */
  stylesBefore(most: number): readonly EarlierStyle[];
}

/** For what stands alone, such as a paper before it is in any issue. */
export const emptyArchive: Archive = {
  papersWith: () => undefined,
  linkWith: () => undefined,
  numberTaken: () => undefined,
  sameWeek: () => undefined,
  numberBefore: () => undefined,
  stylesBefore: () => [],
};
