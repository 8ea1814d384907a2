import { relative } from 'node:path';
import type { Context } from '../../context.ts';
import { editFile, readBytes } from '../../files/index.ts';
import { exactText, insertPapers, mostPapers, type PaperText } from '../../issue/index.ts';
import { isMap, sameData } from '../../data.ts';
import type { PaperDraft } from '../../papers/index.ts';
import {
  type CheckedIssue,
  checkIssueBytes,
  type CheckOptions,
  type Newsletter,
} from '../../pipeline/index.ts';
import { Failure, formatPath, type Path, type Problem } from '../../problem/index.ts';
import { parseYaml } from '../../yaml/index.ts';
import { quotedAsAWhole } from './quoted-as-a-whole.ts';
import { titleKeysOf } from './titles.ts';

/** An issue as it would be with some papers added. */
export interface Trial {
  /** The whole file. */
  readonly text: string;
  /** The cards as they stand in it. */
  readonly inserted: string;
  /** The problems that it did not have before. */
  readonly problems: readonly Problem[];
  readonly hasErrors: boolean;
  /** Absolute paths of what was written, and texts by them for the lines around a problem, where they are not the issue's. */
  readonly files?: ReadonlyMap<string, string>;
  /** Papers that could not be written while others were. */
  readonly failures?: readonly { readonly name: string; readonly failure: Failure }[];
}

export interface DeskOptions {
  /** Absolute path of the issue. */
  readonly path: string;
  /** The position that the first paper gets, from 1; by default they follow the last. */
  readonly at: number | undefined;
  /** Papers as somebody wrote them: one of these very data goes in with its comments and quotation marks. */
  readonly texts?: readonly PaperText[] | undefined;
}

/** One issue, on which papers are tried before they are written. */
export class Desk {
  readonly path: string;
  protected readonly context: Context;
  protected readonly newsletter: Newsletter;
  private readonly at: number | undefined;
  protected readonly texts: readonly PaperText[];
  private text = '';
  private before: CheckedIssue | undefined;

  protected constructor(context: Context, newsletter: Newsletter, { path, at, texts = [] }: DeskOptions) {
    this.context = context;
    this.newsletter = newsletter;
    this.path = path;
    this.at = at;
    this.texts = texts;
  }

  /**
   * Throws Failure `issue-has-errors` where the file is not sound YAML, `list-not-editable` and `edit-refused` where nothing
   * can be put into its list, and `bad-position`.
   */
  static async open(context: Context, newsletter: Newsletter, options: DeskOptions): Promise<Desk> {
    const desk = new Desk(context, newsletter, options);
    await desk.take(readBytes(context.files, desk.path));
    if (options.at !== undefined && options.at > desk.papers + 1) {
      throw new Failure('bad-position', { at: options.at, path: desk.name, papers: desk.papers });
    }
    // Whether the list takes papers at all is better known before the first question.
    insertPapers(desk.text, [{ title: '-' }], { path: desk.name, at: options.at });
    return desk;
  }

  /** As people see it. */
  get name(): string {
    return this.nameOf(this.path);
  }

  /** How many papers the issue has. */
  get papers(): number {
    const papers = this.before?.parsed.data?.['papers'];
    return Array.isArray(papers) ? papers.length : 0;
  }

  /** How many more papers it can have. */
  get room(): number {
    return mostPapers - this.papers;
  }

  /** Its papers as they stand in the file, as far as they are maps. */
  get papersData(): readonly PaperDraft[] {
    const papers = this.before?.parsed.data?.['papers'];
    return Array.isArray(papers) ? papers.filter(isMap).map(textsOnly) : [];
  }

  /** The earlier issue that has a paper of this title under another id. */
  earlierTitled(paper: PaperDraft): string | undefined {
    return this.newsletter.archive.titled(titleKeysOf(paper), paper, { file: this.path, read: parseYaml })
      ?.issue;
  }

  /** The number that the `n`th new paper gets, both counted from 1. */
  positionOf(n: number): number {
    return (this.at ?? this.papers + 1) + n - 1;
  }

  get isDraft(): boolean {
    return this.before?.issue?.draft === true;
  }

