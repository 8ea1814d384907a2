import type { Archive, Issue } from '../../issue/index.ts';
import { type ArchiveIndex, keyNumber } from '../../newsletter/index.ts';
import { hashOf } from '../../files/index.ts';

/**
 * What the check of a file depended on besides the file itself: what it asked the archive. A change of another issue matters to it in
 * two ways only: an answer came from that issue, or that issue holds now what was asked for. Thus a text that is edited concerns no
 * other issue, and a paper that is added concerns those that have it too. An answer for each number is the one of the issue before,
 * which the text of that issue has no part in.
 */
export interface Dependencies {
  /** Of the file that was checked. */
  readonly hash: string;
  /** What was asked for, and the issues that answers came from, each as a number (`keyNumber`). */
  readonly keys: ArrayLike<number>;
  /** Of an issue that was rendered, the week: its ledger says where its topic is. */
  readonly week?: string;
  /** The hash of that ledger; empty where there is none. */
  readonly ledger?: string;
  /** The answer for the number before, if that was asked for. */
  readonly before?: { readonly issue?: string; readonly number?: number };
  /** The first of the issues before that were read for how they are written, if that was asked for; empty for all there are. */
  readonly since?: string;
}

/** The archive, with a note of what the file is told that was asked for last. */
export class WatchedArchive implements Pick<ArchiveIndex, 'besides'> {
  private readonly archive: Pick<ArchiveIndex, 'besides'>;
  private keys = new Set<number>();
  private before: Dependencies['before'];
  private since: string | undefined;

  constructor(archive: Pick<ArchiveIndex, 'besides'>) {
    this.archive = archive;
  }

  besides(...asking: Parameters<ArchiveIndex['besides']>): Archive {
    const archive = this.archive.besides(...asking);
    this.keys = new Set();
    this.before = undefined;
    this.since = undefined;
    const note = <T extends { readonly issue: string }>(
      key: string,
      answer: T | undefined,
    ): T | undefined => {
      this.keys.add(keyNumber(key));
      if (answer !== undefined) this.keys.add(keyNumber(answersOf(answer.issue)));
      return answer;
    };
    return {
      papersWith: (key) => note(key, archive.papersWith(key)),
      linkWith: (key) => note(key, archive.linkWith(key)),
      numberTaken: (number) => {
        const issue = archive.numberTaken(number);
        return note(`number:${number}`, issue === undefined ? undefined : { issue })?.issue;
      },
      // Two files of one week have one name (`affects`).
      sameWeek: () => archive.sameWeek(),
      numberBefore: () => {
        const answer = archive.numberBefore();
        this.before = answer ?? {};
        return answer;
      },
      stylesBefore: (most) => {
        const answer = archive.stylesBefore(most);
        this.since = answer.length < most ? '' : answer.at(-1)?.issue;
        return answer;
      },
    };
  }

  /** What the check of the file with these bytes has asked for. `rendered`: the issue, where more was done with it. */
  dependencies(bytes: Uint8Array, rendered?: Pick<Issue, 'week'>): Dependencies {
    const { keys, before, since } = this;
    return {
      hash: hashOf(bytes),
      keys: [...keys],
      ...(rendered?.week === undefined ? {} : { week: rendered.week }),
      ...(before === undefined ? {} : { before }),
      ...(since === undefined ? {} : { since }),
    };
  }
}

/** The key of all answers of an issue. */
export function answersOf(issue: string): string {
  return `from:${issue}`;
}
