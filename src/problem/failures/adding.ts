import { count, list, quote } from '../define.ts';
import { kind } from '../failure-kind.ts';
import { type FetchFault, type ProxyFault, sayFetchFault, sayProxyFault } from '../fetch-faults.ts';
import { textKinds } from '../text.ts';
import type { UrlFault } from '../text.ts';

/** Why the papers of a file were not changed. */
export type EditRefusal =
  | 'not-a-list'
  | 'alias'
  | 'anchored'
  | 'anchors'
  | 'position'
  | 'unproven'
  | 'not-rearranged'
  | 'errors'
  | 'credits';

const refusals: Readonly<Record<EditRefusal, { message: string; hint: string }>> = {
  'not-a-list': {
    message: 'its papers are not a list',
    hint: 'Write papers: as a list, each paper after "- " on a line of its own, and run it again.',
  },
  alias: {
    message: 'its papers are an alias (*name) of a list elsewhere in the file',
    hint: 'Replace the alias with the list itself, and run it again.',
  },
  anchored: {
    message: 'its papers have an anchor (&name), so the paper would also appear where *name repeats them',
    hint: 'Write the papers in full where *name repeats them, remove the anchor, and run it again.',
  },
  anchors: {
    message: 'its papers have anchors (&name) or aliases (*name), which would then mean something else',
    hint: 'Write the text in full where *name repeats it, remove the anchor, and run it again.',
  },
  position: {
    message: 'it has too few papers for this position',
    hint: 'Positions count from 1. Without one, the paper is added at the end.',
  },
  unproven: {
    message: 'the paper could not be added without changing something else',
    hint: 'Write papers: on a line of its own and each paper below it after "- ", and run it again.',
  },
  'not-rearranged': {
    message: 'its papers could not be moved or removed without changing something else',
    hint: 'Write papers: on a line of its own and each paper below it after "- ", and run it again.',
  },
  credits: {
    message: 'no name could be added to its credits without changing something else',
    hint: 'Write credits: on a line of its own and each name below it after "- ", and run it again.',
  },
  errors: {
    message: 'the paper would add errors to it',
    hint: 'Another program changed the file. Run it again.',
  },
};

/** What a file would have more of than an issue may have. */
const amounts = { full: 'papers', large: 'bytes' } as const;

/** Why a ref names no paper. */
export type RefFault = keyof typeof refFaults;

const anyRef = 'A paper is named by an arXiv id (2506.15677), a DOI (10.1000/xyz) or its address.';

const refFaults = {
  nothing: { message: 'it is empty', hint: anyRef },
  arxiv: {
    message: 'it is not an arXiv id',
    hint: 'An arXiv id is four digits, a dot and four or five digits (2506.15677v2), or an old one such as hep-th/9901001.',
  },
  several: {
    message: 'it names more than one paper',
    hint: 'Name them one by one: with spaces between them on the command line, or one at each prompt.',
  },
  'arxiv-month': {
    message: 'it is not an arXiv id: the first four digits must be a year and a month',
    hint: 'Is a digit wrong? 2506.15677 is from June 2025. The first such ids begin with 0704; older ids look like hep-th/9901001.',
  },
  'arxiv-four': {
    message: 'it is not an arXiv id: ids from before 2015 have four digits after the dot',
    hint: 'Is there a digit too many? Paste the address of the paper from the browser.',
  },
  'arxiv-five': {
    message: 'it is not an arXiv id: ids since 2015 have five digits after the dot',
    hint: 'Is there a digit too few or too many? Paste the address of the paper from the browser.',
  },
  'arxiv-zero': {
    message: 'it is not an arXiv id: the papers of a month are counted from 1',
    hint: 'Paste the address of the paper from the browser.',
  },
  doi: {
    message: 'it is not a DOI',
    hint: 'A DOI is 10., four to nine digits, a slash and a name: 10.1000/xyz.',
  },
  'doi-short': {
    message: 'it is a short DOI, which does not say the DOI itself',
    hint: 'Open it at https://doi.org/ in the browser, and paste the address that it leads to, or the DOI on that page.',
  },
  file: {
    message: 'it looks like a file',
    hint: 'A bibliography ends in .bib, .ris or .json, a list of ids in .txt or .csv; papers in YAML are read with --from FILE.',
  },
  week: {
    message: 'it is the week of an issue',
    hint: 'The issue that a paper is added to is named with --issue WEEK, such as --issue 2025-07-07.',
  },
  'arxiv-page': {
    message: 'this arXiv page is not about a single paper',
    hint: 'Paste the address of the paper itself, such as https://arxiv.org/abs/2506.15677.',
  },
  address: { message: 'no browser can open it', hint: 'Paste the address from the browser.' },
  scheme: {
    message: 'an address begins with https:// or http://',
    hint: 'Paste the address from the browser.',
  },
  other: { message: 'it is neither an arXiv id nor a DOI nor an address', hint: anyRef },
} as const;

