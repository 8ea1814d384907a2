import type { PaperDraft } from '../paper-draft.ts';
import type { Failure, RefFault } from '../../problem/index.ts';
import type { Client } from '../../http/index.ts';

/** The ids of a paper that a ref has by itself, without a request. */
export type NamedPaper = Pick<PaperDraft, 'arxiv' | 'doi' | 'link'>;

/**
 * A source's data of a paper, as clean text: composed, no markup, no control characters. Unknown parts are absent.
 */
export interface FoundPaper extends NamedPaper {
  readonly title?: string;
  readonly authors?: readonly string[];
  /** YYYY-MM-DD; absent where the source knows less than the day. */
  readonly published?: string;
  /** Paragraphs, with an empty line between two. */
  readonly abstract?: string;
  /** Addresses that the abstract or a comment names: code, data, a project's page. */
  readonly more?: readonly string[];
  /** BCP 47 tag of title and abstract, where the source gives one. */
  readonly language?: string;
  /** The words by which it is marked as withdrawn or retracted. */
  readonly withdrawn?: string;
}

/** The result of asking for one paper. */
export type Answer = FoundPaper | Failure;

/** Whom a source asks. */
export interface Server {
  readonly address: string;
  /** The environment variable that names another address in its place: for mirrors and tests. */
  readonly mirror: string;
  /** Milliseconds that it wants between two requests, whichever process makes them. */
  readonly pause?: number;
}

/** The tools that a source asks with. */
export interface Asking {
  readonly client: Client;
  /** The address of the source's server, or of what the user has in its place; empty where the source names no server. */
  readonly address: string;
  /** Is called for each paper as soon as its answer is there. */
  readonly onAnswer: () => void;
}

/** A place where papers come from. */
export interface Source {
  readonly name: string;
  /** A source without one asks whatever host an address names. */
  readonly server?: Server;
  /** Hosts whose addresses name a paper of this source or none: the last resort leaves them alone. */
  readonly hosts?: RegExp;
  /** Whether it takes any address: as it was pasted, since an address may end in anything. */
  readonly isLastResort?: boolean;
  /** The paper that `ref` (trimmed) names; `undefined` where the ref is not one of this source's. Never throws. */
  match(ref: string): NamedPaper | undefined;
  /** The fault of a ref that was meant for this source but names no paper; `undefined` if it was not meant for it. */
  faultOf?(ref: string): RefFault | undefined;
  /** The id to ask for, equal for every spelling. `undefined` if this source cannot be asked for the paper. */
  keyOf(paper: NamedPaper): string | undefined;
  /** Asks for papers that this source has a key of. One answer a paper, in their order. */
  readonly fetch: (papers: readonly NamedPaper[], asking: Asking) => Promise<readonly Answer[]>;
}
