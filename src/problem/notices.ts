import { count as counted, list, quote } from './define.ts';
import type { FetchFault } from './fetch-faults.ts';

/**
 * Messages on stderr beside the result. A notice is neither a problem nor a failure: it says what was chosen,
 * moved, kept or left out. `--quiet` leaves notices out.
 */
const notice = <Args extends object = object>(say: (args: Args) => string): ((args: Args) => string) => say;

/** A host that gave no answer that says whether a page is there. */
export interface UnsureHost {
  readonly host: string;
  readonly status?: number;
  readonly why?: FetchFault | 'proxy';
  readonly detail?: string;
}

const mostHosts = 5;
/** The problems above name them all. */
const mostUnits = 20;

function namesUpTo(most: number, names: readonly string[]): string {
  const more = names.length > most ? `, and ${names.length - most} more` : '';
  return names.slice(0, most).join(', ') + more;
}

function sayUnsure({ host, status, why, detail = '' }: UnsureHost): string {
  if (status !== undefined) return `${host}: HTTP ${status}`;
  if (why === 'timeout') return `${host}: no answer within ${detail}`;
  if (why === 'certificate') return `${host}: certificate not valid, ${detail}`;
  if (why === 'redirects') return `${host}: too many redirects`;
  return `${host}: no answer${detail === '' ? '' : `, ${detail}`}`;
}

const quoted = (title: string): string => (title === '' ? '' : ` ${quote(title)}`);