/** A fault in the value of a flag of `add-paper`. */
export type FlagFault = keyof typeof flagFaults;

const flagFaults = {
  empty: 'it is empty',
  date: 'it is not a real date with year, month and day, such as 2025-06-18',
  'two-days': 'it may be more than one day; write YYYY-MM-DD',
  arxiv: 'it is not an arXiv id, with or without a version',
  doi: 'it is not a DOI: 10., four to nine digits, a slash and a name',
  language:
    'the part before = is not a language tag such as ko or en (if it belongs to the text, write LANG= before it)',
  colon: 'after the language comes =, not a colon (if it belongs to the text, write LANG= before it)',
  'no-language': 'it needs a language: LANG=TEXT or LANG=@FILE',
  twice: 'this language is given twice',
  name: 'it has no name: write NAME or "NAME <ADDRESS>"',
  'needs-image': 'it describes --image, but there is no --image',
  'needs-alt': 'it also needs --alt, which may be empty for a picture that only decorates',
  'one-paper': 'it is for one paper, but several are named',
  'other-paper': 'it names a different paper from the one to add',
  'no-papers': 'there is no paper in it',
  bibliography: 'it is a bibliography, which is named without --from',
} as const;

/** Why papers could not be found, or not put into an issue. */
export const addingFailures = {
  'missing-answers': kind<{ flags: readonly string[]; laterWith?: string | undefined }>({
    exit: 2,
    message: ({ flags }) => `${list(flags, 'and')} ${flags.length === 1 ? 'is' : 'are'} missing`,
    hint: ({ laterWith }) =>
      laterWith === undefined
        ? 'Give these flags, or run it in a terminal and answer the questions.'
        : `Give these flags, run it in a terminal and answer the questions, or leave them for later with ${laterWith}.`,
  }),
  'bad-ref': kind<{ ref: string; why: RefFault }>({
    exit: 1,
    message: ({ ref, why }) => `${quote(ref)} does not name a paper: ${refFaults[why].message}`,
    hint: ({ why }) => refFaults[why].hint,
  }),
  'bad-line': kind<{ ref: string; text: string; why: RefFault | 'quote' }>({
    exit: 1,
    message: ({ ref, text, why }) =>
      why === 'quote'
        ? `${ref}: ${quote(text)} has a quotation mark that nothing closes`
        : `${ref}: ${quote(text)} does not name a paper: ${refFaults[why].message}`,
    hint: ({ why }) =>
      why === 'quote' ? 'Close it, or write two for one that is part of the text.' : refFaults[why].hint,
  }),
  'not-a-list': kind<{ path: string; why: 'empty' | 'columns' }>({
    exit: 1,
    message: ({ path, why }) =>
      why === 'empty'
        ? `${path} is not a list of papers: there is no id in it`
        : `${path} is not a list of papers: no column is called arxiv, doi, url or id`,
    hint: ({ why }) =>
      why === 'empty'
        ? 'Write one arXiv id, DOI or address a line.'
        : 'Name the columns in the first line; one of them must be arxiv, doi, url or id.',
  }),
  'fetch-failed': kind<{ host: string; why: FetchFault; detail?: string | undefined }>({
    exit: 1,
    message: ({ host, why, detail = '' }) => sayFetchFault(why, host, detail).message,
    hint: ({ host, why, detail = '' }) => sayFetchFault(why, host, detail).hint,
  }),
  'proxy-failed': kind<{
    variable: string;
    scheme: string;
    host: string;
    why: ProxyFault;
    detail?: string | undefined;
  }>({
    exit: 1,
    message: ({ why, ...proxy }) => sayProxyFault(why, proxy).message,
    hint: ({ why, ...proxy }) => sayProxyFault(why, proxy).hint,
  }),
  'bad-mirror': kind<{ variable: string; why: 'address' | 'password' }>({
    exit: 1,
    message: ({ variable, why }) =>
      why === 'address'
        ? `${variable} is not an address that begins with https:// or http://`
        : `${variable} has a name or a password in it, and digest asks nobody with one`,
    hint: ({ variable }) => `Correct it, or unset ${variable} to ask the source itself.`,
  }),
  'paper-unknown': kind<{ source: string; id: string; reason?: string | undefined }>({
    exit: 1,
    message: ({ source, id, reason }) =>
      `${source} has no paper ${id}${reason === undefined ? '' : `: ${reason}`}`,
    hint: () => 'Is a digit wrong? Paste the address of the paper from the browser.',
  }),
  withdrawn: kind<{ ref: string; words: string }>({
    exit: 1,
    message: ({ ref, words }) => `${ref} is marked as withdrawn: ${words}`,
    hint: () => 'Leave it out, or add it all the same with --withdrawn.',
  }),
  'not-cached': kind<{ paper: string }>({
    exit: 1,
    message: ({ paper }) => `${paper} is not in the cache, and --offline uses only the cache`,
    hint: () => 'Run it without --offline, or with --yes to add the bare id to a draft.',
  }),
  'empty-entry': kind<{ ref: string }>({
    exit: 1,
    message: ({ ref }) => `${ref} was not added: it has no title, no id and no address`,
  }),
  'not-a-bibliography': kind<{ path: string; detail: string }>({
    exit: 1,
    message: ({ path, detail }) => `${path} is not a bibliography: ${detail}`,
    hint: () =>
      'A bibliography is BibTeX, RIS or CSL-JSON. Papers written as in an issue file are read with --from FILE.',
  }),
  'bad-flag': kind<{ flag: string; value: string; fault: FlagFault }>({
    exit: 2,
    message: ({ flag, value, fault }) => `${flag} ${quote(value)}: ${flagFaults[fault]}`,
    hint: () => 'See: digest add-paper --help',
  }),
  'bad-address': kind<{ flag: string; url: string; why: UrlFault }>({
    exit: 2,
    message: ({ flag, url, why }) => textKinds['text/url'].message({ what: flag, url, why }),
    hint: () => 'See: digest add-paper --help',
  }),
  'bad-position': kind<{ at: number; path: string; papers: number }>({
    exit: 2,
    message: ({ at, path, papers }) =>
      `--at ${at}: ${path} has ${papers === 0 ? 'no papers yet' : papers === 1 ? 'only 1 paper' : `only ${papers} papers`}`,
    hint: ({ papers }) =>
      papers === 0 ? 'Only --at 1 is possible.' : `Positions 1 to ${papers + 1} are possible.`,
  }),
  'no-such-paper': kind<{ number: number; path: string; papers: number }>({
    exit: 2,
    message: ({ number, path, papers }) =>
      `there is no paper ${number}: ${path} has ${papers === 0 ? 'no papers' : papers === 1 ? 'only 1 paper' : `only ${papers} papers`}`,
    hint: ({ papers }) =>
      papers === 0 ? '`digest add-paper` adds one.' : 'Papers are counted from 1, from the top of the file.',
  }),
  'paper-not-added': kind<{ paper: string; why: string; advice?: string | undefined }>({
    exit: 1,
    message: ({ paper, why }) => `${paper === '' ? 'the paper' : paper} was not added: ${why}`,
    hint: ({ advice }) => advice,
  }),
  'paper-left': kind<{ path: string; why: string; advice?: string | undefined }>({
    exit: 1,
    message: ({ path, why }) => `${path} was left where it is: ${why}`,
    hint: ({ advice }) => advice,
  }),
  'no-draft': kind<{ folder: string }>({
    exit: 2,
    message: ({ folder }) => `no issue in ${folder} is a draft`,
    hint: () => '`digest new` makes one. To take papers into an issue that is none, name it.',
  }),
  'list-not-editable': kind<{ path: string; line: number; written: 'papers' | 'intro' | 'credits' | 'file' }>(
    {
      exit: 1,
      message: ({ path, line, written }) =>
        written === 'file'
          ? `${path}:${line}: the whole file is written as { … }, where nothing can be changed safely`
          : `${path}:${line}: ${written} is written as [ … ], where nothing can be changed safely`,
      hint: ({ written }) =>
        written === 'file'
          ? 'Write it in block style, each key (week:, papers: …) on a line of its own without braces, and run it again.'
          : 'Write the list in block style, each entry after "- " on a line of its own, and run it again.',
    },
  ),
  'edit-refused': kind<
    { path: string } & ({ why: EditRefusal } | { why: keyof typeof amounts; most: number })
  >({
    exit: 1,
    message: (args) => {
      const why =
        'most' in args
          ? `it would have more than ${count(args.most)} ${amounts[args.why]}, and an issue has no more`
          : refusals[args.why].message;
      return `${args.path} was not changed: ${why}`;
    },
    hint: (args) => ('most' in args ? 'Name fewer papers, or another issue.' : refusals[args.why].hint),
  }),
  'issue-has-errors': kind<{ path: string }>({
    exit: 1,
    message: ({ path }) => `${path} has errors and was not changed`,
    hint: () => '`digest validate` shows them.',
  }),
};
