import { join, relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { writeAtomically } from '../../files/index.ts';
import { judge } from '../../issue/index.ts';
import { findIssue, listIssues } from '../../newsletter/index.ts';
import type { IssueFile } from '../../newsletter/index.ts';
import {
  checkIssueFile,
  formats,
  hasErrors,
  openNewsletter,
  renderField,
  Renderer,
  requireSoundConfig,
} from '../../pipeline/index.ts';
import type { CheckedIssue, Field, Format, Newsletter, Output } from '../../pipeline/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Notice, Problem } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import { removeStale } from '../stale-outputs.ts';

export interface RenderOptions {
  readonly format?: readonly string[];
  readonly out?: string;
  readonly all?: true;
  readonly draft?: true;
  readonly split?: true;
  readonly field?: Field;
}

/** Renders issues to stdout or into files. Publishes and sends nothing. */
export async function render(
  context: Context,
  refs: readonly string[],
  options: RenderOptions,
): Promise<Outcome> {
  const found = await openNewsletter(context);
  requireSoundConfig(found, context.cwd);
  const newsletter = options.split === true ? withSplit(found) : found;
  const run = new RenderRun(context, newsletter, options, await Renderer.open(context, newsletter));
  const issues = run.choose(refs);
  run.settleFormats(issues.length);
  for (const issue of issues) await run.one(issue);
  return run.outcome();
}

function withSplit(newsletter: Newsletter): Newsletter {
  const { config } = newsletter;
  return { ...newsletter, config: { ...config, forum: { ...config.forum, split: true } } };
}

/** One call of the command: what was asked for, and what has come of it so far. */
class RenderRun {
  private readonly notices: Notice[] = [];
  private readonly failures: Failure[] = [];
  private readonly problems: Problem[] = [];
  private readonly sources = new Map<string, string>();
  private readonly skipped: string[] = [];
  private readonly written: string[] = [];
  private readonly failed: string[] = [];
  private readonly wanted: readonly Format[];
  private readonly isAllFormats: boolean;
  private readonly renderer: Renderer;
  private readonly context: Context;
  private readonly newsletter: Newsletter;
  private readonly options: RenderOptions;
  private toStdout = true;
  private done = 0;
  private text = '';

  constructor(context: Context, newsletter: Newsletter, options: RenderOptions, renderer: Renderer) {
    this.context = context;
    this.newsletter = newsletter;
    this.options = options;
    this.renderer = renderer;
    const asked = options.format ?? ['forum'];
    this.isAllFormats = asked.includes('all');
    this.wanted = this.isAllFormats ? formats : formats.filter((format) => asked.includes(format));
  }

  /** The issues that were asked for; the latest where none was. */
  choose(refs: readonly string[]): IssueFile[] {
    const { context, newsletter, options } = this;
    const query = { root: newsletter.root, cwd: context.cwd, weekStartsOn: newsletter.config.weekStartsOn };
    if (options.all === true) {
      if (refs.length > 0)
        throw new Failure('usage', {
          detail: '--all renders every issue: name none beside it',
          command: 'render',
        });
      return listIssues(context.files, newsletter.root);
    }
    const chosen = (refs.length === 0 ? ['latest'] : refs).map((ref) => {
      const issue = findIssue(context.files, ref, query);
      if (ref === 'latest')
        this.notices.push({ code: 'issue-chosen', args: { issue: this.show(issue.path) } });
      return issue;
    });
    return chosen.filter((issue, i) => chosen.findIndex((other) => other.path === issue.path) === i);
  }

  /** One issue and one format go to stdout; anything more goes to files. */
  settleFormats(issues: number): void {
    const { options, wanted, newsletter } = this;
    if (options.field !== undefined) {
      if (issues !== 1 || wanted.length !== 1)
        throw new Failure('usage', {
          detail: '--field prints one field of one issue in one format',
          command: 'render',
        });
    } else {
      this.toStdout =
        issues === 1 && wanted.length === 1 && options.out === undefined && options.all !== true;
    }
    const { from, to } = newsletter.config.email;
    const missing = from === undefined ? 'email.from' : to === undefined ? 'email.to' : undefined;
    if (!wanted.includes('eml') || missing === undefined) return;
    if (!this.isAllFormats) throw new Failure('config-missing', { key: missing, why: 'eml' });
    this.leaveOut('eml', `digest.config.yaml has no ${missing}`);
  }

  async one(file: IssueFile): Promise<void> {
    try {
      const checked = await checkIssueFile(this.context, this.newsletter, { file: file.path });
      this.keepProblems(checked.problems, checked);
      if (checked.issue?.draft === true && !this.takesDraft(file)) return;
      if (checked.issue === undefined || hasErrors(checked)) {
        this.fail(file, new Failure('issue-not-rendered', { path: this.show(file.path) }));
        return;
      }
      await this.formats(file, checked);
    } catch (error) {
      if (!(error instanceof Failure) || error.exit === 2) throw error;
      this.fail(file, error);
    }
  }

  outcome(): Outcome {
    const notices = [...this.notices];
    if (this.skipped.length > 0) notices.push({ code: 'drafts-skipped', args: { issues: this.skipped } });
    if (this.failed.length > 0 && this.done + this.failed.length > 1)
      notices.push({ code: 'units-failed', args: { failed: this.failed, done: this.done } });
    const output = this.toStdout ? this.text : this.written.map((path) => `${path}\n`).join('');
    return {
      output,
      notices,
      failures: this.failures,
      report: {
        problems: this.problems,
        to: 'stderr',
        format: 'text',
        checked: [...this.sources.keys()],
        source: (file) => this.sources.get(file),
      },
    };
  }

  /** A draft that was named is rendered with a note; `--all` passes drafts over unless `--draft` is given. */
  private takesDraft(file: IssueFile): boolean {
    if (this.options.all !== true) {
      this.notices.push({ code: 'issue-draft', args: { issue: this.show(file.path) } });
      return true;
    }
    if (this.options.draft !== true) this.skipped.push(this.show(file.path));
    return this.options.draft === true;
  }

  private async formats(file: IssueFile, checked: CheckedIssue): Promise<void> {
    const { issue } = checked;
    if (issue === undefined) return;
    const view = this.renderer.view(issue);
    const outputs: Output[] = [];
    let blocked = false;
    for (const format of this.wanted) {
      if (format === 'eml' && !this.canMail(issue.draft)) continue;
      if (this.options.field !== undefined) {
        this.text = await renderField(this.renderer, view, { format, field: this.options.field });
        continue;
      }
      const rendered = await this.renderer.render(view, format);
      const problems = judgeFindings(rendered.findings, checked, this.newsletter);
      this.keepProblems(problems, checked);
      if (rendered.dropped.length > 0)
        this.notices.push({ code: 'mail-fitted', args: { dropped: rendered.dropped } });
      if (problems.some((problem) => problem.severity === 'error')) blocked = true;
      else outputs.push(...rendered.outputs);
    }
    if (blocked) this.fail(file, undefined);
    else this.done++;
    this.deliver(file, outputs);
  }

  private canMail(draft: boolean): boolean {
    const { from, to } = this.newsletter.config.email;
    if (from === undefined || to === undefined) return false;
    if (!draft || this.options.draft === true) return true;
    if (!this.isAllFormats) throw new Failure('draft-not-mailed', {});
    this.leaveOut('eml', 'the issue is a draft (--draft makes it all the same)');
    return false;
  }

  private deliver(file: IssueFile, outputs: readonly Output[]): void {
    if (this.options.field !== undefined) return;
    const [only] = outputs;
    if (this.toStdout && outputs.length <= 1) {
      this.text = only?.content ?? '';
      return;
    }
    this.toStdout = false;
    const folder = resolve(this.context.cwd, this.options.out ?? join(this.newsletter.root, 'out'));
    this.context.files.makeDirectory(folder);
    for (const { suffix, content } of outputs) {
      const path = join(folder, `${file.name}${suffix}`);
      writeAtomically(this.context.files, path, content, { overwrite: true });
      this.written.push(this.show(path));
    }
    removeStale(this.context.files, folder, { name: file.name, outputs });
  }

  private keepProblems(problems: readonly Problem[], { file, parsed }: CheckedIssue): void {
    // A mail and its message have the same size; it is told once.
    const isNew = (problem: Problem): boolean =>
      !this.problems.some(
        (known) =>
          known.code === problem.code &&
          known.file === problem.file &&
          known.place.line === problem.place.line &&
          known.place.column === problem.place.column,
      );
    this.problems.push(...problems.filter(isNew));
    if (problems.length > 0) this.sources.set(file, parsed.text);
  }

  private leaveOut(format: Format, why: string): void {
    if (this.notices.some((notice) => notice.code === 'format-left-out' && notice.args.format === format))
      return;
    this.notices.push({ code: 'format-left-out', args: { format, why } });
  }

  private fail(file: IssueFile, failure: Failure | undefined): void {
    this.failed.push(this.show(file.path));
    if (failure !== undefined) this.failures.push(failure);
  }

  private show(path: string): string {
    return relative(this.context.cwd, path) || path;
  }
}

function judgeFindings(
  findings: Parameters<typeof judge>[0],
  { file, parsed, issue }: CheckedIssue,
  { config }: Newsletter,
): Problem[] {
  // Ignores that aim at other codes have been judged with the file already.
  const wanted = new Set<string>(findings.map((finding) => finding.code));
  const on = {
    file,
    places: parsed.places,
    text: parsed.text,
    draft: issue?.draft === true,
    rules: config.rules,
  };
  return judge(findings, { ...on, notChecked: () => true }).filter((problem) => wanted.has(problem.code));
}
