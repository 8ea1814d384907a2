import type { PaperDraft } from '../paper-draft.ts';
import type { Failure, RefFault } from '../../problem/index.ts';
import type { Client } from '../../http/index.ts';

/** The ids of a paper that a ref contains, without any request. */
export type NamedPaper = Pick<PaperDraft, 'arxiv' | 'doi' | 'link'>;

/**
 * A source's data about a paper, as clean text: in NFC, without markup or control characters. Unknown parts are absent.
 */
export interface FoundPaper extends NamedPaper {
  readonly title?: string;
  readonly authors?: readonly string[];
  /** YYYY-MM-DD; absent where the source knows less than the day. */
  readonly published?: string;
  /** Paragraphs, with an empty line between two. */
  readonly abstract?: string;
  /** Addresses in the abstract or a comment: of code, data, a project's page. */
  readonly more?: readonly string[];
  /** BCP 47 tag of title and abstract, where the source gives one. */
  readonly language?: string;
  /** `page` where it is only what a page calls itself, which may be about its site: it is suggested, and written by nobody unasked. */
  readonly basis?: 'page';
  /** The id with the version whose data it is, where that is known and another than was asked for. */
  readonly version?: string;
  /** The words that say that it is withdrawn or retracted. */
  readonly withdrawn?: string;
}

/** The result of asking for one paper. */
export type Answer = FoundPaper | Failure;

/** The server that a source asks. */
export interface Server {
  readonly address: string;
  /** The name of the environment variable with another address to use instead: for mirrors and tests. */
  readonly mirror: string;
  /** Milliseconds that it wants between two requests, also of different processes. */
  readonly pause?: number;
}

/** The tools that a source asks with. */
export interface Asking {
  readonly client: Client;
  /** The address of the source's server, or of the user's mirror; empty where the source has no server. */
  readonly address: string;
}

/** Asks for one paper. May throw whatever it meets: that is the Failure of this paper (`settled`). */
export type LookUp = () => Promise<Answer>;

/** A place where papers come from. */
export interface Source {
  readonly name: string;
  /** Absent where the source asks the host of each address. */
  readonly server?: Server;
  /** Hosts that belong to this source alone. The last resort does not take their addresses. */
  readonly hosts?: RegExp;
  /** Whether it takes any address. It gets the ref with its end as it was pasted, since an address may end in any character. */
  readonly isLastResort?: boolean;
  /** Returns the paper that `ref` (trimmed) names; `undefined` for a ref of another source. Never throws. */
  match(ref: string): NamedPaper | undefined;
  /** Returns the fault of a ref that was meant for this source but names no paper; `undefined` if it was not meant for it. */
  faultOf?(ref: string): RefFault | undefined;
  /** Returns the id to ask for, equal for every spelling; `undefined` if this source cannot look up the paper. */
  keyOf(paper: NamedPaper): string | undefined;
  /**
   * Returns a look-up for each paper that has a key in this source, in their order. Nothing is asked before the first is called, and
   * each answers as soon as it can, so that it can be kept whatever becomes of the others.
   */
  readonly lookUps: (papers: readonly NamedPaper[], asking: Asking) => readonly LookUp[];
}
