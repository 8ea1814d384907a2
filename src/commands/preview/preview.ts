import { relative, resolve } from 'node:path';
import type { Context } from '../../context.ts';
import { findIssue } from '../../newsletter/index.ts';
import { type Newsletter, openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { DrawingThreads, Newsroom, pressFor, servePreview } from '../../preview/index.ts';
import { Failure, type FailureArgs, type Notice, sayNotice, sayServing } from '../../problem/index.ts';
import { messageLine } from '../../terminal/index.ts';
import type { Outcome } from '../outcome.ts';
import { openBrowser } from './browser.ts';
import { knowledgeOf } from './knowledge.ts';

export interface PreviewOptions {
  readonly port?: number;
  readonly open?: true;
  /** A folder that gets the page as files. */
  readonly static?: string;
}

/** Serves a page that shows an issue as each of its readers sees it, and follows its file until somebody ends it. */
export async function preview(context: Context, ref: string, options: PreviewOptions): Promise<Outcome> {
  const threads = new DrawingThreads(context, knowledgeOf(context));
  // It takes about as long as finding the issue.
  if (options.static === undefined) threads.warm();
  try {
    return await previewWith(context, threads, { ref, options });
  } finally {
    threads.close();
  }
}

async function previewWith(
  context: Context,
  threads: DrawingThreads,
  { ref, options }: { ref: string; options: PreviewOptions },
): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const { root, config } = newsletter;
  const failures: Failure[] = [];
  const { path } = findIssue(context.files, ref, {
    root,
    cwd: context.cwd,
    weekStartsOn: config.weekStartsOn,
    passedOver: (failure) => failures.push(failure),
  });
  // Whoever looks at a page wants to know by then which issue was taken.
  if (ref === 'latest') notify(context, { code: 'issue-chosen', args: { issue: nameIn(context, path) } });
  if (options.static !== undefined) {
    const folder = resolve(context.cwd, options.static);
    return { ...(await write(context, newsletter, { file: path, folder })), failures };
  }
  const newsroom = new Newsroom(context, newsletter, threads);
  try {
    // What serves ends when somebody ends it, which is too late to be told.
    for (const { args } of failures) notify(context, passedOver(context, args));
    return await serve(context, newsroom, { file: path, options });
  } finally {
    newsroom.close();
  }
}

async function serve(
  context: Context,
  newsroom: Newsroom,
  { file, options }: { file: string; options: PreviewOptions },
): Promise<Outcome> {
  const interrupted = interruption(context);
  const server = await servePreview(context, newsroom, { file, port: options.port });
  let removePage: (() => void) | undefined;
  try {
    const { entrance } = server;
    const { port } = new URL(server.url);
    if (server.isMoved) notify(context, { code: 'preview-moved', args: { port } });
    // Whoever started it has to know the address now, and not when it ends.
    context.stdout.write(`${entrance}\n`);
    if (context.stderr.isTTY && context.isQuiet !== true) context.stderr.write(`${sayServing()}\n`);
    if (options.open === true) {
      removePage = await openBrowser(context, { address: entrance, port });
      if (removePage === undefined) notify(context, { code: 'not-opened', args: { url: entrance } });
      else void server.visited.then(removePage);
    }
    await interrupted;
  } finally {
    removePage?.();
    await server.close();
  }
  return {};
}

async function write(
  context: Context,
  newsletter: Newsletter,
  task: { file: string; folder: string },
): Promise<Outcome> {
  // What others were asked lately is not the same for all who make the page as files.
  const { linksOf: _, ...knowledge } = knowledgeOf(context);
  const press = pressFor(context, newsletter, { ...knowledge, needsLedger: true });
  const { writeStatic } = await import('../../preview/index.ts');
  const { page, parts, problems } = await writeStatic(context, press, task);
  const issue = nameIn(context, task.file);
  return {
    paths: [nameIn(context, page)],
    notices: parts.state.isStale ? [{ code: 'preview-stale', args: { issue } }] : [],
    // As of an issue that is rendered: what is only missing in a draft is on the page.
    report: {
      problems: problems.filter(({ severity }) => severity === 'error'),
      to: 'stderr',
      format: 'text',
      checked: [task.file],
      source: (file) => (file === task.file ? parts.source : undefined),
    },
  };
}

/** Says at once what other commands say when they end. */
function notify({ stderr, isQuiet }: Context, notice: Notice): void {
  if (isQuiet !== true) stderr.write(messageLine(sayNotice(notice)));
}

function passedOver(context: Context, args: Failure['args']): Notice {
  const { path, reason } = args as FailureArgs<'cannot-read'>;
  return { code: 'passed-over', args: { path: nameIn(context, path), reason } };
}

function nameIn({ cwd }: Context, path: string): string {
  return relative(cwd, path) || path;
}

/** Comes true when somebody ends the program, which is how a preview is meant to end. */
function interruption(context: Context): Promise<void> {
  return new Promise((resolved) => {
    const forget = context.onInterrupt(() => {
      forget();
      resolved();
    });
  });
}
