import { list, quote } from './define.ts';
import { kind } from './failure-kind.ts';
import { sayFetchFault } from './fetch-faults.ts';
import type { FetchFault } from './fetch-faults.ts';
import { textKinds } from './text.ts';
import type { UrlFault } from './text.ts';

/** Why a paper was not put into a file. */
export type EditRefusal = 'not-a-list' | 'alias' | 'anchored' | 'position' | 'unproven' | 'errors';

const refusals: Readonly<Record<EditRefusal, { message: string; hint: string }>> = {
  'not-a-list': {
    message: 'its papers are no list',
    hint: 'Write papers: as a list, each paper after "- " on a line of its own, and run it again.',
  },
  alias: {
    message: 'its papers are an alias (*name) of a list that stands elsewhere',
    hint: 'Put the list itself below papers: in place of the alias, and run it again.',
  },
  anchored: {
    message: 'its papers have an anchor (&name), and what repeats them would get the paper too',
    hint: 'Write the papers out where *name repeats them, take the anchor away, and run it again.',
  },
  position: {
    message: 'it has fewer papers than the position asks for',
    hint: 'Positions count from 1; without one the paper goes to the end.',
  },
  unproven: {
    message: 'the paper could not be put in without changing something else',
    hint: 'Write papers: on a line of its own, below it each paper after "- ", and run it again.',
  },
  errors: {
    message: 'with the paper it would have errors that it does not have now',
    hint: 'It was changed meanwhile. Run it again.',
  },
};

/** Why a ref names no paper. */
export type RefFault = keyof typeof refFaults;

const anyRef = 'A paper is named by an arXiv id (2506.15677), a DOI (10.1000/xyz) or its address.';

const refFaults = {
  nothing: { message: 'it is empty', hint: anyRef },
  arxiv: {
    message: 'it is no arXiv id',
    hint: 'An arXiv id is four digits, a dot and four or five digits (2506.15677v2), or an old one such as hep-th/9901001.',
  },
  several: {
    message: 'it names more than one paper',
    hint: 'Name them one by one: on the command line with a space between two, at a prompt one paper after the other.',
  },
  'arxiv-month': {
    message: 'it is no arXiv id, whose first four digits are a year and a month',
    hint: 'Is a digit wrong? 2506.15677 is of June 2025, and the first of this kind are of 0704. Older ones are such as hep-th/9901001.',
  },
  'arxiv-four': {
    message: 'it is no arXiv id: those of before 2015 have four digits after the dot',
    hint: 'Is a digit wrong, or one too many? Paste the address of the paper from the browser.',
  },
  'arxiv-five': {
    message: 'it is no arXiv id: those since 2015 have five digits after the dot',
    hint: 'Is a digit missing, or one too many? Paste the address of the paper from the browser.',
  },
  doi: {
    message: 'it is no DOI',
    hint: 'A DOI is 10., four to nine digits, a slash and a name: 10.1000/xyz.',
  },
  file: {
    message: 'it looks like a file',
    hint: 'A bibliography ends in .bib, .ris or .json; papers in YAML are read with --from FILE.',
  },
  'arxiv-page': {
    message: 'this page of arXiv shows no single paper',
    hint: 'Paste the address of the paper itself, such as https://arxiv.org/abs/2506.15677.',
  },
  address: { message: 'no reader can open it', hint: 'Paste the address from the browser.' },
  scheme: {
    message: 'an address begins with https:// or http://',
    hint: 'Paste the address from the browser.',
  },
  other: { message: 'it is neither an arXiv id nor a DOI nor an address', hint: anyRef },
} as const;

/** What is wrong with the value of a flag of `add-paper`. */
export type FlagFault = keyof typeof flagFaults;

const flagFaults = {
  empty: 'it is empty',
  date: 'it is no date of the calendar, YYYY-MM-DD',
  arxiv: 'it is no arXiv id, with or without version',
  doi: 'it is no DOI: 10., four to nine digits, a slash and a name',
  language:
    'what stands before = is no language tag such as ko or en (to have it in the text, write LANG= before it)',
  'no-language': 'it wants a language: LANG=TEXT or LANG=@FILE',
  twice: 'this language is given twice',
  'needs-image': 'it says what --image shows, and there is no --image',
  'needs-alt': 'it wants --alt beside it, which may be empty for a picture that only decorates',
  'one-paper': 'it is for one paper, and several are named',
  'other-paper': 'it names another paper than the one that is to be added',
  'no-papers': 'there is no paper in it',
} as const;

