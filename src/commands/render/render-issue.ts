import { relative } from 'node:path';
import { append } from '../../data.ts';
import type { Context } from '../../context.ts';
import {
  type CheckedIssue,
  checkIssueFile,
  hasErrors,
  judgeRendered,
  type Newsletter,
  Renderer,
  renderField,
} from '../../pipeline/index.ts';
import { nameOfIssue } from '../../newsletter/index.ts';
import { type Format, type FormatName, formats, type View } from '../../formats/index.ts';
import { Failure, formatPath } from '../../problem/index.ts';
import type { Notice, Problem } from '../../problem/index.ts';
import { type Dependencies, WatchedArchive } from '../unchanged/dependencies.ts';
import { hashOf } from '../../files/index.ts';
import { OutputFolder } from './deliver.ts';
import type { Output, RenderOptions } from './options.ts';

/** The result for one issue. */
export interface RenderedIssue {
  readonly outputs: readonly Output[];
  /** The text of the field that `--field` asks for. */
  readonly field?: string;
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  /** Text of the file, for the lines around a problem. */
  readonly source: string;
  /** A draft that `--all` passed over. */
  readonly isSkipped?: true;
  /** Not all that was asked for was rendered. */
  readonly isFailed?: true;
  readonly failure?: Failure;
  /** What it depended on besides. */
  readonly on?: Dependencies;
  /** Where it is written at once: the paths, as people see them. */
  readonly paths?: readonly string[];
  /** The same files by their names there, with the hash of each; only for a task that is watched. */
  readonly written?: readonly { readonly name: string; readonly hash: string }[];
}

export interface RenderTask {
  readonly formats: readonly FormatName[];
  readonly options: RenderOptions;
  /** Absolute path of the folder that each issue is written into; without it, who asked gets what was rendered. */
  readonly folder: string | undefined;
  /** Whether it is told what a result depended on. */
  readonly isWatched: boolean;
}

interface Tools {
  readonly newsletter: Newsletter;
  readonly renderer: Renderer;
}

interface IssueTask extends RenderTask {
  readonly file: string;
}

/** Renders issues by their files. An issue that fails leaves the others alone; what keeps the command from running is thrown. */
export function issueRenderer(
  context: Context,
  opened: Newsletter,
  task: RenderTask,
): (file: string) => Promise<RenderedIssue> {
  const archive = task.isWatched ? new WatchedArchive(opened.archive) : undefined;
  const newsletter = withFlags(opened, task.options);
  const renderer = new Renderer(context, newsletter);
  const folder = task.folder === undefined ? undefined : new OutputFolder(context, task.folder);
  return async (file) => {
    try {
      const rendered = await renderIssue(context, { newsletter, renderer, archive }, { ...task, file });
      return folder === undefined ? rendered : written(rendered, folder, { ...task, file });
    } catch (error) {
      if (!(error instanceof Failure) || error.exit !== 1) throw error;
      return { outputs: [], problems: [], notices: [], source: '', isFailed: true, failure: error };
    }
  };
}

/** Writes what was rendered, which is then no longer kept. */
function written(
  rendered: RenderedIssue,
  folder: OutputFolder,
  { file, isWatched }: IssueTask,
): RenderedIssue {
  const { outputs } = rendered;
  if (outputs.length === 0) return rendered;
  const name = nameOfIssue(file);
  const { paths, failure } = folder.deliver({ name, outputs });
  return {
    ...rendered,
    outputs: [],
    paths,
    ...(isWatched
      ? { written: outputs.map(({ suffix, content }) => ({ name: name + suffix, hash: hashOf(content) })) }
      : {}),
    ...(failure === undefined ? {} : { isFailed: true, failure }),
  };
}

function withFlags(newsletter: Newsletter, { split }: RenderOptions): Newsletter {
  const { config } = newsletter;
  return split === true
    ? { ...newsletter, config: { ...config, forum: { ...config.forum, split } } }
    : newsletter;
}

