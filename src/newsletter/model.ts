import type { placeholderNames } from '../text/index.ts';
import type { OwnEmoji } from '../emoji/index.ts';
import type { RuleSettings } from '../checks/index.ts';
import type { Term } from '../claims/index.ts';
import type { Texts } from '../issue/index.ts';
import type { Problem } from '../problem/index.ts';
import type { Weekday } from '../calendar.ts';

/** A name that a pattern of the config may hold. */
export type PlaceholderName = (typeof placeholderNames)[number];

/** The newsletter's settings with every default filled in. Keys are the config's, in camel case. */
export interface Config {
  /** Absolute path; `undefined` where the newsletter has no config file. */
  readonly file: string | undefined;
  readonly name: string | undefined;
  readonly locale: string;
  /** At least one; the first is the language of plain strings. */
  readonly languages: readonly string[];
  /** IANA name; `undefined`: the system's. */
  readonly timezone: string | undefined;
  readonly weekStartsOn: Weekday;
  /** A pattern with placeholders; `undefined`: the locale's. */
  readonly title: string | undefined;
  readonly masthead: Texts;
  readonly closing: Texts;
  /** Overrides of the locale's labels. */
  readonly labels: Readonly<Record<string, string>>;
  readonly card: { readonly authors: number };
  /** The emoji that only the forum has. */
  readonly emoji: OwnEmoji;
  readonly rules: RuleSettings;
  readonly forum: ForumSettings;
  readonly email: EmailSettings;
  readonly publish: PublishSettings;
  /** `known`: the file that names what was published before, below the root. */
  readonly archive: { readonly known: string | undefined };
  readonly draft: DraftSettings;
  readonly site: SiteSettings;
}

/** What the site's addresses and ids are made of. */
export interface SiteSettings {
  /** With a slash at its end; `undefined`: nobody knows yet where the site will be. */
  readonly base: string | undefined;
  /** A `tag:` or `urn:` text that no change of address or name changes. */
  readonly id: string | undefined;
  /** Where the newsletter's files are, without a slash at its end. */
  readonly repository: string | undefined;
}

/** How `draft` asks a language model to write. Which model, and where it is, is no matter of the config. */
export interface DraftSettings {
  readonly style: 'formal' | 'plain';
  /** How many earlier cards a prompt shows at most. */
  readonly examples: number;
  /** How many sentences a summary has at most. */
  readonly sentences: number;
}

/** Where issues are brought to. A channel that is not configured is `undefined`. No key stands here. */
export interface PublishSettings {
  readonly forum: ForumChannel | undefined;
  readonly mail: MailChannel | undefined;
}

export interface ForumChannel {
  /** Without a slash at its end. */
  readonly url: string;
  readonly username: string;
  readonly category: number | undefined;
  readonly tags: readonly string[];
  /** A pattern with the title's placeholders. */
  readonly externalId: string;
  /** A message to oneself, a topic that no list shows, or one in the category of that number. */
  readonly preview: 'message' | 'unlisted' | number;
}

export const mailServices = ['smtp', 'listmonk', 'buttondown'] as const;

export interface MailChannel {
  readonly via: (typeof mailServices)[number];
  /** Without a slash at its end. */
  readonly url: string;
  readonly username: string | undefined;
  /** The envelope's sender; `undefined`: the address of `email.from`. */
  readonly bounce: string | undefined;
  /** Of listmonk alone. */
  readonly lists: readonly number[];
  readonly template: number | undefined;
}

/** Lengths are in code points, as Discourse counts them. */
export interface ForumSettings {
  readonly heading: boolean;
  /** The default language of the forum's site, which decides where it sees an emoji. */
  readonly locale: string;
  /** `links`: to each card; `toc`: the mark of the DiscoTOC component. */
  readonly contents: 'links' | 'toc' | false;
  readonly abstracts: 'quote' | 'details';
  /** Whether cards have numbers. */
  readonly numbers: boolean;
  readonly maxLength: number;
  readonly split: boolean;
  readonly titleMin: number;
  readonly titleMax: number;
  readonly titleEmoji: number;
  readonly mentions: number;
  readonly previews: number;
}

export const themeSigns = ['none', 'emoji', 'number'] as const;
export const mailAbstracts = ['all', 'first', 'none'] as const;

export interface EmailSettings {
  /** Whether it begins with a list of the papers. */
  readonly contents: boolean;
  /** `first`: in the first language alone. */
  readonly abstracts: (typeof mailAbstracts)[number];
  /** What stands before a theme for which the issue names no emoji. */
  readonly themeSign: (typeof themeSigns)[number];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly listId: string | undefined;
  /** A pattern with the title's placeholders, {{title}} and {{first}}. */
  readonly subject: string;
  /** `undefined`: the titles of the papers. */
  readonly preheader: string | undefined;
  /** An https URL or a mail service's placeholder, which is written through verbatim. */
  readonly webUrl: string | undefined;
  readonly unsubscribeUrl: string | undefined;
  readonly subscribeUrl: string | undefined;
  readonly oneClick: boolean;
  /** `HH:MM±HH:MM` on the last day of the week. */
  readonly sendTime: string;
  readonly address: string | undefined;
  readonly fit: boolean;
  readonly style: EmailStyle;
}

export interface EmailColours {
  readonly accent: string;
  readonly text: string;
  readonly muted: string;
  readonly background: string;
  readonly card: string;
  readonly border: string;
}

/** The values that the config sets; the email format fills in the rest from its own design. */
export interface EmailStyle extends Partial<EmailColours> {
  /** CSS pixels, 600 to 640. */
  readonly width?: number;
  readonly font?: string;
  readonly dark?: Partial<EmailColours>;
}

export interface LoadedTerms {
  /** The entries that can be used. */
  readonly terms: readonly Term[];
  readonly problems: readonly Problem[];
  /** Text of the file; `undefined` where there is none. */
  readonly source: string | undefined;
}

export interface TermSettings {
  readonly languages: readonly string[];
  readonly rules: RuleSettings;
}
