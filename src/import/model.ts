import type { Block } from '../markdown/index.ts';
import type { PaperDraft, TextData } from '../papers/index.ts';

/** A post as it was read, before anything in it is recognised. */
export interface Post {
  /** The name of where it came from: a path or an address. */
  readonly source: string;
  /** What stands beside its text, such as a topic's title. */
  readonly title?: string | undefined;
  /** The day that its surroundings name: a file's name, front matter, the day it was posted. */
  readonly date?: string | undefined;
  readonly blocks: readonly Block[];
}

/** Something of a post that no field of an issue has room for, in the author's Markdown. */
export interface Kept {
  /** The path of the part behind which, or in which, it stood; absent before all of them. */
  readonly at?: string;
  readonly blocks: readonly Block[];
}

export interface ThemeData {
  readonly emoji?: string;
  readonly theme?: TextData;
  readonly text: TextData;
}

export interface LinkData {
  readonly title?: TextData;
  readonly url: string;
}

export interface ItemData extends LinkData {
  readonly text?: TextData;
}

export interface SectionData {
  readonly title: TextData;
  readonly items: readonly (string | ItemData)[];
}

/** An issue as it will stand in a file, in the order of its keys. */
export interface IssueData {
  readonly week: string;
  readonly number?: number;
  readonly title?: TextData;
  readonly masthead?: TextData;
  readonly lead?: TextData;
  readonly intro: readonly ThemeData[];
  readonly papers: readonly PaperDraft[];
  readonly sections: readonly SectionData[];
  readonly credits?: readonly string[];
  readonly closing?: TextData;
}

/** What was recognised of a post, or of the part of it that is one week's. */
export interface Recognised {
  /** The title that the post has, if any. */
  readonly title: string | undefined;
  /** The day of the title, else of the post's surroundings. */
  readonly date: string | undefined;
  readonly issue: Omit<IssueData, 'week'>;
  readonly kept: readonly Kept[];
  /** All blocks but the title, as they came. */
  readonly blocks: readonly Block[];
}