/** Checks an issue and renders it, unless it has errors. What one format cannot carry blocks that format alone. */
async function renderIssue(
  context: Context,
  { newsletter, renderer, archive }: Tools & { readonly archive: WatchedArchive | undefined },
  { file, formats: wanted, options }: IssueTask,
): Promise<RenderedIssue> {
  let checked: CheckedIssue;
  try {
    checked = await checkIssueFile(context, newsletter, { file, archive });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { outputs: [], problems: [], notices: [], source: '', isFailed: true, failure };
  }
  const { issue, problems, parsed } = checked;
  const path = relative(context.cwd, file);
  const on = archive?.dependencies(checked.bytes, issue);
  const sofar = {
    outputs: [],
    problems,
    notices: [],
    // The lines around a warning are not shown.
    source: problems.some(({ severity }) => severity === 'error') ? parsed.text : '',
    ...(on === undefined ? {} : { on }),
  };
  const isDraft = issue?.draft === true;
  if (isDraft && options.all === true && options.draft !== true)
    return { ...sofar, problems: [], isSkipped: true };
  if (issue === undefined || hasErrors(checked)) {
    return { ...sofar, isFailed: true, failure: new Failure('issue-not-rendered', { path }) };
  }
  const notices: Notice[] =
    isDraft && options.all !== true ? [{ code: 'issue-draft', args: { issue: path } }] : [];
  const unsent = isDraft && options.draft !== true ? wanted.filter((name) => isForSending(name)) : [];
  if (unsent.length > 0 && options.format?.includes('all') !== true) {
    return { ...sofar, isFailed: true, failure: new Failure('draft-not-mailed', { path }) };
  }
  let view: View;
  try {
    view = renderer.view(issue);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { ...sofar, isFailed: true, failure };
  }
  const [only] = wanted;
  if (options.field !== undefined && only !== undefined) {
    const field = await renderField(renderer, view, { format: only, field: options.field });
    return { ...sofar, notices: [...notices, ...noticesOf(only, field)], field };
  }
  const rendered = await renderFormats(
    checked,
    { newsletter, renderer },
    wanted.filter((name) => !unsent.includes(name)),
    view,
  );
  return {
    ...sofar,
    ...rendered,
    source: rendered.isFailed === true ? parsed.text : sofar.source,
    problems: [...problems, ...rendered.problems],
    notices: [...notices, ...unsent.map(leftOut), ...rendered.notices],
  };
}

/** Renders an issue that was checked. What one format cannot carry is among its problems, and the format not among its outputs. */
export async function renderFormats(
  checked: CheckedIssue,
  { newsletter, renderer }: Tools,
  wanted: readonly FormatName[],
  known?: View,
): Promise<Pick<RenderedIssue, 'outputs' | 'problems' | 'notices' | 'isFailed'>> {
  const outputs: Output[] = [];
  const problems: Problem[] = [];
  const notices: Notice[] = [];
  let isFailed = false;
  if (checked.issue === undefined) return { outputs, problems, notices };
  const view = known ?? renderer.view(checked.issue);
  for (const format of wanted) {
    const { findings, files, dropped = [] } = await renderer.render(view, format);
    const found = judgeRendered(findings, checked, newsletter);
    if (found.some((problem) => problem.severity === 'error')) isFailed = true;
    else {
      append(
        outputs,
        files.map((file) => ({ format, ...file })),
      );
      append(
        notices,
        files.flatMap(({ content }) => noticesOf(format, content)),
      );
    }
    // A mail and the message around it have the same size, which is told once.
    append(
      problems,
      found.filter((problem) => !problems.some((known) => known.code === problem.code)),
    );
    if (dropped.length > 0 && !notices.some((notice) => notice.code === 'mail-fitted')) {
      const fits = !findings.some((finding) => finding.code === 'email/size');
      const parts = dropped.map(({ path, ...rest }) => ({ path: formatPath(path), ...rest }));
      notices.push({ code: 'mail-fitted', args: { dropped: parts, fits } });
    }
  }
  return { outputs, problems, notices, ...(isFailed ? { isFailed } : {}) };
}

function noticesOf(name: FormatName, content: string): readonly Notice[] {
  const format: Format = formats[name];
  return format.notices?.(content) ?? [];
}

/** Tells whether a format is made to be sent. It is not made of a draft, unless `--draft` is given. */
function isForSending(name: FormatName): boolean {
  const format: Format = formats[name];
  return format.isForSending === true;
}

function leftOut(format: FormatName): Notice {
  const why = 'the issue is a draft (--draft makes it all the same)';
  return { code: 'format-left-out', args: { format, why } };
}
