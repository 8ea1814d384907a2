import { list, quote } from '../define.ts';
import { kind } from '../failure-kind.ts';
import { type FetchFault, sayFetchFault } from '../fetch-faults.ts';
import type { Problem } from '../problem.ts';

/** What is wrong with a file of published/, and where. */
const ledgerFaults = {
  merge: () => 'it has the marks of a merge that is not finished',
  syntax: () => 'it is not JSON from here on',
  'not-utf8': () => 'it is not UTF-8 text',
  depth: () => 'it nests without end',
  newer: () => 'it was written by a newer digest, in a form that this one does not know',
  missing: (place) => `it has no ${place}`,
  shape: (place) =>
    `${place === '' ? 'it' : place} does not have the form that schema/ledger.schema.json describes`,
  week: (place) => `it is about the week ${place}, and not about that of its name`,
} as const satisfies Record<string, (place: string) => string>;

type LedgerFault = keyof typeof ledgerFaults;

/** Why an image cannot be posted. */
const imageFaults = {
  kind: 'is no PNG, JPEG, GIF, WebP or AVIF image',
  broken: 'is an image that cannot be read to its size',
  password: 'has a user name or a password in its address, which is not shown here; nothing was posted',
} as const;

const reportFaults = {
  large: () => 'it is larger than 256 KiB',
  syntax: () => 'it is not JSON in UTF-8',
  newer: () => 'it was written by a newer digest, in a form that this one does not know',
  shape: (place) =>
    `${place === '' ? 'it' : place} does not have the form that schema/report.schema.json describes`,
} as const satisfies Record<string, (place: string) => string>;

