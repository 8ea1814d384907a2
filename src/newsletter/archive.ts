import { basename } from 'node:path';
import type { FileSystem } from '../context.ts';
import { readBytes } from '../files/index.ts';
import { identitiesOf, mayBeOne, pageKeyOf, type PaperIds, titleKey } from '../papers/index.ts';
import { isDate } from '../calendar.ts';
import { firstBehind } from '../data.ts';
import { Failure } from '../problem/index.ts';
import type { Read } from '../yaml/index.ts';
import { type Archive, type Issue, listedLinks, type Paper, readIssue, type Text } from '../issue/index.ts';
import { type ArchiveEntry, bytesOf, entryOf } from './archive-entry.ts';
import { Holders } from './holders.ts';
import type { KnownPapers } from './known-papers.ts';
import { type IssueFile, listIssues, nameOfIssue } from './issues.ts';

/**
 * The papers and numbers of a newsletter's other issues. Ten years are 520 files, and reading them all as YAML would take longer than
 * everything else together: so their bytes are searched for what looks like an id or an address, and only a file that has the very
 * one in question is read to make sure.
 */
export interface ArchiveIndex {
  /** The archive as the issue in `file` (absolute path) sees it: all issues but itself. */
  besides(file: string, read: Read): Archive;
  /** The latest issue before the one in `file` that has a paper of these titles (`titleKey`) under another kind of id. */
  titled(keys: readonly string[], ids: PaperIds, asking: Asking): { readonly issue: string } | undefined;
}

/** The file of the issue that asks, and how others are read. */
interface Asking {
  readonly file: string;
  readonly read: Read;
}

/** What is known of the archive already. */
export interface KnownArchive {
  readonly issues?: readonly IssueFile[];
  readonly entryAt?: (path: string) => ArchiveEntry | undefined;
  /** The paths of those besides a file that may hold what has a key; `undefined` where an index of all finds them sooner. */
  readonly holders?: (key: string, file: string) => readonly string[] | undefined;
  /** Is told of each issue that is read. */
  readonly onRead?: (path: string) => void;
  /** What was published before all issues. */
  readonly papers?: KnownPapers | undefined;
}

export function openArchive(files: FileSystem, root: string, known?: KnownArchive): ArchiveIndex {
  let issues = known?.issues;
  let index: Index | undefined;
  let weeks: ReadonlyMap<string, readonly string[]> | undefined;
  const list = (): readonly IssueFile[] => (issues ??= listIssues(files, root));
  const before = (key: string): ReturnType<Archive['papersWith']> =>
    known?.papers?.keys.has(key) === true ? { issue: known.papers.file, title: [] } : undefined;
  const open = (): Index => (index ??= new Index(files, list(), known ?? {}));
  /** Nothing is read for an issue that is the only one. */
  const openBesides = (file: string): Index | undefined =>
    list().some(({ path }) => path !== file) ? open() : undefined;
  return {
    besides: (file, read) => ({
      papersWith: (key) => openBesides(file)?.paperWith(key, { file, read }) ?? before(key),
      linkWith: (key) => openBesides(file)?.linkWith(key, { file, read }),
      numberTaken: (number) => openBesides(file)?.numberTaken(number, { file, read }),
      sameWeek: () => sameWeek((weeks ??= pathsByName(list())), file),
      numberBefore: () => openBesides(file)?.numberBefore({ file, read }),
      stylesBefore: (most) => openBesides(file)?.stylesBefore(most, { file, read }) ?? [],
    }),
    titled: (keys, ids, asking) => (keys.length === 0 ? undefined : open().titled(keys, ids, asking)),
  };
}

/** A file outside the folder of issues has none, whatever its name. */
function sameWeek(weeks: ReadonlyMap<string, readonly string[]>, file: string): string | undefined {
  const paths = weeks.get(nameOfIssue(file)) ?? [];
  const other = paths.includes(file) ? paths.find((path) => path !== file) : undefined;
  return other === undefined ? undefined : basename(other);
}

function pathsByName(issues: readonly IssueFile[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const { name, path } of issues) paths.set(name, [...(paths.get(name) ?? []), path]);
  return paths;
}

/** How many issues are kept after they were read, each about three times as large as its file. */
const mostKnown = 32;

/** After so many keys, one by one, an index of all is quicker. */
const manyQuestions = 2000;

class Index {
  private readonly files: FileSystem;
  private readonly issues: readonly IssueFile[];
  /** Positions in `issues` by path. */
  private readonly positions: ReadonlyMap<string, number>;
  private readonly archive: KnownArchive;
  private readonly entries: (ArchiveEntry | undefined)[] = [];
  /** Only made where nobody finds the holders of each key by itself. */
  private all: Holders | undefined;
  private questions = 0;
  /** Only made where somebody asks for a title. */
  private texts: readonly string[] | undefined;
  private readonly known = new Map<number, Issue | undefined>();

  constructor(files: FileSystem, issues: readonly IssueFile[], archive: KnownArchive) {
    this.files = files;
    this.issues = issues;
    this.archive = archive;
    this.positions = new Map(issues.map(({ path }, i) => [path, i]));
  }

  /** The latest issue of an earlier week with that paper. */
  paperWith(key: string, asking: Asking): ReturnType<Archive['papersWith']> {
    return this.earlier(key, asking, ({ papers }) => papers.find((paper) => hasIdentity(paper, key)));
  }

  linkWith(key: string, asking: Asking): ReturnType<Archive['linkWith']> {
    return this.earlier(key, asking, (issue) => listedLinks(issue).find(({ url }) => pageKeyOf(url) === key));
  }

