import type { MessageBody } from '../../http/index.ts';

/** A piece of a text: a placeholder of the config, which the service fills in, or what is to be read as it is. */
export interface TextPart {
  readonly text: string;
  readonly isPlaceholder: boolean;
}

/** What a mail is made of, before a service's own language. */
export interface MailContent {
  readonly subject: string;
  /** The format email. */
  readonly html: string;
  /** The format text, in pieces. */
  readonly text: readonly TextPart[];
  /** A mailbox such as `News <news@example.org>`; `undefined`: the service's own. */
  readonly from: string | undefined;
}

/** The fields of a draft as the service keeps them, in a fixed order: what is sent, compared and read back. */
export type DraftFields = Readonly<Record<string, unknown>>;

/** A write, as it is sent. A dry run shows the very same. */
export interface ServiceCall {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body: MessageBody;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * How far a mail is at a service. `started`: readers get it or have it. `stopped`: it was begun, and the service does not go on.
 * `scheduled`: it goes out at a time. `other`: nothing that is sent from here.
 */
export type Stage = 'draft' | 'started' | 'stopped' | 'scheduled' | 'other';

/** A mail as it stands at a service. */
export interface StoredMail {
  readonly id: number | string;
  /** The service's own word. */
  readonly status: string;
  readonly stage: Stage;
  /** When it was started, in UTC; `undefined` where the service does not say. */
  readonly since: string | undefined;
  readonly fields: DraftFields;
}

/**
 * A mail service: it keeps the list, and a draft of each mail until it is started. Reading throws Failure `mail/key`,
 * `mail/rate-limit`, `mail/refused`, `mail/redirect`, `mail/unreadable` and what `send` of `http/` throws.
 */
export interface MailService {
  /** As people call it. */
  readonly name: string;
  /** Who gets a mail, in words. */
  readonly recipients: string;
  /** Where people see a mail there. */
  readonly addressOf: (id: number | string) => string | undefined;
  /** Puts a mail into the service's language, in which nothing but its placeholders is live. May read. */
  readonly draftOf: (content: MailContent) => Promise<DraftFields>;
  /** The mail of an id; `undefined` where it is not there, or was deleted. */
  readonly get: (id: number | string) => Promise<StoredMail | undefined>;
  /** The mail that we made under a name. */
  readonly find: (name: string) => Promise<StoredMail | undefined>;
  /** Makes a draft, whatever the service does by default. `once`: a service that knows such keys does it once for each. */
  readonly creating: (name: string, draft: DraftFields, once: string) => ServiceCall;
  readonly updating: (id: number | string, draft: DraftFields) => ServiceCall;
  readonly starting: (id: number | string) => ServiceCall;
  /**
   * Does a write, and returns the id that the answer names. Throws Failure `mail/unanswered` where it is not known whether it was
   * done; after any other it was not.
   */
  readonly write: (call: ServiceCall, what: string) => Promise<number | string | undefined>;
}
