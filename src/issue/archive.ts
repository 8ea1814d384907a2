import type { DateString } from './week.ts';

/** An issue that already brought something. */
export interface ArchivedIssue {
  /** How a person finds it: its week, or its file's name where that is no week. */
  readonly issue: string;
  readonly week: DateString | undefined;
}

/**
 * What the newsletter's other issues hold. One archive serves a whole run, so each question says which file asks it
 * (its name without folder), and that file is left out of the answer.
 */
export interface Archive {
  /** The earliest other issue with a paper of this identity (`Identity.key`). */
  papersWith(identityKey: string, asking: string): ArchivedIssue | undefined;
  /** The earliest other issue with this number, as a person finds it. */
  numberTaken(number: number, asking: string): string | undefined;
}

/** For what stands alone, such as a paper before it is in any issue. */
export const emptyArchive: Archive = { papersWith: () => undefined, numberTaken: () => undefined };
