import { basename } from 'node:path';
import type { FileSystem } from '../context.ts';
import { readBytes } from '../files/index.ts';
import {
  arxivIdIn,
  identitiesOf,
  mayBeOne,
  pageKeyOf,
  type PaperIds,
  parseArxivId,
  parseDoi,
  titleKey,
} from '../papers/index.ts';
import { isDate } from '../calendar.ts';
import { Failure } from '../problem/index.ts';
import type { Read } from '../yaml/index.ts';
import { type Archive, type Issue, listedLinks, type Paper, readIssue } from '../issue/index.ts';
import { AddressIndex } from './address-index.ts';
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

export function openArchive(files: FileSystem, root: string): ArchiveIndex {
  let issues: readonly IssueFile[] | undefined;
  let index: Index | undefined;
  const list = (): readonly IssueFile[] => (issues ??= listIssues(files, root));
  const open = (): Index => (index ??= new Index(files, list()));
  return {
    besides: (file, read) => ({
      papersWith: (key) => open().paperWith(key, { file, read }),
      linkWith: (key) => open().linkWith(key, { file, read }),
      numberTaken: (number) => open().numberTaken(number, { file, read }),
      sameWeek: () => sameWeek(list(), file),
      numberBefore: () => open().numberBefore({ file, read }),
    }),
    titled: (keys, ids, asking) => (keys.length === 0 ? undefined : open().titled(keys, ids, asking)),
  };
}

/** A file outside the folder of issues has none, whatever its name. */
function sameWeek(issues: readonly IssueFile[], file: string): string | undefined {
  const own = issues.find(({ path }) => path === file);
  const other = issues.find(({ path, name }) => path !== file && name === own?.name);
  return other === undefined ? undefined : basename(other.path);
}

class Index {
  private readonly files: FileSystem;
  private readonly issues: readonly IssueFile[];
  /** Positions in `issues` by path. */
  private readonly positions: ReadonlyMap<string, number>;
  /** The same by id, as it may stand anywhere in a file, and by what may be its number. */
  private readonly holders = new Map<string, number[]>();
  private readonly texts: string[];
  /** Only made where somebody asks for more than a number. */
  private addresses: AddressIndex | undefined;
  private readonly known = new Map<number, Issue | undefined>();

  constructor(files: FileSystem, issues: readonly IssueFile[]) {
    this.files = files;
    this.issues = issues;
    this.positions = new Map(issues.map(({ path }, i) => [path, i]));
    this.texts = issues.map(({ path }) => asciiOf(files, path));
    for (const [i, text] of this.texts.entries()) {
      for (const token of idsIn(text)) for (const key of keysOf(token)) this.hold(key, i);
      for (const [, digits] of text.matchAll(/(?:^|[\s{,"'])number["']?\s*:\s*\+?0*(\d+)/gm))
        this.hold(`number:${digits}`, i);
    }
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
    for (const i of this.holdersOf(key, own ?? this.issues.length)) {
      const { name = '' } = this.issues[i] ?? {};
      const isEarlier = isDate(name) && (own === undefined || name !== this.issues[own]?.name);
      const issue = isEarlier ? this.issueAt(i, read) : undefined;
      const found = issue === undefined ? undefined : find(issue);
      if (found !== undefined) return { ...found, issue: name };
    }
    return undefined;
  }

  /** The files up to a position that may have what has this key, the latest first. */
  private holdersOf(key: string, before: number): number[] {
    this.addresses ??= new AddressIndex(this.texts);
    const named = (this.holders.get(key) ?? []).filter((i) => i < before);
    const all = new Set([...named, ...this.addresses.filesWith(key, before)]);
    return [...all].toSorted((a, b) => b - a);
  }

  titled(keys: readonly string[], ids: PaperIds, { file, read }: Asking): { issue: string } | undefined {
    const words = new RegExp(keys.map(patternOf).join('|'), 'i');
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
    for (const i of this.holders.get(`number:${number}`) ?? []) {
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
    for (let i = this.issues.length - 1; i >= 0; i--) {
      const issue = this.issues[i];
      if (issue === undefined || !isDate(issue.name) || issue.name >= week) continue;
      const number = this.numberAt(i, read);
      if (number !== undefined) return { number, issue: issue.name };
    }
    return undefined;
  }

  /** A key at the begin of a line is the issue's, and a number of digits alone is what YAML reads too. */
  private numberAt(i: number, read: Read): number | undefined {
    const text = this.texts[i] ?? '';
    if (!/number["']?\s*:/.test(text)) return undefined;
    const plain = /^number: +([1-9]\d{0,8}) *\r?$/m.exec(text)?.[1];
    return plain === undefined ? this.issueAt(i, read)?.number : Number(plain);
  }

  private hold(key: string, i: number): void {
    const list = this.holders.get(key);
    if (list === undefined) this.holders.set(key, [i]);
    else if (list.at(-1) !== i) list.push(i);
  }

  private issueAt(i: number, read: Read): Issue | undefined {
    if (!this.known.has(i)) this.known.set(i, issueIn(this.files, this.issues[i]?.path ?? '', read));
    return this.known.get(i);
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

function hasIdentity(paper: Paper, key: string): boolean {
  return identitiesOf(paper).some((identity) => identity.key === key);
}

/** The words of a title as they may stand in the bytes of a file, whatever is between two of them. */
function patternOf(key: string): string {
  const words = key.split(' ').map((word) => Buffer.from(word).toString('latin1'));
  return words.map((word) => word.replace(/[^a-z0-9\u0080-\u00ff]/g, '.')).join('[^a-z0-9]{1,16}');
}

/** Matches what may follow a DOI in YAML or Markdown: punctuation and brackets, or all from a quotation mark, a comma or a query on. */
const endings = [/[.,;)\]}>']+$/, /['<>,].*$/, /[?#].*$/];

/** What may be an id: arXiv's of either style, and DOIs. An old id is looked for from its digits, of which there are fewer than words. */
function* idsIn(text: string): Iterable<string> {
  for (const [token] of text.matchAll(/\d{4}\.\d{4,5}|10\.\d{4,9}(?:\/|%2[Ff])[^\s"]+/g)) yield token;
  for (const { index, 0: digits } of text.matchAll(/\/\d{7}/g)) {
    const before = text.slice(Math.max(0, index - 40), index + digits.length);
    const [id] = /[a-z][a-z-]*(?:\.[A-Za-z-]+)?\/\d{7}$/.exec(before) ?? [];
    if (id !== undefined) yield id;
  }
}

/** An id that stands in a text may be an arXiv id, a DOI or both. */
function keysOf(token: string): string[] {
  const arxiv = parseArxivId(token);
  if (arxiv !== undefined) return [`arxiv:${arxiv.id}`];
  // What follows it may belong to it or not; a paper that has it is read to make sure.
  const ends = [token, ...endings.map((ending) => token.replace(ending, ''))];
  return [...new Set(ends)].flatMap((end) => {
    const doi = parseDoi(end);
    if (doi === undefined) return [];
    const named = arxivIdIn(doi);
    return named === undefined ? [`doi:${doi}`] : [`arxiv:${named.id}`];
  });
}

/**
 * Ids are ASCII, so the bytes need no real decoding: each is one character, which is also what `patternOf` expects, while a
 * TextDecoder takes `latin1` for windows-1252 and ten times as long. A file that cannot be read holds nothing.
 */
function asciiOf(files: FileSystem, path: string): string {
  try {
    const { buffer, byteOffset, length } = readBytes(files, path);
    return Buffer.from(buffer, byteOffset, length).toString('latin1');
  } catch {
    return '';
  }
}
