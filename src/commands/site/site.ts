import { join, relative, resolve, sep } from 'node:path';
import { append } from '../../data.ts';
import { dateIn, isDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { openSiteTemplates, type View } from '../../formats/index.ts';
import { realPathOf } from '../../files/index.ts';
import { publishedFolder, readLedger } from '../../ledger/index.ts';
import { issuesFolder, newSiteId, readOverrides, templatesFolder } from '../../newsletter/index.ts';
import { type Newsletter, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import {
  Catalogue,
  commonFiles,
  feedFiles,
  type FeedIssue,
  filesOfIssue,
  mostIssues,
  openSite,
  timesOf,
} from '../../site/index.ts';
import type { Outcome } from '../outcome.ts';
import { SiteFolder } from './site-folder.ts';
import { valueOrFailure, type SiteIssues, siteIssues } from './site-issues.ts';
import { viewAgain } from './view-again.ts';

export interface SiteOptions {
  /** By default `site` in the newsletter. */
  readonly out?: string;
  /** The day that stands for today. */
  readonly date?: string;
  /** Write nothing, and fail where a file differs. */
  readonly check?: true;
  readonly dryRun?: true;
}

/**
 * Makes the web archive: two readings of each issue, the first for what other pages tell of it, the second for its own, so that
 * one issue at a time is in memory. Writes what differs, and removes what only an earlier run can have written.
 */
export async function site(context: Context, options: SiteOptions): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const { config, root } = newsletter;
  const day = options.date?.trim() ?? dateIn(context.now(), config.timezone);
  if (!isDate(day)) throw new Failure('bad-date', { value: day });
  if (config.site.id === undefined) throw new Failure('site-id', { line: idLine(context, newsletter) });
  const isOnlyRead = options.check === true || options.dryRun === true;
  const out = resolve(context.cwd, options.out ?? join(root, 'site'));
  requireOutside(context, root, out);
  const folder = new SiteFolder(context, out, { isOnlyRead });
  const issues = await siteIssues(context, newsletter, day);
  await writeSite(context, { newsletter, issues, folder });
  const { changes } = folder;
  return {
    output: changes.count === 0 ? '' : `${changes.join('\n')}\n`,
    notices: noticesOf(folder, issues, { isOnlyRead }),
    failures: [...issues.failures, ...folder.failures],
    ...(options.check === true ? { differs: changes.count > 0 } : {}),
    report: {
      problems: issues.problems,
      to: 'stderr',
      format: 'text',
      checked: [...issues.sources.keys()],
      source: (file) => issues.sources.get(file),
    },
  };
}

/** Neither the newsletter's folder nor one of those in it that digest reads or writes. Throws Failure `site-in-newsletter`. */
function requireOutside({ cwd, files }: Context, root: string, out: string): void {
  const isOurs = (path: string): boolean =>
    ['', issuesFolder, templatesFolder, publishedFolder, '.git'].includes(path.split(sep)[0] ?? '');
  const real = (): string => relative(realPathOf(files, root), realPathOf(files, out));
  if (isOurs(relative(root, out)) || isOurs(real()))
    throw new Failure('site-in-newsletter', { path: relative(cwd, out) || '.' });
}

interface Work {
  readonly newsletter: Newsletter;
  readonly issues: SiteIssues;
  readonly folder: SiteFolder;
}

async function writeSite(context: Context, { newsletter, issues, folder }: Work): Promise<void> {
  const { config, root } = newsletter;
  const templates = await openSiteTemplates(readOverrides(context.files, root, 'site'));
  const catalogue = new Catalogue([...issues.shown.values()].map(({ facts }) => facts));
  const pages = openSite(config, { catalogue, templates });
  const inFeeds = new Set(catalogue.issues.slice(-mostIssues).map(({ week }) => week));
  const feedIssues: FeedIssue[] = [];
  let isWhole = issues.failures.length === 0;
  for (const shown of issues.shown.values()) {
    const view = await valueOrFailure(() => viewAgain(context, newsletter, shown));
    if (view instanceof Failure) {
      folder.failures.push(view);
      isWhole = false;
      continue;
    }
    for (const page of filesOfIssue(pages, view)) folder.put(page);
    if (inFeeds.has(view.week)) append(feedIssues, withTimes(context, newsletter, { view, folder }));
  }
  for (const page of commonFiles(pages)) folder.put(page);
  // Without the time of one, feeds stay as they are.
  const isTimed = feedIssues.length === inFeeds.size;
  if (isTimed) for (const feed of feedFiles(pages, newestFirst(feedIssues))) folder.put(feed);
  folder.finish({ keepsStale: !isWhole || !isTimed });
}

/** An issue with when it went out; nothing where its ledger cannot be read, which is told. */
function withTimes(
  { files }: Context,
  { root, config }: Newsletter,
  { view, folder }: { readonly view: View; readonly folder: SiteFolder },
): FeedIssue[] {
  try {
    const ledger = readLedger(files, root, view.week);
    return [{ view, times: timesOf(ledger, view.lastDay, config.email.sendTime) }];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    folder.failures.push(error);
    return [];
  }
}

function newestFirst(issues: readonly FeedIssue[]): FeedIssue[] {
  return issues.toSorted((a, b) => (a.view.week < b.view.week ? 1 : -1));
}

/** The line that a config without an id needs: its own for each newsletter, and never changed again. */
function idLine(context: Context, { config }: Newsletter): string {
  const id = newSiteId(context.secret());
  const isThere = config.site.base !== undefined || config.site.repository !== undefined;
  return isThere ? `  id: ${id}` : `site: { id: "${id}" }`;
}

function noticesOf(
  { count, changes, removed }: SiteFolder,
  { drafts, toCome }: SiteIssues,
  { isOnlyRead }: { readonly isOnlyRead: boolean },
): Notice[] {
  const left = [...drafts, ...toCome];
  return [
    ...(left.length > 0 ? [{ code: 'site-left-out', args: { drafts, toCome } } as const] : []),
    { code: 'site-made', args: { count, written: changes.count - removed, removed, isOnlyRead } },
  ];
}
