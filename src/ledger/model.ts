/** `sha256:` and 64 hexadecimal digits. */
export type Sha256 = `sha256:${string}`;

/** `intent → posting → posted`, or another end; see schema/ledger.schema.json. */
export type PostState = 'intent' | 'posting' | 'posted' | 'pending' | 'uncertain' | 'failed';
export type MailState = 'intent' | 'posting' | 'draft' | 'sent' | 'uncertain' | 'failed';

/** One post of a topic: the topic itself (part 1), or a reply with a further part. */
export interface PartRecord {
  readonly part: number;
  readonly state: PostState;
  /** The forum's id of it. */
  readonly post?: number;
  /** Its number in the topic. */
  readonly number?: number;
  /** Of the text that was sent. */
  readonly raw: Sha256;
  readonly at: string;
}

export interface ForumRecord {
  readonly url: string;
  readonly external_id: string;
  readonly topic?: number;
  readonly address?: string;
  /** Title, category and tags are those that we set last: what differs on the forum was moved there. */
  readonly title: string;
  readonly category?: number;
  readonly tags?: readonly string[];
  readonly posts: readonly PartRecord[];
  /** Of the issue file's bytes of the moment when the forum last got it. */
  readonly issue: Sha256;
  /** What the forum shows otherwise than it was written, and was told once. */
  readonly told?: readonly string[];
}

export interface ImageRecord {
  /** Without `sha256:`. */
  readonly sha256: string;
  readonly short_url: string;
  readonly width: number;
  readonly height: number;
}

export interface MailRecord {
  readonly via: 'smtp' | 'listmonk' | 'buttondown';
  readonly url: string;
  readonly to: string;
  readonly message_id: string;
  /** Of the message, or of the draft at a service. */
  readonly eml: Sha256;
  readonly state: MailState;
  readonly at: string;
  /** The service's. */
  readonly id?: number | string;
  /** Of a draft at a service that is being changed: of what it was before. */
  readonly before?: Sha256;
  readonly refused?: readonly string[];
  /** Why it was sent once more. */
  readonly again?: string;
  /** What was sent before, the first first. */
  readonly earlier?: readonly MailRecord[];
  readonly issue: Sha256;
}

/**
 * What of a week went out. Keys are those of the file. A record is changed as `{ ...record, state }`, so that keys of a newer version
 * stay in it.
 */
export interface Ledger {
  readonly version: 1;
  readonly week: string;
  readonly forum?: ForumRecord;
  /** Previews and test mails never count. */
  readonly forum_preview?: ForumRecord;
  readonly images?: Readonly<Record<string, ImageRecord>>;
  readonly mail?: MailRecord;
  readonly mail_test?: MailRecord;
}
