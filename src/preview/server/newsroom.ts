import { dirname, join } from 'node:path';
import type { Context } from '../../context.ts';
import { look } from '../../files/index.ts';
import { publishedFolder } from '../../ledger/index.ts';
import { configName, issuesFolder, templatesFolder, termsName } from '../../newsletter/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import { templateFormats } from '../../formats/index.ts';
import { type PlainNewsletter, toPlain } from '../drawing/plain-newsletter.ts';
import type { DrawingThreads } from './drawing-threads.ts';
import { IssueNames } from './issue-names.ts';
import { OpenIssue } from './open-issue.ts';

/** Editors save in several steps, all of which are over after this many milliseconds. */
const settling = 4;

/** Each takes about as much as all that is drawn of it: a megabyte, or two. */
const mostCached = 8;

/** The changes since the last look. */
interface Changes {
  /** The config, a template or a ledger: everything looks different. */
  newsletter: boolean;
  /** Paths of issue files; `all` where the system does not say which. */
  issues: Set<string> | 'all';
}

/** A newsletter, with the issues that somebody looks at. Once it is started, it follows its files as they change. */
export class Newsroom {
  readonly names: IssueNames;
  private readonly context: Context;
  private readonly root: string;
  private readonly open = new Map<string, OpenIssue>();
  /** Issues that nobody looks at now, the last that was left last, and what they were drawn with. */
  private readonly cached = new Map<string, { issue: OpenIssue; newsletter: PlainNewsletter }>();
  private readonly watches = new Map<string, () => void>();
  /** What draws them. */
  readonly threads: DrawingThreads;
  /** Another one where the config or a template has changed. */
  private newsletter: PlainNewsletter;
  private changes: Changes | undefined;
  private looking: Promise<void> = Promise.resolve();

  /** `threads` draw its issues. */
  constructor(context: Context, newsletter: Newsletter, threads: DrawingThreads) {
    this.context = context;
    this.newsletter = toPlain(newsletter);
    this.threads = threads;
    threads.renew(this.newsletter);
    this.root = newsletter.root;
    this.names = new IssueNames(context.files, newsletter.root);
  }

  /** Follows the newsletter's files from now on, until it is closed. */
  start(): void {
    this.watch(this.root, (name) => {
      if (name === undefined || [configName, termsName, templatesFolder].includes(name))
        this.note({ newsletter: true });
      if (name === issuesFolder) this.note({ issue: 'all' });
    });
    this.watchIssuesIn(join(this.root, issuesFolder));
    for (const format of ['.', ...templateFormats, 'site'])
      this.watch(join(this.root, templatesFolder, format), () => this.note({ newsletter: true }));
    // A ledger says where the topic is, which the mail leads to, and how far the channels are.
    this.watch(join(this.root, publishedFolder), (name) => {
      if (name === undefined || /^[^.].*\.(?:json|yaml)$/.test(name)) this.note({ newsletter: true });
    });
  }

  /** The file of an issue that the newsletter has, or that was admitted or is open; `undefined` for any other name. */
  fileOf(name: string): string | undefined {
    return this.names.fileOf(name, this.open.keys());
  }

  /** The mail of an issue that somebody looks at, as it was drawn last, as HTML. */
  mailOf(name: string): string | undefined {
    const file = this.fileOf(name);
    return file === undefined ? undefined : this.open.get(file)?.mail?.html;
  }

  /** An issue, which is drawn and kept up to date from now on. `file` is an absolute path. */
  visit(file: string): OpenIssue {
    const known = this.open.get(file);
    if (known !== undefined) return known;
    const cached = this.cached.get(file);
    this.cached.delete(file);
    const issue =
      cached?.issue ??
      new OpenIssue(this.context, {
        file,
        name: this.names.nameOf(file),
        root: this.root,
        threads: this.threads,
      });
    this.open.set(file, issue);
    this.watchIssuesIn(dirname(file));
    issue.tell({ issues: this.names.all() });
    // What changed while nobody looked at an issue of this newsletter, or at that one alone.
    this.threads.renewArchive();
    void issue.refresh(cached?.newsletter === this.newsletter ? 'problems' : 'everything');
    return issue;
  }

