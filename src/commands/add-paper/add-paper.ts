import type { Context } from '../../context.ts';
import type { PaperDraft } from '../../papers/index.ts';
import { Failure } from '../../problem/index.ts';
import { requireWritable } from '../../files/index.ts';
import { findIssue } from '../../newsletter/index.ts';
import { openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import type { Card } from './card.ts';
import { Desk, requireRoom, type Trial } from './desk.ts';
import type { AddPaperOptions, Added } from './flags.ts';
import { gather } from './gather.ts';
import type { LookedUp, LookUpOptions } from './look-up.ts';
import type { openInbox } from './inbox/inbox-desk.ts';
import { settle } from './settle.ts';
import { tellOf } from './tell-of.ts';
import { issueArgument } from '../issue-argument.ts';
import type { Outcome } from '../outcome.ts';

interface Adding extends AddPaperOptions {
  readonly onAdded?: (added: Added) => void;
}

/**
 * Adds papers to an issue: those that refs, flags and a file name. What a ref names is looked up where it comes from; what is not
 * known then is asked for at a terminal; without one, or with --yes, nothing is. Writes the issue once, with all papers that can be
 * added, and prints its path.
 */
export async function addPaper(
  context: Context,
  refs: readonly string[],
  options: AddPaperOptions,
): Promise<Outcome> {
  if (options.draft !== true || options.dryRun === true) return add(context, refs, options);
  const { thenDraft } = await import('../draft/then-draft.ts');
  return thenDraft(context, options, (onAdded) => add(context, refs, { ...options, onAdded }));
}

async function add(context: Context, refs: readonly string[], options: Adding): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const { root, config } = newsletter;
  if (options.by !== undefined && options.inbox !== true)
    throw new Failure('usage', { detail: '--by goes with --inbox', command: 'add-paper' });
  const query = { root, cwd: context.cwd, weekStartsOn: config.weekStartsOn };
  const path = options.inbox === true ? undefined : findIssue(context.files, options.issue, query).path;
  // Better known before anything is asked.
  if (options.dryRun !== true && path !== undefined) requireWritable(context.files, path);
  const gathered = await gather(context, newsletter, { refs, from: options.from, flags: options });
  const texts = gathered.file?.texts;
  const desk =
    path === undefined
      ? await inboxDesk(context, newsletter, { texts, by: options.by })
      : await Desk.open(context, newsletter, { path, at: options.at, texts });
  const mode = options.offline === true ? 'offline' : options.refresh === true ? 'refresh' : 'usual';
  const mayAsk = isAtTerminal(context, options) && !refs.includes('-');
  const lookedUp = await lookUpAll(context, gathered.cards, {
    desk,
    languages: config.languages,
    mode,
    yes: options.yes === true,
    isAsking: mayAsk,
    withdrawn: options.withdrawn === true,
  });
  const isAsking = mayAsk && lookedUp.cards.length > 0;
  const tell = tellOf({
    desk,
    gathered,
    remarks: isAsking ? [] : lookedUp.notices,
    isAsking,
    isDryRun: options.dryRun === true,
    isChosen: options.issue === 'latest' && path !== undefined,
    next: path === undefined ? 'assemble' : nextStep(issueArgument(context, newsletter, path)),
  });
  const finish = async (papers: readonly PaperDraft[]): Promise<Trial> => {
    if (options.dryRun === true || papers.length === 0) return desk.try(papers);
    const trial = await desk.write(papers);
    // The file may have got others meanwhile: without a place they are the last.
    const first = options.at ?? desk.papers + 1;
    if (path !== undefined) options.onAdded?.({ path, first, count: papers.length });
    return trial;
  };

  if (!isAsking) {
    const { papers, failed } = await settle(desk, lookedUp.cards, { yes: options.yes === true });
    return tell({ papers, failed: [...lookedUp.failed, ...failed], trial: await finish(papers) });
  }
  requireRoom(desk, lookedUp.cards.length);
  const { askAbout } = await import('./interview/ask-about.ts');
  const asked = await askAbout(context, newsletter, { desk, lookedUp, refused: gathered.failures, mode });
  try {
    const outcome = tell({
      papers: asked.papers,
      failed: lookedUp.failed,
      trial: await finish(asked.papers),
    });
    if (options.dryRun === true) asked.keep();
    else asked.forget();
    return outcome;
  } catch (error) {
    return asked.keepAfter(error);
  }
}

/** The code for it is loaded only for `--inbox`. */
async function inboxDesk(...call: Parameters<typeof openInbox>): Promise<Desk> {
  const inbox = await import('./inbox/inbox-desk.ts');
  return inbox.openInbox(...call);
}

/** Shows the issue, which `argument` names where the command would not take it by itself. */
function nextStep(argument: string | undefined): string {
  return `preview${argument === undefined ? '' : ` ${argument}`}`;
}

/** Looks papers up. The code for it is loaded only if there are refs. */
async function lookUpAll(
  context: Context,
  cards: readonly Card[],
  options: LookUpOptions,
): Promise<LookedUp> {
  if (cards.every(({ named, isEntry }) => named === undefined && isEntry !== true))
    return { cards, failed: [], notices: [] };
  const { lookUp } = await import('./look-up.ts');
  return lookUp(context, cards, options);
}

/** Questions are printed on stderr and answered on stdin. */
function isAtTerminal({ stdin, stderr }: Context, { yes, from }: AddPaperOptions): boolean {
  return yes !== true && from !== '-' && stdin.isTTY && stderr.isTTY;
}