  /** A path as people see it. */
  readonly nameOf = (path: string): string => relative(this.context.cwd, path) || path;

  /** The issue with these papers in it, written nowhere. */
  async try(papers: readonly PaperDraft[]): Promise<Trial> {
    const { text, inserted } = this.insert(papers);
    const first = this.positionOf(1) - 1;
    const after = await this.check(new TextEncoder().encode(text), {
      taken: ({ papers: all }) => all.slice(first, first + papers.length).flatMap(quotedAsAWhole),
    });
    const problems = newProblems(this.before?.problems ?? [], after.problems, {
      first,
      count: papers.length,
    });
    return { text, inserted, problems, hasErrors: problems.some(({ severity }) => severity === 'error') };
  }

  /**
   * Writes the issue with these papers. It is read anew, so that what was changed in it since is kept. Throws Failure
   * `edit-refused` where that brought errors, `changed-meanwhile`, `locked` and `cannot-write`.
   */
  async write(papers: readonly PaperDraft[]): Promise<Trial> {
    return editFile(this.context, this.path, async (bytes) => {
      await this.take(bytes);
      const trial = await this.try(papers);
      if (trial.hasErrors) throw new Failure('edit-refused', { path: this.name, why: 'errors' });
      return { content: trial.text, result: trial };
    });
  }

  /** As they are written where they come from; where that cannot go in as it is, as papers are written. */
  private insert(papers: readonly PaperDraft[]): ReturnType<typeof insertPapers> {
    const place = { path: this.name, at: this.at };
    const written = papers.map((paper) => this.texts.find(({ data }) => sameData(data, paper)) ?? paper);
    try {
      return insertPapers(this.text, written, place);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'edit-refused') throw error;
      return insertPapers(this.text, papers, place);
    }
  }

  private async take(bytes: Uint8Array): Promise<void> {
    this.text = exactText(bytes, this.name);
    this.before = await this.check(bytes);
  }

  private check(bytes: Uint8Array, options: Pick<CheckOptions, 'taken'> = {}): Promise<CheckedIssue> {
    const { archive } = this.newsletter;
    return checkIssueBytes(bytes, this.newsletter, { file: this.path, archive, ...options });
  }
}

/** Throws Failure `edit-refused` where a place cannot take so many papers, whichever they are. */
export function requireRoom({ name, room }: Pick<Desk, 'name' | 'room'>, count: number): void {
  if (count > room) throw new Failure('edit-refused', { path: name, why: 'full', most: mostPapers });
}

/** Keeps the keys that name a paper, if they are texts as they should be. */
export function textsOnly({ title, arxiv, doi, link }: Readonly<Record<string, unknown>>): PaperDraft {
  const titles = Object.entries(isMap(title) ? title : {}).flatMap(([lang, text]) =>
    typeof text === 'string' ? [[lang, text] as const] : [],
  );
  return {
    ...(typeof title === 'string'
      ? { title }
      : titles.length > 0
        ? { title: Object.fromEntries(titles) }
        : {}),
    ...(typeof arxiv === 'string' ? { arxiv } : {}),
    ...(typeof doi === 'string' ? { doi } : {}),
    ...(typeof link === 'string' ? { link } : {}),
  };
}

/**
 * Those of `after` that `count` papers at position `first` (from 0) brought into an issue. A problem is known by what it is
 * and where in the issue it is; papers behind the new ones have moved.
 */
export function newProblems(
  before: readonly Problem[],
  after: readonly Problem[],
  { first, count }: { readonly first: number; readonly count: number },
): Problem[] {
  const moved = ([root, index, ...rest]: Path): Path =>
    root === 'papers' && typeof index === 'number' && index >= first
      ? [root, index + count, ...rest]
      : [root, index, ...rest].filter((step) => step !== undefined);
  const known = new Map<string, number>();
  for (const { code, path } of before) {
    const name = `${code} ${formatPath(moved(path))}`;
    known.set(name, (known.get(name) ?? 0) + 1);
  }
  return after.filter(({ code, path }) => {
    const name = `${code} ${formatPath(path)}`;
    const left = known.get(name) ?? 0;
    known.set(name, left - 1);
    return left <= 0;
  });
}
