/** The papers and numbers of the newsletter's other issues. The issue that asks is never in an answer. */
export interface Archive {
  /** The issue of an earlier week with a paper of this identity (`Identity.key`), by its week or file name. */
  papersWith(identityKey: string): { readonly issue: string } | undefined;
  /** The issue of an earlier week with this page (`pageKeyOf`) as further reading or in a section. */
  furtherReadingWith(pageKey: string): { readonly issue: string; readonly isInSection?: boolean } | undefined;
  /** The other issue with this number, earlier or later. */
  numberTaken(number: number): string | undefined;
  /** The number of the latest earlier issue that has one. */
  numberBefore(): { readonly number: number; readonly issue: string } | undefined;
}

/** For what stands alone, such as a paper before it is in any issue. */
export const emptyArchive: Archive = {
  papersWith: () => undefined,
  furtherReadingWith: () => undefined,
  numberTaken: () => undefined,
  numberBefore: () => undefined,
};
