import { relative } from 'node:path';
import type { Context } from '../../context.ts';
import { externalIdOf, formats, plainOf, type View } from '../../formats/index.ts';
import { readLedger, topicAddress } from '../../ledger/index.ts';
import type { IssueFile } from '../../newsletter/index.ts';
import { checkIssueFile, hasErrors, judgeRendered, type Newsletter, Renderer } from '../../pipeline/index.ts';
import { Failure, type Problem } from '../../problem/index.ts';
import { asStored } from '../../channels/index.ts';
import type { SourceMap } from '../../yaml/index.ts';

/** An issue that may go out: what is to be on the forum, before its images have their addresses there. */
export interface Ready {
  readonly file: string;
  /** As people see it. */
  readonly path: string;
  readonly week: string;
  readonly title: string;
  readonly externalId: string;
  /** The texts of the topic and its replies. */
  readonly raws: readonly string[];
  readonly bytes: Uint8Array;
  readonly view: View;
  readonly sourceMap: SourceMap;
}

export interface Unready {
  readonly failure: Failure;
  readonly problems: readonly Problem[];
  readonly file: string;
  readonly source: string;
}

/** Whether the forum has it. A ledger that cannot be read is told by whoever needs it. */
function wentOut({ files }: Context, { root }: Newsletter, week = ''): boolean {
  try {
    return topicAddress(readLedger(files, root, week)) !== undefined;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/** Checks an issue and renders it for the forum. A draft, or one with errors, is not published. */
export async function prepare(
  context: Context,
  newsletter: Newsletter,
  { path: file }: IssueFile,
): Promise<Ready | Unready> {
  const path = relative(context.cwd, file) || file;
  const unready = (failure: Failure, problems: readonly Problem[] = [], source = ''): Unready => ({
    failure,
    problems: problems.filter(({ severity }) => severity === 'error'),
    file,
    source,
  });
  let checked: Awaited<ReturnType<typeof checkIssueFile>>;
  try {
    checked = await checkIssueFile(context, newsletter, { file });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return unready(error);
  }
  const { issue, problems, parsed, bytes } = checked;
  if (issue?.draft === true) {
    const why = wentOut(context, newsletter, issue.week) ? 'again' : 'draft';
    return unready(new Failure('issue-not-ready', { path, why, command: 'publish' }));
  }
  if (issue === undefined || hasErrors(checked))
    return unready(
      new Failure('issue-not-ready', { path, why: 'errors', command: 'publish' }),
      problems,
      parsed.text,
    );
  const { config } = newsletter;
  const externalId = externalIdOf(issue, config);
  const { week } = issue;
  if (week === undefined || externalId === undefined)
    return unready(new Failure('issue-not-ready', { path, why: 'no-week', command: 'publish' }));
  // The forum has a field for the title.
  const forum = await formats.forum.renderer();
  const renderer = new Renderer(context, { ...newsletter, config: forum.configOfBody?.(config) ?? config });
  const view = renderer.view(issue);
  const { files, findings } = await renderer.render(view, 'forum');
  const found = judgeRendered(findings, checked, newsletter);
  if (found.some(({ severity }) => severity === 'error'))
    return unready(
      new Failure('issue-not-ready', { path, why: 'errors', command: 'publish' }),
      found,
      parsed.text,
    );
  return {
    file,
    path,
    week,
    externalId,
    title: plainOf([view.title]),
    raws: files.map(({ content }) => asStored(content)),
    bytes,
    view,
    sourceMap: parsed.sourceMap,
  };
}