/** Why papers could not be found, or not put into an issue. */
export const addingFailures = {
  'missing-answers': kind<{ flags: readonly string[]; laterWith?: string | undefined }>({
    exit: 2,
    message: ({ flags }) =>
      `not everything is known: ${list(flags, 'and')} ${flags.length === 1 ? 'is' : 'are'} missing`,
    hint: ({ laterWith }) =>
      laterWith === undefined
        ? 'Give these flags, or run it in a terminal and be asked.'
        : `Give these flags, run it in a terminal and be asked, or leave them for later with ${laterWith}.`,
  }),
  'bad-ref': kind<{ ref: string; why: RefFault }>({
    exit: 1,
    message: ({ ref, why }) => `${quote(ref)} names no paper: ${refFaults[why].message}`,
    hint: ({ why }) => refFaults[why].hint,
  }),
  'fetch-failed': kind<{ host: string; why: FetchFault; detail?: string | undefined }>({
    exit: 1,
    message: ({ host, why, detail = '' }) => sayFetchFault(why, host, detail).message,
    hint: ({ host, why, detail = '' }) => sayFetchFault(why, host, detail).hint,
  }),
  'paper-unknown': kind<{ source: string; id: string; reason?: string | undefined }>({
    exit: 1,
    message: ({ source, id, reason }) =>
      `${source} knows no paper ${id}${reason === undefined ? '' : `: ${reason}`}`,
    hint: () => 'Is a digit wrong? Paste the address of the paper from the browser.',
  }),
  'not-cached': kind<{ paper: string }>({
    exit: 1,
    message: ({ paper }) => `${paper} was never looked up before, and --offline asks nobody`,
    hint: () => 'Run it without --offline, or with --yes to add the bare id to a draft.',
  }),
  'empty-entry': kind<{ ref: string }>({
    exit: 1,
    message: ({ ref }) => `${ref} was not added: it has neither a title nor an id nor an address`,
  }),
  'not-a-bibliography': kind<{ path: string; detail: string }>({
    exit: 1,
    message: ({ path, detail }) => `${path} is no bibliography: ${detail}`,
    hint: () => 'BibTeX, RIS and CSL-JSON are read; papers as in an issue file are read with --from FILE.',
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
      `--at ${at}: ${path} has ${papers === 0 ? 'no papers' : papers === 1 ? '1 paper' : `${papers} papers`} yet`,
    hint: ({ papers }) =>
      papers === 0 ? 'Only --at 1 is possible.' : `Positions 1 to ${papers + 1} are possible.`,
  }),
  'paper-not-added': kind<{ paper: string; why: string; advice?: string | undefined }>({
    exit: 1,
    message: ({ paper, why }) => `${paper === '' ? 'the paper' : paper} was not added: ${why}`,
    hint: ({ advice }) => advice,
  }),
  'list-not-editable': kind<{ path: string; line: number; written: 'list' | 'file' }>({
    exit: 1,
    message: ({ path, line, written }) =>
      written === 'file'
        ? `${path}:${line}: the whole file is written as { … }, into which nothing can be inserted safely`
        : `${path}:${line}: papers is written as [ … ], into which nothing can be inserted safely`,
    hint: ({ written }) =>
      written === 'file'
        ? 'Write it in block style, each key (week:, papers: …) on a line of its own without braces, and run it again.'
        : 'Write the list in block style, each paper after "- " on a line of its own, and run it again.',
  }),
  'edit-refused': kind<{ path: string; why: EditRefusal }>({
    exit: 1,
    message: ({ path, why }) => `${path} was not changed: ${refusals[why].message}`,
    hint: ({ why }) => refusals[why].hint,
  }),
  'issue-has-errors': kind<{ path: string }>({
    exit: 1,
    message: ({ path }) => `${path} has errors and was left as it is`,
    hint: () => '`digest validate` shows them.',
  }),
};