/** Failures of a newsletter: something is missing, or cannot be worked with. */
export const newsletterFailures = {
  'no-newsletter': kind<{ from: string }>({
    exit: 2,
    message: ({ from }) =>
      `no newsletter here: neither ${from} nor a folder above it has digest.config.yaml or issues/`,
    hint: () => 'Run `digest init` to make one, or name its folder with -C.',
  }),
  /** `count`: of the parts that clash, where that is known. */
  'merge-clash': kind<{ path: string; count?: number | undefined }>({
    exit: 1,
    message: ({ path, count }) =>
      count === undefined
        ? `both sides changed the same in ${path}`
        : `both sides changed the same in ${path}, at ${count} ${count === 1 ? 'place' : 'places'}`,
    hint: () =>
      'Keep what is right between <<<<<<< and >>>>>>>, remove these lines and =======, then `git add` the file.',
  }),
  planted: kind<{ path: string }>({
    exit: 2,
    message: ({ path }) =>
      `${path} belongs to another user and is in a folder that everybody may write to; it was not read`,
    hint: () => 'Work in a folder of your own, or name one with -C.',
  }),
  'no-such-directory': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) => `there is no folder ${path}`,
  }),
  'no-working-directory': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) => `the working directory ${path} was deleted; nothing was done`,
    hint: () => 'Go to another folder; where it was made anew, go into it again: cd "$PWD".',
  }),
  'no-such-file': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) => `there is no file ${path}`,
  }),
  'no-such-issue': kind<{ ref: string; nearest: readonly string[]; advice?: string }>({
    exit: 2,
    message: ({ ref }) => `there is no issue ${quote(ref)}`,
    hint: ({ nearest, advice }) =>
      advice ?? (nearest.length === 0 ? '`digest new` makes one.' : `Nearest issues: ${nearest.join(', ')}.`),
  }),
  'week-twice': kind<{ ref: string; names: readonly string[] }>({
    exit: 2,
    message: ({ ref, names }) => `${quote(ref)} may be ${list(names)}`,
    hint: () => 'Name one of them by its path, or delete the one that is not wanted.',
  }),
  'no-issues': kind<{ folder: string }>({
    exit: 2,
    message: ({ folder }) => `there is no issue in ${folder}`,
    hint: () => '`digest new` makes one.',
  }),
  'bad-date': kind<{ value: string }>({
    exit: 2,
    message: ({ value }) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return `${quote(value)} is not a date in the form YYYY-MM-DD`;
      // The first week of the year 1000 begins before it.
      return /^(?:0|9999|1000-01-0[1-6])/.test(value)
        ? `${quote(value)} is in no week that digest knows: those of the years 1000 to 9998`
        : `${quote(value)} is not a real date`;
    },
    hint: ({ value }) => {
      const [, year = '', month = '', day = ''] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(value) ?? [];
      return year === '' || (month.length === 2 && day.length === 2 && value.includes('-'))
        ? 'Write it as YYYY-MM-DD; any day of the week will do.'
        : `Write it as YYYY-MM-DD: ${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    },
  }),
  exists: kind<{ path: string; advice?: string | undefined }>({
    exit: 2,
    message: ({ path }) => `${path} already exists; nothing was changed`,
    hint: ({ advice }) => advice,
  }),
  /** The problems are told before it. */
  'config-broken': kind<{ path: string; problems: readonly Problem[]; source: string | undefined }>({
    exit: 2,
    message: ({ path }) => `${path} has errors`,
    hint: () => 'Fix the errors above.',
  }),
  'archive-line': kind<{ path: string; line: number; text: string }>({
    exit: 2,
    message: ({ path, line, text }) => `line ${line} of ${path} names no paper: ${quote(text)}`,
    hint: () => 'Write an arXiv id, a DOI or an address a line. What stands behind # is a comment.',
  }),
  'config-requires': kind<{ path: string; requires: string; version: string }>({
    exit: 2,
    message: ({ path, requires, version }) => `${path} requires digest ${requires}, but this is ${version}`,
    hint: () =>
      'Upgrade: install a newer digest from where this one came (a tarball, a git address or a registry).',
  }),
  'config-missing': kind<{ key: string; why: string }>({
    exit: 2,
    message: ({ key, why }) => `${why} needs ${key}, which is missing in digest.config.yaml`,
    hint: ({ key }) => `Add ${key} to digest.config.yaml.`,
  }),
  'config-value': kind<{ key: string; detail: string }>({
    exit: 2,
    message: ({ key, detail }) => `${key}: ${detail}`,
  }),
  'site-id': kind<{ line: string }>({
    exit: 2,
    message: () => 'site needs site.id, which is missing in digest.config.yaml',
    hint: ({ line }) =>
      `Readers of feeds know the newsletter by it, also after it has moved. Add this line once${line.startsWith(' ') ? ', below site:,' : ''} and never change it: ${line}`,
  }),
  'site-not-ours': kind<{ path: string }>({
    exit: 1,
    message: ({ path }) => `${path} was not written by digest site, and was left as it is`,
    hint: () => 'Move it away, or write the site into another folder with --out.',
  }),
  'site-in-newsletter': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) =>
      `the site cannot be written into ${path}, where files of the newsletter itself are`,
    hint: () => 'Name a folder of its own: --out site',
  }),
  'site-manifest': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) => `${path} is not the list that an earlier run of digest site left there`,
    hint: () => 'Empty the folder, or write the site into another one with --out.',
  }),
  'issue-not-rendered': kind<{ path: string }>({
    exit: 1,
    message: ({ path }) => `${path} has errors and was not rendered`,
    hint: () => 'Fix the errors above, and render it again.',
  }),
  /** `sent`: whether the request may have been carried out all the same. */
  'send-failed': kind<{ host: string; why: FetchFault; detail: string; sent: 'no' | 'unknown' }>({
    exit: 1,
    message: ({ host, why, detail, sent }) =>
      `${sayFetchFault(why, host, detail).message}; ${sent === 'no' ? 'nothing was sent' : 'it is not known whether it did what it was asked'}`,
    hint: ({ sent }) =>
      sent === 'no'
        ? 'Check the address in digest.config.yaml and the network. HTTPS_PROXY is respected.'
        : 'Run it again: digest looks before it sends anything a second time.',
  }),
  'image-unusable': kind<{ url: string; why: keyof typeof imageFaults }>({
    exit: 1,
    message: ({ url, why }) => `${url} ${imageFaults[why]}`,
    hint: ({ why }) =>
      why === 'password'
        ? 'Everybody can read the issue and the post: take the password out of it, or put the image where it needs none.'
        : 'Open it in a browser. Save it anew, in one of these formats, if it looks right there.',
  }),
  'key-missing': kind<{ url: string; variables: readonly [string, string]; command: string }>({
    exit: 2,
    message: ({ url }) => `there is no key for ${url}; nothing was sent`,
    hint: ({ url, variables: [key, address], command }) =>
      `Set ${key} together with ${address}=${url}, or give the key to git, which keeps it: ${command}`,
  }),
  /** `given`: the address that the key is for; `undefined` where none is named. */
  'key-elsewhere': kind<{
    url: string;
    given: string | undefined;
    setting: string;
    variables: readonly [string, string];
  }>({
    exit: 2,
    message: ({ url, given, setting, variables: [key, address] }) =>
      given === undefined
        ? `${key} is set, but ${address}, the address that it is for, is not; nothing was sent`
        : `${key} is for ${given} (${address}), but ${setting} is ${url}; nothing was sent`,
    hint: ({ url, given, variables: [key, address] }) =>
      given === undefined
        ? `If it is the key for ${url}, set ${address}=${url}.`
        : `If the address in digest.config.yaml is right, set ${address}=${url} and its own ${key}. If somebody changed it, change it back.`,
  }),
  'key-unusable': kind<{ url: string }>({
    exit: 2,
    message: ({ url }) => `the key for ${url} has a character that no key has; nothing was sent`,
    hint: () => 'Copy it again, without a line break.',
  }),
  'ledger-broken': kind<{ path: string; why: LedgerFault; place?: string; line?: number }>({
    exit: 2,
    message: ({ path, why, place = '', line }) =>
      `${path}${line === undefined ? '' : `:${line}`}: ${ledgerFaults[why](place)}; what went out is not known, and nothing was sent or changed`,
    hint: ({ why, path }) =>
      why === 'newer'
        ? 'Install the digest that wrote it, or a newer one.'
        : `Bring it back from git (git log -- ${path}), or correct it there.`,
  }),
  /** What a workflow hands over, which a stranger's branch may have written. */
  'report-broken': kind<{ path: string; why: keyof typeof reportFaults; place?: string }>({
    exit: 2,
    message: ({ path, why, place = '' }) => `${path} is no report of ci-report: ${reportFaults[why](place)}`,
  }),
  'report-of-another': kind<{ path: string; head: string; found: string }>({
    exit: 2,
    message: ({ path, head, found }) => `${path} is about the commit ${found}, and not about ${head}`,
  }),
  'form-event': kind<{ path: string }>({
    exit: 2,
    message: ({ path }) => `${path} is no event of GitHub about an issue`,
  }),
  'form-refused': kind<{ number: number }>({
    exit: 1,
    message: ({ number }) => `the answers in issue ${number} make no paper; nothing was written`,
  }),
  'field-split': kind<{ parts: number }>({
    exit: 2,
    message: ({ parts }) => `the post is split into ${parts} parts, which do not fit into one field`,
    hint: () => 'Render it with --out, which writes one file for each part.',
  }),
  'draft-not-mailed': kind<{ path: string }>({
    exit: 1,
    message: ({ path }) => `${path} is a draft, and no message is made of a draft`,
    hint: () => 'Remove draft: true from the issue, or add --draft.',
  }),
  'template-broken': kind<{ template: string; line?: number | undefined; detail: string }>({
    exit: 2,
    message: ({ template, line, detail }) => `${template}${line === undefined ? '' : `:${line}`}: ${detail}`,
    hint: () => 'Compare it with the built-in template of the same path.',
  }),
};