export const noticeKinds = {
  'forum-posted': notice<{ issue: string }>(({ issue }) => `${issue} is posted`),
  'forum-updated': notice<{ issue: string }>(({ issue }) => `${issue} is brought up to date on the forum`),
  'forum-found': notice<{ issue: string }>(
    ({ issue }) => `${issue} is on the forum already; the ledger says so now`,
  ),
  'forum-same': notice<{ issue: string }>(({ issue }) => `${issue} is on the forum as it is here`),
  'forum-pending': notice<{ issue: string }>(
    ({ issue }) =>
      `${issue} waits for a moderator of the forum; once it is there: digest publish --adopt URL, and if it was refused: digest publish --settle unsent`,
  ),
  'forum-settled': notice<{ issue: string }>(
    ({ issue }) => `${issue} waits for nobody any more; publish it again when you like`,
  ),
  'forum-moved': notice<{ what: 'title' | 'category' | 'tags' }>(
    ({ what }) => `the ${what} ${what === 'tags' ? 'were' : 'was'} changed on the forum and left there`,
  ),
  'forum-tags': notice<{ tags: readonly string[] }>(
    ({ tags }) =>
      `the forum did not take all tags of ${tags.join(', ')}: they may not exist there, or be more than it allows`,
  ),
  'nothing-to-draft': notice<{ issue: string }>(
    ({ issue }) => `${issue} has every text that a language model could be asked for`,
  ),
  'no-abstract': notice<{ papers: readonly number[]; issue: string }>(({ papers, issue }) => {
    const all = list(papers.map(String), 'and');
    const are = papers.length === 1 ? `paper ${all} has` : `papers ${all} have`;
    return `${are} no abstract in ${issue}, so no summary, translated abstract or theme is drafted for ${papers.length === 1 ? 'it' : 'them'}: put the authors' own into the file, below abstract: and en:, and run digest draft again`;
  }),
  'texts-drafted': notice<{ count: number; issue: string; used: string | undefined }>(
    ({ count, issue, used }) =>
      `wrote ${count === 0 ? 'nothing' : `${count} ${count === 1 ? 'text' : 'texts'}`} into ${issue}${used === undefined ? '' : `; ${used}`}`,
  ),
  'texts-not-asked': notice<{ count: number }>(
    ({ count }) =>
      `${count} ${count === 1 ? 'text was' : 'texts were'} not asked for (--offline): nothing of ${count === 1 ? 'it' : 'them'} is kept`,
  ),
  'drafts-accepted': notice<{ count: number; issue: string }>(
    ({ count, issue }) => `took ${count} ${count === 1 ? 'mark' : 'marks'} off ${issue}`,
  ),
  'issue-chosen': notice<{ issue: string }>(({ issue }) => `using ${issue}`),
  /** `missing`: what it would have been compared with, if it were there as it was published. */
  'compared-with': notice<{ base: string; missing: string | undefined }>(
    ({ base, missing }) =>
      `compared with ${base}${missing === undefined ? '' : `, for ${missing} is not there as it was published`}`,
  ),
  'not-in-commit': notice<{ ref: string; issue: string }>(
    ({ ref, issue }) => `${ref} has no ${issue}: all of it is new`,
  ),
  'no-difference': notice<{ issue: string; base: string; readers: boolean }>(
    ({ issue, base, readers }) => `${issue} says the same as ${base}${readers ? ' to its readers' : ''}`,
  ),
  'issue-draft': notice<{ issue: string }>(({ issue }) => `${issue} is a draft`),
  'drafts-skipped': notice<{ issues: readonly string[] }>(
    ({ issues }) =>
      `skipped ${issues.length === 1 ? 'the draft' : 'the drafts'} ${list(issues, 'and')} (--draft includes them)`,
  ),
  'week-moved': notice<{ date: string; week: string; day: string }>(
    ({ date, week, day }) => `${date} is in the week that begins on ${day}, ${week}`,
  ),
  'paper-assembled': notice<{ path: string; issue: string; isDryRun: boolean }>(
    ({ path, issue, isDryRun }) => `${path} ${isDryRun ? 'would go' : 'went'} into ${issue}`,
  ),
  'paper-in-already': notice<{ path: string; issue: string; isDryRun: boolean }>(
    ({ path, issue, isDryRun }) =>
      `${issue} has the paper of ${path} already, word for word; ${isDryRun ? 'it would be removed' : 'it was removed'}`,
  ),
  /** `version`: as the marks call the side whose file it is. */
  'merged-by-lines': notice<{ path: string; version: string; why: 'broken' | 'flow' | 'unproven' }>(
    ({ path, version, why }) => {
      const reasons = {
        broken: `of ${version} cannot be read as YAML`,
        flow: `of ${version} is not written in block style`,
        unproven: '',
      };
      return why === 'unproven'
        ? `git merged ${path} line by line: merged by papers, it would not say what both sides wrote`
        : `git merged ${path} line by line: the file ${reasons[why]}`;
    },
  ),
  'merge-driver': notice<{ isDryRun: boolean; result: 'set' | 'same' | 'kept' }>(({ isDryRun, result }) => {
    if (result === 'same') return 'git merges issues by papers in this clone already';
    if (result === 'kept') return 'not changed: merge.digest.driver of this clone, which has another command';
    return `git ${isDryRun ? 'would merge' : 'merges'} issues by papers in this clone; another clone needs \`digest init --merge-driver\` too`;
  }),
  'merge-attribute-kept': notice<{ path: string }>(
    ({ path }) => `not changed: ${path}, which says already how issues are merged`,
  ),
  'no-repository': notice(
    () =>
      'there is no git repository here: after `git init`, `digest init --merge-driver` tells it how to merge issues',
  ),
  'inbox-empty': notice<{ folder: string }>(({ folder }) => `no paper waits in ${folder}`),
  'import-moved': notice<{ source: string; date: string; week: string; day: string }>(
    ({ source, date, week, day }) =>
      `${source} is of ${date}; its issue is that of the week that begins on ${day}, ${week}`,
  ),
  'import-there': notice<{ source: string; path: string }>(
    ({ source, path }) => `${source} was imported before; ${path} is left as it is`,
  ),
  'import-skipped': notice<{ count: number; since: string }>(
    ({ count, since }) => `${count === 1 ? 'one post' : `${count} posts`} before ${since} left out`,
  ),
  /** A line a post, which says what became of it. */
  imported: notice<{ line: string }>(({ line }) => line),
  'site-made': notice<{ count: number; written: number; removed: number; isOnlyRead: boolean }>(
    ({ count, written, removed, isOnlyRead }) => {
      const would = isOnlyRead ? 'would be ' : '';
      const gone = removed === 0 ? '' : `, ${counted(removed)} ${would}removed`;
      return `the site has ${counted(count)} files: ${written} ${would}written${gone}, ${count - written} unchanged`;
    },
  ),
  'site-left-out': notice<{ drafts: readonly string[]; toCome: readonly string[] }>(({ drafts, toCome }) =>
    [
      ...(drafts.length > 0 ? [`drafts: ${list(drafts, 'and')}`] : []),
      ...(toCome.length > 0 ? [`weeks to come: ${list(toCome, 'and')}`] : []),
    ]
      .map((what) => `left out ${what}`)
      .join('; '),
  ),
  'issues-made': notice<{ folder: string }>(({ folder }) => `made the folder ${folder}`),
  'would-write': notice<{ path: string }>(
    ({ path }) => `would write ${path}; nothing was written (--dry-run)`,
  ),
  /** `folder`: where the command is to work, as a shell reads it; empty for where somebody stands. */
  'next-step': notice<{ folder: string; command: string; why: string }>(
    ({ folder, command, why }) => `next: digest ${folder === '' ? '' : `-C ${folder} `}${command} (${why})`,
  ),
  'usual-language': notice<{ language: string }>(({ language }) => `${language}; --locale en for English`),
  'usual-name': notice<{ name: string }>(({ name }) => `named ${quote(name)}; --name for another name`),
  'no-own-tool': notice(
    () =>
      'the workflow runs the digest that package.json names: npm install --save-dev ./FILE.tgz (`npm pack` in a clone of digest makes it); commit package.json, package-lock.json and the file',
  ),
  'files-kept': notice<{ paths: readonly string[] }>(({ paths }) => `not changed: ${paths.join(', ')}`),
  'site-line': notice<{ path: string; line: string; isWithin: boolean }>(
    ({ path, line, isWithin }) =>
      `${path} is not changed; put this line into it${isWithin ? ', under site:' : ':'} ${line}`,
  ),
  'up-to-date': notice(() => 'the schemas and the workflow are up to date'),
  'passed-over': notice<{ path: string; reason: string }>(
    ({ path, reason }) => `passed over ${path}: ${reason}`,
  ),
  'warnings-left': notice<{ count: number; command: string }>(
    ({ count, command }) =>
      `${count} ${count === 1 ? 'warning' : 'warnings'} (\`${command}\` shows ${count === 1 ? 'it' : 'them'})`,
  ),
  'paste-as-markdown': notice(
    () =>
      'to paste the post, switch the composer of the forum to Markdown: the other one drops the <!-- --> that keep @names, :names: and the like text',
  ),
  'not-ignored': notice(() => '.gitignore does not list out/, the folder that render writes: add it'),
  'nothing-to-check': notice<{ since: string }>(({ since }) => `no issue file differs from ${since}`),
  fixed: notice<{ place: string; message: string; code: string; dryRun: boolean }>(
    ({ place, message, code, dryRun }) => `${dryRun ? 'would fix' : 'fixed'} ${place}: ${message} (${code})`,
  ),
  'not-fixed': notice<{ place: string; code: string }>(
    ({ place, code }) => `not changed ${place}: fixing ${code} there would change something else too`,
  ),
  'fix-again': notice<{ path: string; dryRun: boolean }>(
    ({ path, dryRun }) => `there is more to fix in ${path}: ${dryRun ? 'fix this, and ' : ''}run it again`,
  ),
  'fixed-count': notice<{ count: number; files: number; dryRun: boolean }>(({ count, files, dryRun }) =>
    count === 0
      ? 'nothing to fix'
      : `${dryRun ? 'would fix' : 'fixed'} ${count} ${count === 1 ? 'problem' : 'problems'} in ${files} ${files === 1 ? 'file' : 'files'}`,
  ),
  'format-left-out': notice<{ format: string; why: string }>(
    ({ format, why }) => `left out ${format}: ${why}`,
  ),
  'mail-fitted': notice<{ dropped: readonly { path: string; after?: number }[]; fits: boolean }>(
    ({ dropped, fits }) => {
      const whole = dropped.filter(({ after }) => after === undefined).map(({ path }) => path);
      const cut = dropped.filter(({ after }) => after !== undefined).map(({ path }) => path);
      const why = fits ? ' so that it fits' : ', which is still too large';
      const what = [
        ...(whole.length > 0 ? [whole.join(', ')] : []),
        ...(cut.length > 0 ? [`all but about ${dropped.at(-1)?.after} characters of ${cut.join(', ')}`] : []),
      ];
      return `left out of the mail${why}: ${what.join('; ')}`;
    },
  ),
  'mail-sent': notice<{ to: string; ledger: string }>(
    ({ to, ledger }) => `sent the mail to ${to}; it is recorded in ${ledger}: commit it`,
  ),
  'mail-drafted': notice<{ service: string; write: 'create' | 'update' | undefined; ledger: string }>(
    ({ service, write, ledger }) =>
      `${write === 'create' ? 'made the draft' : write === 'update' ? 'changed the draft' : 'found the draft'} at ${service}, and sent nothing; it is recorded in ${ledger}: commit it`,
  ),
  'mail-same': notice<{ service: string }>(({ service }) => `the draft at ${service} is as it is here`),
  'mail-found-sent': notice<{ week: string; at: string }>(
    ({ week, at }) => `the mail of ${week} was sent, on ${at}; the ledger says so now`,
  ),
  'mail-settled': notice<{ week: string; as: 'sent' | 'unsent' }>(
    ({ week, as }) =>
      `the mail of ${week} ${as === 'sent' ? 'counts as sent' : 'counts as not sent, and may be sent again'}`,
  ),
  'papers-added': notice<{ count: number; issue: string }>(
    ({ count, issue }) => `added ${count} ${count === 1 ? 'paper' : 'papers'} to ${issue}`,
  ),
  'nothing-added': notice<{ issue: string }>(({ issue }) => `nothing was added to ${issue}`),
  'paper-moved': notice<{ from: number; to: number; title: string; issue: string }>(
    ({ from, to, title, issue }) =>
      from === to
        ? `paper ${from}${quoted(title)} is already there in ${issue}`
        : `moved paper ${from}${quoted(title)} to ${to} in ${issue}`,
  ),
  'paper-removed': notice<{ number: number; title: string; issue: string }>(
    ({ number, title, issue }) => `removed paper ${number}${quoted(title)} from ${issue}`,
  ),
  'answers-kept': notice<{ path: string }>(({ path }) => `the answers so far are saved in ${path}`),
  'answers-unkept': notice<{ reason: string }>(
    ({ reason }) =>
      `the answers so far could not be saved: ${reason}. They were printed as YAML, which \`digest add-paper --from FILE\` adds`,
  ),
  'already-there': notice<{ ref: string; issue: string }>(
    ({ ref, issue }) => `${ref} is already in ${issue}`,
  ),
  'known-title': notice<{ ref: string; issue: string }>(
    ({ ref, issue }) => `warning: ${ref} has the same title as a paper in ${issue}, but another id`,
  ),
  'named-twice': notice<{ ref: string; other: string; differs: readonly string[] }>(
    ({ ref, other, differs }) =>
      `${ref} is the same paper as ${other}${differs.length === 0 ? '' : `, but says another ${list(differs, 'and')}: what ${other} says stays`}`,
  ),
  'paper-withdrawn': notice<{ ref: string; words: string }>(
    ({ ref, words }) => `warning: ${ref} is marked as withdrawn: ${words}`,
  ),
  'other-version': notice<{ ref: string; version: string }>(
    ({ ref, version }) =>
      `${ref} is in the cache as ${version}: what was found is what that version says (--offline)`,
  ),
  'other-languages': notice<{ refs: readonly string[]; languages: readonly string[] }>(
    ({ refs, languages }) =>
      `the title of ${list(refs, 'and')} stands under ${list(languages, 'and')}, which languages: in the config does not have`,
  ),
  'added-bare': notice<{ ref: string }>(
    ({ ref }) => `warning: ${ref} is not in the cache: only its id is known (--offline)`,
  ),
  'page-suggests': notice<{ ref: string; title: string }>(
    ({ ref, title }) =>
      `warning: ${ref} does not say which paper it shows; the page is called ${quote(title)} (--title takes that)`,
  ),
  'page-says-nothing': notice<{ ref: string }>(
    ({ ref }) => `${ref} does not say which paper it shows: only its address is known`,
  ),
  'not-looked-up': notice<{ ref: string; why: string }>(
    ({ ref, why }) => `${ref} could not be looked up and was added as it is: ${why}`,
  ),
  'links-checked': notice<{
    good: number;
    dead: number;
    unsure: readonly UnsureHost[];
    notAsked: number;
    notKept: number;
  }>(({ good, dead, unsure, notAsked, notKept }) => {
    const hosts = [...new Set(unsure.map(sayUnsure))];
    return [
      `${good} ${good === 1 ? 'address answers' : 'addresses answer'}`,
      ...(dead === 0 ? [] : [`${dead} ${dead === 1 ? 'is' : 'are'} dead`]),
      ...(unsure.length === 0
        ? []
        : [
            `${unsure.length} ${unsure.length === 1 ? 'is' : 'are'} uncertain (${namesUpTo(mostHosts, hosts)})`,
          ]),
      ...(notAsked === 0
        ? []
        : [`${notAsked} in private networks ${notAsked === 1 ? 'was' : 'were'} not asked`]),
      ...(notKept === 0 ? [] : [`${notKept} ${notKept === 1 ? 'is' : 'are'} not in the cache (--offline)`]),
    ].join('; ');
  }),
  'summary-not-written': notice<{ why: string }>(
    ({ why }) => `the summary of the job was not written: ${why}`,
  ),
  'commands-spelt': notice(
    () =>
      'warning: a backslash was added to text that GitHub would obey as a workflow command; a file gets the exact text (> FILE, --out DIR)',
  ),
  'units-failed': notice<{ failed: readonly string[]; done: number }>(
    ({ failed, done }) => `failed: ${namesUpTo(mostUnits, failed)}${done > 0 ? `; ${done} done` : ''}`,
  ),
  'preview-moved': notice<{ port: string }>(
    ({ port }) => `the usual port is in use, perhaps by another preview; this one is at ${port}`,
  ),
  'preview-stale': notice<{ issue: string }>(
    ({ issue }) => `${issue} cannot be shown as it is now: the page says why`,
  ),
  'not-opened': notice<{ url: string }>(({ url }) => `no browser could be started: open ${url} yourself`),
};

