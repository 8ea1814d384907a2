/**
 * Which paper is which. The same work goes by an arXiv id (with or without version), a DOI, and the addresses of both
 * and of the sites that mirror arXiv.
 */
import { partsOf } from '../text/index.ts';
import { identitiesBy, type Identity, normaliseLink, type PaperIds, plainArxivId } from './ids.ts';
import { sources, telltale } from './sources/list.ts';
import { pageOf } from './sources/page.ts';

/** Of papers, which nobody changes and several rules ask about. */
const known = new WeakMap<PaperIds, readonly Identity[]>();

/** Returns the identities of a paper, the strongest first. Two papers that share one are the same paper. */
export function identitiesOf(paper: PaperIds): readonly Identity[] {
  const identities = known.get(paper) ?? identitiesBy(paper, namedBy);
  known.set(paper, identities);
  return identities;
}

/** Returns those of an address by itself. */
function identitiesOfAddress(link: string): readonly Identity[] {
  return identitiesBy({ link }, namedBy);
}

/** Returns the ids that an address gives in its own way: a publisher's has the DOI, a PDF has a page, a source has its own form. */
function namedBy(address: string): PaperIds {
  if (!hasOtherNames(address)) return { link: address };
  const [, id] = anthology.exec(address) ?? [];
  if (id !== undefined) return { doi: `10.18653/v1/${id}` };
  const named = sources.map((source) => source.match(address)).find((one) => one !== undefined);
  return named?.link === undefined ? (named ?? { link: address }) : { link: besidePdf(named.link) };
}

function besidePdf(link: string): string {
  const bare = link.replace(/(\.pdf)[?#].*$/, '$1');
  const page = pageOf(bare);
  return page === bare ? link : page;
}

/** Pages of the ACL Anthology, whose DOIs end in the same name: https://aclanthology.org/info/ids/. */
const anthology =
  /^https?:\/\/(?:www\.)?aclanthology\.org\/(\d{4}\.[\w-]+\.\d+|[A-Z]\d{2}-\d{4})(?:v\d+)?(?:\.pdf)?\/?(?:[?#].*)?$/;

/** Whether an address may have other names. Two addresses that have none are one page where `normaliseLink` gives one text. */
export function hasOtherNames(address: string): boolean {
  return telltale.test(address);
}

/**
 * Returns a key that is equal for two addresses of one page. arXiv's own pages of a paper count as one page. A mirror is another
 * page, since it shows more, such as comments. Returns `undefined` for an address without a path, which often means a whole site.
 */
export function pageKeyOf(link: string): string | undefined {
  const plain = plainArxivId(link);
  if (plain !== undefined) return `arxiv:${plain}`;
  const parts = /^https?:\/\//i.test(link) ? partsOf(link) : undefined;
  if (parts === undefined) return undefined;
  const { hostname, pathname, search } = parts;
  if (pathname.length < 2 && search === '') return undefined;
  if (!mayNamePaper(link)) return `link:${normaliseLink(link)}`;
  const [identity] = identitiesOfAddress(link);
  const isMirror = identity?.by === 'arXiv id' && !/(?:^|\.)(?:arxiv|doi)\.org$/.test(hostname);
  return isMirror ? `link:${normaliseLink(link)}` : identity?.key;
}

/** Whether an address may have an id in it, be a paper's, or be odd. Nearly all in lists are not. */
function mayNamePaper(link: string): boolean {
  return /10\.|xiv|5iv|huggingface|hf\.co|[^!-~]|%/i.test(link) || hasOtherNames(link);
}

/** Returns the keys of the page of an address and of the papers that it names. */
export function keysOfAddress(link: string): readonly string[] {
  // Then both are this, or there is no page.
  if (!mayNamePaper(link)) return [`link:${normaliseLink(link)}`];
  const page = pageKeyOf(link);
  const identities = identitiesOfAddress(link).map(({ key }) => key);
  return [...new Set(page === undefined ? identities : [page, ...identities])];
}

/** Titles with fewer characters, such as "Editorial", do not identify a paper. */
const enough = 16;

/** Returns the words of a title without case and punctuation, so that two spellings are equal. `undefined` for a short one. */
export function titleKey(title: string): string | undefined {
  const words = wordsOf(title);
  return words.join('').length < enough ? undefined : words.join(' ');
}

/**
 * Greek letters by the commands of TeX for them, from alpha on. The reader of TeX knows far more, but every command loads this
 * file, and none needs that to compare two titles.
 */
const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** Commands that print their name. */
const functions =
  /^(?:log|ln|exp|min|max|sup|inf|arg(?:min|max)?|sin|cos|tan|det|dim|ker|lim|gcd|deg|mod|Pr)$/;

/** `$O(n^2)$` has the letters of O(n²), and `$\alpha$` is α. */
function withoutTex(title: string): string {
  return title.replace(/\$([^$]+)\$/g, (_, formula: string) =>
    formula
      .replace(/\\([a-z]+)/gi, (_command, name: string) => {
        const at = greek.indexOf(name.toLowerCase());
        return at === -1 ? (functions.test(name) ? name : '') : String.fromCharCode(0x3b1 + at);
      })
      .replace(/[\\^_{}]/g, ''),
  );
}

function wordsOf(title: string): string[] {
  return (
    withoutTex(title)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Whether the words of two titles speak of two papers. A preprint and its publication share most words, and one may have a subtitle. */
export function areUnlike(a: string, b: string): boolean {
  const [some, others] = [stemsOf(a), stemsOf(b)];
  const shared = [...some].filter((stem) => others.has(stem)).length;
  return shared < Math.min(some.size, others.size) / 2;
}

/**
 * Returns the parts of words that stay in all their forms: the first letters, and in Hangul, where particles follow, pairs of
 * syllables.
 */
function stemsOf(title: string): Set<string> {
  const words = wordsOf(title);
  const telling = words.filter((word) => word.length > 2 || /\p{Lo}/u.test(word));
  return new Set(
    (telling.length === 0 ? words : telling).flatMap((word) => pairsIn(word) ?? word.slice(0, 5)),
  );
}

function pairsIn(word: string): string[] | undefined {
  if (!/^\p{Lo}{2,}$/u.test(word)) return undefined;
  const letters = [...word];
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

const kinds = ['arxiv', 'doi', 'link'] as const;

/**
 * Whether two papers with the same title may be one paper: one has a kind of id that the other lacks. Papers that both have ids
 * of one kind are two papers, such as the parts of a series.
 */
export function mayBeOne(a: PaperIds, b: PaperIds): boolean {
  const areBoth = kinds.some((kind) => a[kind] !== undefined && b[kind] !== undefined);
  return !areBoth && kinds.some((kind) => a[kind] !== undefined || b[kind] !== undefined);
}

/** Whether all have ids of one kind, so that by their titles no two of them may be one. */
export function haveOneKind(papers: readonly PaperIds[]): boolean {
  return kinds.some((kind) => papers.every((paper) => paper[kind] !== undefined));
}

/** Whether what `mayBeOne` says of two papers is the same. */
export function haveSameKinds(a: PaperIds, b: PaperIds): boolean {
  return kinds.every((kind) => (a[kind] === undefined) === (b[kind] === undefined));
}
