import type { Failure, Problem } from '../problem/index.ts';

/** Every format, in the order in which help shows them. */
export const reportFormats = ['text', 'compact', 'github', 'json', 'sarif', 'junit'] as const;

export type ReportFormat = (typeof reportFormats)[number];

export interface ReportOptions {
  /** Absolute folder that files are shown relative to, with `/`. */
  readonly cwd: string;
  /** The git repository's root, which `github` and `sarif` show files relative to; without one they use `cwd`. */
  readonly root: string | undefined;
  /** The newsletter's folder, which a failure of a template names it from; `undefined` where there is none. */
  readonly newsletter: string | undefined;
  /** Whether `text` may use the terminal's colours. */
  readonly colour: boolean;
  /** Whether a person sees it scroll by: `text` says there in a line what it has said three times. */
  readonly isTerminal: boolean;
  /** Width of the terminal, to which `text` cuts its frames; 100 where there is none. */
  readonly columns: number | undefined;
  /** The text of a file by its absolute path, for frames and fingerprints; `undefined` where it cannot be had. */
  readonly source: (file: string) => string | undefined;
  /** Absolute paths of all files that were checked, those without problems too. */
  readonly checked: readonly string[];
  /** What could not be looked at or mended. `text` and `compact` leave it to stderr; no other report says without it that all is well. */
  readonly failures: readonly Failure[];
  /** The program's own version, which `sarif` names. */
  readonly version: string;
  /** The folder on the web below which `docs/` is found; `sarif` points to the page of each code where there is one. */
  readonly homepage: string | undefined;
}

/** Problems come out in the order they are given in. The text ends with a line break unless it is empty. */
export type Reporter = (problems: readonly Problem[], options: ReportOptions) => string;

/** The same in pieces of whole lines, of which none is kept: of thousands of problems the text is larger than all that is known of them. */
export type PieceReporter = (...report: Parameters<Reporter>) => Iterable<string>;