export type NoticeCode = keyof typeof noticeKinds;
export type Notice = {
  [C in NoticeCode]: { readonly code: C; readonly args: Parameters<(typeof noticeKinds)[C]>[0] };
}[NoticeCode];

/** At a terminal, while sources are asked; without a line break, so that it can go away again. */
export function sayProgress({ done, of }: { readonly done: number; readonly of: number }): string {
  return `looking up papers … ${done}/${of}`;
}

/** The same, while addresses are asked whether they answer. */
export function sayLinkProgress({ done, of }: { readonly done: number; readonly of: number }): string {
  return `checking links … ${done}/${of}`;
}

/** The same, while many issues are worked on. */
export function sayCount({ done, of }: { readonly done: number; readonly of: number }): string {
  return `${done} of ${of}`;
}

/** At a terminal, while one server lets people wait. */
export function sayAsking({
  server,
  attempt,
  of,
}: {
  readonly server: string;
  readonly attempt: number;
  readonly of: number;
}): string {
  return attempt === 1 ? `asking ${server}…` : `asking ${server}… try ${attempt} of ${of}`;
}

/** At a terminal, below the address of a page that is served until somebody ends it. */
export function sayServing(): string {
  return 'the page updates when the file is saved; Ctrl-C ends it';
}

export function sayNotice(notice: Notice): string {
  return (noticeKinds[notice.code] as (args: object) => string)(notice.args);
}

