import { list, quote } from './define.ts';
import { sayFetchFault } from './fetch-faults.ts';
import type { FetchFault } from './fetch-faults.ts';
import type { Problem } from './problem.ts';
import { textKinds } from './text.ts';
import type { UrlFault } from './text.ts';

/** One kind of failure: something of the world, not of the author's file, that kept the program from its work. */
export interface FailureKind<Args extends object> {
  /** 2: the command could not run. 1: a part of the work failed. */
  readonly exit: 1 | 2 | 130;
  readonly message: (args: Args) => string;
  readonly hint?: (args: Args) => string | undefined;
}

const kind = <Args extends object = object>(entry: FailureKind<Args>): FailureKind<Args> => entry;

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
  address: { message: 'no browser can open it', hint: 'Paste the address from the browser.' },
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
  doi: 'it is no DOI, which begins with 10.',
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

export const failureKinds = {
  usage: kind<{ detail: string; command?: string | undefined }>({
    exit: 2,
    message: ({ detail }) => detail,
    hint: ({ command }) => `See: digest ${command === undefined ? '' : `${command} `}--help`,
  }),
  'no-newsletter': kind<{ from: string }>({
    exit: 2,
    message: ({ from }) =>
      `no newsletter here: neither ${from} nor a folder above it has digest.config.yaml or issues/`,
    hint: () => 'Run `digest init` to make one, or say with -C where it is.',
  }),
  'no-such-directory': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) => `there is no folder ${path}`,
  }),
  'no-such-file': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) => `there is no file ${path}`,
  }),
  'no-such-issue': kind<{ ref: string; nearest: readonly string[] }>({
    exit: 2,
    message: ({ ref }) => `there is no issue ${quote(ref)}`,
    hint: ({ nearest }) =>
      nearest.length === 0 ? '`digest new` makes one.' : `The nearest: ${nearest.join(', ')}.`,
  }),
  'no-issues': kind<{ folder: string }>({
    exit: 2,
    message: ({ folder }) => `there is no issue in ${folder} yet`,
    hint: () => '`digest new` makes one.',
  }),
  'bad-date': kind<{ value: string }>({
    exit: 2,
    message: ({ value }) =>
      /^\d{4}-\d{2}-\d{2}$/.test(value)
        ? `${quote(value)} is not a date of the calendar`
        : `${quote(value)} is not a date as YYYY-MM-DD`,
    hint: ({ value }) => {
      const [, year = '', month = '', day = ''] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(value) ?? [];
      return year === '' || (month.length === 2 && day.length === 2 && value.includes('-'))
        ? 'Write it as YYYY-MM-DD; any day of the week will do.'
        : `Write it as YYYY-MM-DD: ${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    },
  }),
  exists: kind<{ path: string; advice?: string | undefined }>({
    exit: 2,
    message: ({ path }) => `${path} is already there; nothing was changed`,
    hint: ({ advice }) => advice,
  }),
  /** The problems are told before it. */
  'config-broken': kind<{ path: string; problems: readonly Problem[]; source: string | undefined }>({
    exit: 2,
    message: ({ path }) => `${path} has errors`,
    hint: () => 'Mend what stands above.',
  }),
  'config-requires': kind<{ path: string; requires: string; version: string }>({
    exit: 2,
    message: ({ path, requires, version }) => `${path} requires digest ${requires}, but this is ${version}`,
    hint: ({ requires }) => `Upgrade: npm install --save-dev "paper-digest@${requires}"`,
  }),
  'config-missing': kind<{ key: string; why: string }>({
    exit: 2,
    message: ({ key, why }) => `${why} needs ${key}, which digest.config.yaml does not have`,
    hint: ({ key }) => `Add ${key} to digest.config.yaml.`,
  }),
  'config-value': kind<{ key: string; detail: string }>({
    exit: 2,
    message: ({ key, detail }) => `${key}: ${detail}`,
  }),
  'no-terminal': kind<{ question: string; flag: string }>({
    exit: 2,
    message: ({ question }) => `there is no terminal to ask at: ${question}`,
    hint: ({ flag }) => `Answer with ${flag}.`,
  }),
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
  'no-input': kind({
    exit: 2,
    message: () => 'there is nothing to read: standard input is a terminal',
    hint: () => 'Name a file, or pipe Markdown in: digest render | digest cook',
  }),
  'bad-input': kind<{ source: string; detail: string }>({
    exit: 2,
    message: ({ source, detail }) => `${source}: ${detail}`,
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
  'issue-not-rendered': kind<{ path: string }>({
    exit: 1,
    message: ({ path }) => `${path} has errors and was not rendered`,
    hint: () => 'Mend what stands above, and render it again.',
  }),
  'field-split': kind<{ parts: number }>({
    exit: 2,
    message: ({ parts }) => `the post is split into ${parts} parts, which one field cannot hold`,
    hint: () => 'Render it with --out, which writes a file a part.',
  }),
  'draft-not-mailed': kind<{ path: string }>({
    exit: 1,
    message: ({ path }) => `${path} is a draft, and a message is made to be sent`,
    hint: () => 'Take draft: true out of the issue, or add --draft.',
  }),
  'issue-has-errors': kind<{ path: string }>({
    exit: 1,
    message: ({ path }) => `${path} has errors and was left as it is`,
    hint: () => '`digest validate` shows them.',
  }),
  'changed-meanwhile': kind<{ path: string }>({
    exit: 1,
    message: ({ path }) => `${path} was changed by another program meanwhile; it was left as it is`,
    hint: () => 'Run it again.',
  }),
  locked: kind<{ path: string; pid?: number | undefined; host?: string | undefined }>({
    exit: 1,
    message: ({ path, pid, host }) =>
      `${path} is being changed by another digest${pid === undefined ? '' : ` (process ${pid} on ${host ?? 'this computer'})`}`,
    hint: () => 'Wait until it ends. If it is gone, remove the lock file that stands beside it.',
  }),
  'cannot-read': kind<{ path: string; reason: string }>({
    exit: 2,
    message: ({ path, reason }) => `${path} cannot be read: ${reason}`,
  }),
  'cannot-write': kind<{ path: string; reason: string }>({
    exit: 2,
    message: ({ path, reason }) => `${path} cannot be written: ${reason}; what was there is unchanged`,
  }),
  'no-git': kind<{ detail: string }>({
    exit: 2,
    message: ({ detail }) => `--since needs git: ${detail}`,
    hint: () => 'Run it in a git checkout that has that commit (in CI: fetch-depth: 0).',
  }),
  'unknown-commit': kind<{ ref: string }>({
    exit: 2,
    message: ({ ref }) => `--since: git knows no commit ${ref}`,
    hint: () => 'Is it a typo? A checkout in CI has all commits with fetch-depth: 0.',
  }),
  'output-lost': kind<{ reason: string }>({
    exit: 2,
    message: ({ reason }) => `cannot write to standard output: ${reason}`,
  }),
  'template-broken': kind<{ template: string; line?: number | undefined; detail: string }>({
    exit: 2,
    message: ({ template, line, detail }) => `${template}${line === undefined ? '' : `:${line}`}: ${detail}`,
    hint: () => 'Compare it with the built-in template of the same path.',
  }),
  'port-in-use': kind<{ port: number; reason: string }>({
    exit: 2,
    message: ({ port, reason }) =>
      reason === 'EADDRINUSE'
        ? `port ${port} is in use`
        : `port ${port} cannot be used${reason === '' ? '' : `: ${reason}`}`,
    hint: () => 'Another preview may still run. Without --port a free one is taken.',
  }),
  'preview-folder-gone': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) => `${path} is not there any more`,
    hint: () => 'The preview goes on as soon as it is back. If it was moved, start the preview there.',
  }),
  'preview-bug': kind<{ detail: string }>({
    exit: 2,
    message: ({ detail }) => `this cannot be shown, which is a fault of digest: ${detail}`,
    hint: () => 'What is shown is from before. Please report it, with the issue file.',
  }),
  'no-window-editor': kind({
    exit: 2,
    message: () => 'there is no editor that a page could open',
    hint: () =>
      'Set DIGEST_EDITOR to an editor with a window of its own, such as code, zed or subl, and start the preview again.',
  }),
  'editor-failed': kind<{ editor: string; detail: string }>({
    exit: 2,
    message: ({ editor, detail }) => `the editor ${editor} could not be used: ${detail}`,
    hint: () => 'Set EDITOR to the editor that you use.',
  }),
  interrupted: kind<{ kept?: string | undefined }>({
    exit: 130,
    message: ({ kept }) =>
      `interrupted; nothing was changed${kept === undefined ? '' : `, and the answers so far are kept in ${kept}`}`,
    hint: ({ kept }) => (kept === undefined ? undefined : '`digest add-paper` offers them the next time.'),
  }),
};