  /** What `find` finds first, going back from the week before. */
  private earlier<T>(
    key: string,
    { file, read }: Asking,
    find: (issue: Issue) => T | undefined,
  ): (T & { issue: string }) | undefined {
    const own = this.positions.get(file);
    for (const i of this.holdersOf(key, own ?? this.issues.length, file)) {
      const { name = '' } = this.issues[i] ?? {};
      const isEarlier = isDate(name) && (own === undefined || name !== this.issues[own]?.name);
      const issue = isEarlier ? this.issueAt(i, read) : undefined;
      const found = issue === undefined ? undefined : find(issue);
      if (found !== undefined) return { ...found, issue: name };
    }
    return undefined;
  }

  /** The files up to a position that may have what has this key, the latest first. */
  private holdersOf(key: string, before: number, file: string): number[] {
    const isFew = this.all === undefined && ++this.questions < manyQuestions;
    const paths = isFew ? this.archive.holders?.(key, file) : undefined;
    if (paths === undefined) {
      this.all ??= new Holders(this.issues.map((_, i) => this.entryAt(i)));
      return this.all.of(key, before);
    }
    const positions = paths.map((path) => this.positions.get(path) ?? before);
    return positions.filter((i) => i < before).toSorted((a, b) => b - a);
  }

  private entryAt(i: number): ArchiveEntry {
    const { path = '' } = this.issues[i] ?? {};
    return (this.entries[i] ??= this.archive.entryAt?.(path) ?? entryOf(this.files, path));
  }

  titled(keys: readonly string[], ids: PaperIds, { file, read }: Asking): { issue: string } | undefined {
    const words = new RegExp(keys.map(patternOf).join('|'), 'i');
    this.texts ??= this.issues.map(({ path }) => bytesOf(this.files, path));
    for (let i = (this.positions.get(file) ?? this.issues.length) - 1; i >= 0; i--) {
      const issue = this.issues[i];
      if (issue === undefined || !isDate(issue.name) || !words.test(this.texts[i] ?? '')) continue;
      const isSame = (paper: Paper): boolean =>
        mayBeOne(paper, ids) && paper.title.some(({ value }) => keys.includes(titleKey(value) ?? ''));
      if (this.issueAt(i, read)?.papers.some(isSame) === true) return { issue: issue.name };
    }
    return undefined;
  }

  numberTaken(number: number, { file, read }: Asking): string | undefined {
    const own = this.issues[this.positions.get(file) ?? -1]?.name;
    const holders = this.holdersOf(`number:${number}`, this.issues.length, file);
    for (const i of holders.toReversed()) {
      const issue = this.issues[i];
      if (issue === undefined || issue.name === own || issue.path === file) continue;
      if (this.issueAt(i, read)?.number === number) return issue.name;
    }
    return undefined;
  }

  /** In the order of weeks, whether the issue in `file` is there yet or not. */
  numberBefore({ file, read }: Asking): { number: number; issue: string } | undefined {
    const week = nameOfIssue(file);
    if (!isDate(week)) return undefined;
    for (let i = this.before(week) - 1; i >= 0; i--) {
      const issue = this.issues[i];
      if (issue === undefined || !isDate(issue.name)) continue;
      const number = this.numberAt(i, read);
      if (number !== undefined) return { number, issue: issue.name };
    }
    return undefined;
  }

  stylesBefore(most: number, { file, read }: Asking): ReturnType<Archive['stylesBefore']> {
    const week = nameOfIssue(file);
    const found: ReturnType<Archive['stylesBefore']>[number][] = [];
    if (!isDate(week)) return found;
    for (let i = this.before(week) - 1; i >= 0 && found.length < most; i--) {
      const { name = '' } = this.issues[i] ?? {};
      const issue = isDate(name) ? this.issueAt(i, read) : undefined;
      if (issue === undefined) continue;
      const summaries = issue.papers.flatMap(({ summary: [text] }) =>
        text === undefined ? [] : [lengthOf(text)],
      );
      found.push({ issue: name, summaries, themes: issue.intro.length });
    }
    return found;
  }

  /** How many issues have a name that comes before another. */
  private before(name: string): number {
    return firstBehind(this.issues.length, (i) => (this.issues[i]?.name ?? '') >= name);
  }

  private numberAt(i: number, read: Read): number | undefined {
    const { number } = this.entryAt(i);
    return number === 'unsure' ? this.issueAt(i, read)?.number : number;
  }

  private read(path: string, read: Read): Issue | undefined {
    this.archive.onRead?.(path);
    return issueIn(this.files, path, read);
  }

  /** The issues that were asked for last are kept: whoever goes through the archive asks for the same few before each. */
  private issueAt(i: number, read: Read): Issue | undefined {
    const issue = this.known.has(i) ? this.known.get(i) : this.read(this.issues[i]?.path ?? '', read);
    this.known.delete(i);
    this.known.set(i, issue);
    const [oldest] = this.known.keys();
    if (this.known.size > mostKnown && oldest !== undefined) this.known.delete(oldest);
    return issue;
  }
}

/** A file that can no longer be read holds no issue either. */
function issueIn(files: FileSystem, path: string, read: Read): Issue | undefined {
  try {
    const { data } = read(readBytes(files, path));
    return data === undefined ? undefined : readIssue(data, ['en']);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function lengthOf({ value }: Text): number {
  return value.trim().length;
}

function hasIdentity(paper: Paper, key: string): boolean {
  return identitiesOf(paper).some((identity) => identity.key === key);
}

/** The words of a title as they may stand in the bytes of a file, whatever is between two of them. */
function patternOf(key: string): string {
  const words = key.split(' ').map((word) => Buffer.from(word).toString('latin1'));
  return words.map((word) => word.replace(/[^a-z0-9\u0080-\u00ff]/g, '.')).join('[^a-z0-9]{1,16}');
}