/** Before a language model is asked: how many texts of which kind, how much goes where. */
export function sayDraftPlan({
  kinds,
  kept,
  requests,
  characters,
  where,
  model,
}: {
  readonly kinds: readonly (readonly [string, number])[];
  readonly kept: number;
  readonly requests: number;
  readonly characters: number;
  readonly where: string;
  readonly model: string;
}): string {
  const texts = kinds.map(([kind, count]) => `${kind}: ${count}`).join(', ');
  const known = kept === 0 ? '' : ` (${kept} of them asked for before)`;
  const size = `${requests} ${requests === 1 ? 'request' : 'requests'}, ${counted(characters)} characters in all`;
  return `missing texts: ${texts}${known}\n${size}, to ${model} at ${where}\n`;
}

/** At a terminal, while a language model is asked. */
export function sayDrafting({
  done,
  of,
  what,
}: {
  readonly done: number;
  readonly of: number;
  readonly what: string;
}): string {
  return `drafting … ${done}/${of} · ${what}`;
}

/** What a language model was given and gave. */
export function sayTokens({ read, written }: { readonly read: number; readonly written: number }): string {
  return `${counted(read)} tokens read, ${counted(written)} written`;
}

/** While a server has asked to be left alone. */
export function sayWaiting(seconds: number, server = 'the forum'): string {
  return `${server} is busy; going on in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}
