import type { VisibleBlock } from '../forum-model/index.ts';
import type { CardPart } from '../issue/index.ts';
import type { Block } from '../markdown/index.ts';
import type { Config } from '../newsletter/index.ts';
import type { Finding, Notice, Path } from '../problem/index.ts';
import type { BuiltInTemplates, Templates } from './templates/templates.ts';
import type { View } from './view/view.ts';

/**
 * All that is known of a format outside its folder. Cheap to load: the code that renders and the code that verifies are loaded
 * where they are called.
 */
export interface Format {
  /** In a sentence: "the mail". */
  readonly label: string;
  /** Whether `render --format all` makes it. */
  readonly isInAll: boolean;
  /** The names of the files it may write for an issue, without the name: `.forum.md`. */
  readonly files: RegExp;
  /** Where a folder of `templates/` with the format's name lays it out. */
  readonly templates?: BuiltInTemplates;
  /** The key that the config must have and has not. */
  readonly missingKey?: (config: Config) => string | undefined;
  /** Whether it is made to be sent, so that a draft has to be asked for by name. */
  readonly isForSending?: true;
  /** What somebody has to know who takes the output elsewhere. */
  readonly notices?: (content: string) => readonly Notice[];
  /** The tabs of the preview that show it: names of `preview/page/settings.ts`. */
  readonly views: readonly string[];
  readonly renderer: () => Promise<FormatRenderer>;
  /** How `validate --rendered` reads it back; `undefined` where it has no readers of its own. */
  readonly reading: (() => Promise<Reading>) | undefined;
}

/** The input of a format. */
export interface Equipment {
  readonly config: Config;
  /** The templates of a format, a newsletter's own in the place of built-in ones. */
  readonly templates: (format: string) => Promise<Templates>;
}

export interface FormatRenderer {
  /** Throws Failure where a setting or a template cannot be used. */
  render(view: View, equipment: Equipment): Promise<Rendered>;
  /** The titles that `--field title` prints, a line each; without them, the title. */
  titles?(view: View, equipment: Equipment): Promise<readonly string[]>;
  /** The config for `--field body`, where the body does not hold what has an input of its own. */
  configOfBody?(config: Config): Config;
}

/** The result of rendering one issue in one format. */
export interface Rendered {
  readonly files: readonly RenderedFile[];
  /** Problems of this format with the issue; an error blocks only this format. */
  readonly findings: readonly Finding[];
  /** The parts left out on purpose, because the config asks for that. */
  readonly dropped?: readonly Dropped[];
}

export interface RenderedFile {
  /** Without the name; one that `Format.files` matches. */
  readonly suffix: string;
  readonly content: string;
}

/** A text that is left out, or with `after` what is behind about that many characters of it. */
export interface Dropped {
  readonly path: Path;
  readonly after?: number;
}

/** The text that a format's readers see, for verification. */
export interface Reading {
  /** Whether built-in templates are verified too, for the reader (a forum) may change what they print. */
  readonly isAlways: boolean;
  /** Whether signs that are markup elsewhere are there to be seen. */
  readonly isPlain?: true;
  /** Whether it may ever reach readers. What is far beyond a limit does not, and is not read back. Absent where all may. */
  mayReach?(rendered: Rendered, config: Config): boolean;
  shows(rendered: Rendered, config: Config): Shows;
  /** The issue as far as the config has this format show it. */
  view(view: View, config: Config): View;
  /** The text that readers should see for a block of the author's. `addresses` are all that the issue shows. */
  expected(block: Block, addresses: readonly string[]): readonly SeenBlock[];
  /** The text that they do see; once for each kind of reader, if readers differ. */
  actual(rendered: Rendered, addresses: readonly string[], config: Config): Iterable<readonly SeenBlock[]>;
  /**
   * A file with an empty line wherever a line may run into the block above it: where that changes what readers see, nobody meant
   * it. Absent where lines do not run into each other.
   */
  readonly loosen?: (content: string) => string;
  /** Finds problems that only the readers' side shows, such as limits of what they are shown. */
  findings?(view: View, rendered: Rendered, config: Config): readonly Finding[];
}

/** A block as a reader sees it; `compared` stands for its text where signs that only draw the block are no part of it. */
export type SeenBlock = VisibleBlock & { readonly compared?: string };

/** Nowhere; to the paper; or to the paper's page, and to the paper only where it has none. */
export type TitleTarget = 'nowhere' | 'paper' | 'page';

/** Which parts of an issue a format shows. */
export interface Shows {
  /** Whether the title is in it. */
  readonly heading: boolean;
  /** Parts of a card that are in none of its cards. */
  readonly leavesOut: readonly CardPart[];
  /** Whether a list of contents names the cards, and takeaways are not all that is left of it. */
  readonly listsTitles: boolean;
  /** Where a title leads, in that list and in its card. */
  readonly titlesLead: Readonly<Record<'contents' | 'card', TitleTarget>>;
  /** Whether the picture at an address is shown; else its description and the address are. */
  readonly isPicture: (url: string) => boolean;
}
