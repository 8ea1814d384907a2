/**
 * The messages of the server to the page, part by part: a part is sent when it has changed, and is whole. The page keeps the rest.
 * Types only, shared by both sides.
 */
export interface Parts {
  readonly issue: { readonly name: string; readonly file: string };
  /** Names of all issues, the latest first. */
  readonly issues: readonly string[];
  /** The file as it is now. */
  readonly source: string;
  /** Names the bytes of the file that is told of. */
  readonly version: string;
  readonly state: State;
  readonly blocks: readonly PageBlock[];
  /** Titles of what is linked, by address: what the forum's previews will show. */
  readonly linked: Readonly<Record<string, string>>;
  /** Languages of the sites that the post is shown on, the newsletter's own first. */
  readonly sites: readonly string[];
  /** By site. A site that is not there yet is on its way. */
  readonly forum: Readonly<Record<string, readonly Post[]>>;
  readonly email: Mail;
  /** The page of the site, a whole document. */
  readonly web: string;
  readonly text: string;
  readonly budgets: readonly Budget[];
  readonly posting: Posting;
}

export type Part = keyof Parts;

export interface State {
  readonly problems: readonly PageProblem[];
  /** Views show an earlier state of the file, for it cannot be read now. */
  readonly isStale: boolean;
}

export interface PageProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string | undefined;
  readonly code?: string | undefined;
  /** Relative to the newsletter's folder; absent where the problem is in no file. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** The paper that it is in, counted from 1. */
  readonly paper?: number;
  /** Present where the server knows what mends it, in the issue's own file. */
  readonly isFixable?: true;
  /** What names the text that nobody has read, where that is what is wrong, in the issue's own file. */
  readonly accepts?: string;
}

/**
 * A block of text that readers see, and its lines in the issue file as it is now; both from 1, both inclusive. It has none where
 * the text is not from the file, or was edited after the views that are shown were drawn.
 */
export interface PageBlock {
  readonly path: string;
  readonly text: string;
  readonly lines?: readonly [first: number, last: number] | undefined;
  /** Present where a language model wrote it, or a part of it, and nobody has read it yet. */
  readonly unread?: Unread;
}

/** Texts that nobody has read. */
export interface Unread {
  /** `the summary of paper 2`. */
  readonly what: string;
  /** As `draft --accept` takes them: `2.summary`. */
  readonly targets: readonly string[];
}

export interface Post {
  readonly title: string;
  readonly raw: string;
  /** Cooked, with emoji as characters. */
  readonly html: string;
}

export interface Mail {
  readonly subject: string;
  readonly preheader: string;
  readonly from: string;
  readonly html: string;
}

/** How much of a limit is used, in `unit`s. */
export interface Budget {
  readonly name: string;
  readonly value: number;
  /** Absent where nothing limits it. */
  readonly most?: number | undefined;
  readonly unit: 'characters' | 'bytes';
  /** The share of each paper, in the order of the papers. */
  readonly papers: readonly number[];
}

/** What is to be done for an issue to go out, and what was done. */
export interface Posting {
  readonly isDraft: boolean;
  /** As the forum's form takes it. */
  readonly title: string;
  /** The texts of the topic and its replies, without the title. */
  readonly raws: readonly string[];
  /** Where the forum begins a topic, with all but the text filled in; absent where the config names no forum. */
  readonly newTopic?: string;
  /** How many addresses the issue has, how many of them were asked lately, and how many of these are dead; absent where it is not looked at. */
  readonly links?: { readonly all: number; readonly known: number; readonly dead: number };
  readonly channels: readonly ChannelState[];
  /** Absent where nothing of the issue is on the forum, or its copy is not there. */
  readonly difference?: readonly Difference[];
}

/** What became of something since it was published. */
export interface Difference {
  /** `the title of paper 2 in English`, or `paper 2 (was 4): Title`. */
  readonly name: string;
  readonly fate: 'added' | 'removed' | 'moved' | 'changed';
  /** In their order, with what is far from a change left out. */
  readonly pieces: readonly { readonly kind: 'kept' | 'removed' | 'added'; readonly text: string }[];
}

/** How far the issue is on a channel, as the ledger says. */
export interface ChannelState {
  readonly name: 'Forum' | 'Mail' | 'Ledger';
  readonly state: 'done' | 'open' | 'wrong';
  /** Commands stand in backticks. */
  readonly words: string;
  /** Of the topic. */
  readonly address?: string;
}

/** What the stream says of one of the issues that it was asked for: what changed, or that there is none of that name, but others. */
export type Message =
  | { readonly issue: string; readonly changed: Partial<Parts> }
  | { readonly issue: string; readonly others: readonly string[] };

/** The data that the page starts from: where the parts come from. `issue` is shown where the address names none. */
export type Start =
  { readonly live: true; readonly issue: string } | { readonly live: false; readonly parts: Parts };

/** Body of a POST to /open. */
export interface OpenRequest {
  readonly issue: string;
  readonly line: number;
  readonly column?: number;
}

/**
 * Body of a POST to /edit. `version` is that of the file as the page shows it: of another one nothing is changed, for a number may
 * mean another paper there. Papers are counted from 1.
 */
export type EditRequest = { readonly issue: string; readonly version: string } & (
  | { readonly act: 'move'; readonly from: number; readonly to: number }
  | { readonly act: 'fix'; readonly code: string; readonly line: number; readonly column: number }
  /** Takes off the marks of texts that a language model wrote: somebody has read them. */
  | { readonly act: 'accept'; readonly targets: readonly string[] }
  /** Takes back what was done last by a request of these. */
  | { readonly act: 'undo' }
);

/** Answer to a GET of /report: what the mail uses that the programs of a view lack, as caniemail tested it. */
export interface MailReport {
  /** Of the data, YYYY-MM-DD. */
  readonly date: string;
  readonly programs: readonly string[];
  /** What is not there at all first. */
  readonly lacks: readonly Lack[];
}

export interface Lack {
  readonly title: string;
  /** How often the mail uses it. */
  readonly count: number;
  /** It is there in part, in all of the programs. */
  readonly isPart: boolean;
  /** Those that lack it. */
  readonly programs: readonly string[];
  readonly notes: readonly string[];
  /** caniemail's page on it. */
  readonly address: string;
}

/** Of the answer to a GET of /issues: what an issue is chosen by. */
export interface ListedIssue {
  readonly name: string;
  /** Its own, else that of its first paper; empty where it cannot be read. */
  readonly title: string;
  readonly number?: number;
  readonly isDraft: boolean;
}