  /**
   * Draws an issue no more that nobody looks at. What was drawn is kept for who comes back: a page that is loaded again
   * while its file is broken has nothing else to show.
   */
  leave(issue: OpenIssue): void {
    if (issue.isFollowed || this.open.get(issue.file) !== issue) return;
    this.open.delete(issue.file);
    issue.leave();
    this.cached.set(issue.file, { issue, newsletter: this.newsletter });
    const [oldest] = this.cached.keys();
    if (this.cached.size > mostCached && oldest !== undefined) this.cached.delete(oldest);
  }

  close(): void {
    for (const stop of this.watches.values()) stop();
    this.watches.clear();
    this.open.clear();
    this.cached.clear();
    this.threads.close();
  }

  private watchIssuesIn(folder: string): void {
    this.watch(folder, (name) => {
      if (name === undefined) this.note({ issue: 'all' });
      else if (this.names.isIssue(join(folder, name))) this.note({ issue: join(folder, name) });
    });
  }

  private watch(folder: string, changed: (name: string | undefined) => void): void {
    if (!this.watches.has(folder)) this.watches.set(folder, this.context.files.watch(folder, changed));
  }

  private note({ newsletter = false, issue }: { newsletter?: boolean; issue?: string }): void {
    const isFirst = this.changes === undefined;
    const changes = (this.changes ??= { newsletter: false, issues: new Set() });
    changes.newsletter ||= newsletter;
    if (issue === 'all') changes.issues = 'all';
    else if (issue !== undefined && changes.issues !== 'all') changes.issues.add(issue);
    if (!isFirst) return;
    // One at a time, or a reload that takes longer would bring back an older config.
    this.looking = Promise.all([this.looking, this.context.wait(settling)]).then(() => this.lookAgain());
  }

  private async lookAgain(): Promise<void> {
    const { changes } = this;
    this.changes = undefined;
    if (changes === undefined) return;
    try {
      await this.follow(changes);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Nothing that a file holds ends the preview: the next change may mend it. */
  private fail(error: unknown): void {
    for (const issue of this.open.values()) issue.fail(error);
  }

  private async follow({ newsletter, issues }: Changes): Promise<void> {
    if (look(this.context.files, this.root) === undefined)
      throw new Failure('preview-folder-gone', { path: this.root });
    if (newsletter) await this.reload();
    const open = [...this.open.values()];
    const isChanged = ({ file }: OpenIssue): boolean => newsletter || issues === 'all' || issues.has(file);
    const isAnother = ({ file }: OpenIssue): boolean =>
      issues === 'all' || [...issues].some((changed) => changed !== file);
    const refresh = (issue: OpenIssue): Promise<void> =>
      issue.refresh(newsletter ? 'everything' : isAnother(issue) ? 'problems' : 'nothing');
    const edited = open.filter(isChanged);
    const others = open.filter((issue) => !isChanged(issue) && isAnother(issue));
    // Nobody is their own predecessor: an edit of the one issue that is looked at reads no other file.
    if (edited.some(isAnother)) this.threads.renewArchive();
    // What was edited is waited for; the others may have other problems by it, and are looked at after it.
    const listed = Promise.all(edited.map(refresh)).then(() => {
      // To list many issues takes a moment as well.
      const names = this.names.all();
      for (const issue of open) issue.tell({ issues: names });
      if (others.length > 0) this.threads.renewArchive();
      return others.map(refresh);
    });
    listed.catch((error: unknown) => this.fail(error));
  }

  /** A config with errors is told, and its last good state goes on. */
  private async reload(): Promise<void> {
    const next = await this.threads.lend((thread) => thread.ask('load'));
    const isSound = next.configProblems.every(({ severity }) => severity !== 'error');
    this.newsletter = isSound ? next : { ...this.newsletter, configProblems: next.configProblems };
    this.threads.renew(this.newsletter);
  }
}
