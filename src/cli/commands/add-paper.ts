import type { Context } from '../../context.ts';
import type { PaperData } from '../../issue/index.ts';
import { findIssue } from '../../newsletter/index.ts';
import { openNewsletter, requireSoundConfig } from '../../pipeline/index.ts';
import { Desk } from '../add-paper/desk.ts';
import type { PaperFlags } from '../add-paper/flags.ts';
import { gather } from '../add-paper/gather.ts';
import { settle } from '../add-paper/settle.ts';
import { tellOf } from '../add-paper/tell-of.ts';
import type { Outcome } from '../outcome.ts';

export interface AddPaperOptions extends PaperFlags {
  /** A date, a path or `latest`. */
  readonly issue: string;
  readonly at?: number;
  readonly from?: string;
  readonly dryRun?: true;
  readonly yes?: true;
}

/**
 * Adds papers to an issue: those that refs, flags and a file name. What is not known yet is asked for at a terminal; without
 * one, or with --yes, nothing is. Writes the issue once, with all papers that can be added, and prints its path.
 */
export async function addPaper(
  context: Context,
  refs: readonly string[],
  options: AddPaperOptions,
): Promise<Outcome> {
  const newsletter = await openNewsletter(context);
  requireSoundConfig(newsletter, context.cwd);
  const { root, config } = newsletter;
  const query = { root, cwd: context.cwd, weekStartsOn: config.weekStartsOn };
  const { path } = findIssue(context.files, options.issue, query);
  const gathered = await gather(context, newsletter, { refs, from: options.from, flags: options });
  const desk = await Desk.open(context, newsletter, { path, at: options.at });
  const isAsking = mayAsk(context, options) && gathered.cards.length > 0;
  const tell = tellOf({
    desk,
    gathered,
    isAsking,
    isDryRun: options.dryRun === true,
    isChosen: options.issue === 'latest',
  });
  const finish = async (papers: readonly PaperData[]) =>
    options.dryRun === true || papers.length === 0 ? desk.try(papers) : desk.write(papers);

  if (!isAsking) {
    const { papers, failed } = await settle(desk, gathered.cards, { yes: options.yes === true });
    return tell({ papers, failed, trial: await finish(papers) });
  }
  const { askAbout } = await import('../add-paper/ask-about.ts');
  const asked = await askAbout(context, newsletter, { desk, cards: gathered.cards });
  try {
    const outcome = tell({ papers: asked.papers, failed: [], trial: await finish(asked.papers) });
    if (options.dryRun !== true) asked.forget();
    return outcome;
  } catch (error) {
    return asked.keepAfter(error);
  }
}

/** Questions are printed on stderr and answered on stdin. */
function mayAsk({ stdin, stderr }: Context, { yes, from }: AddPaperOptions): boolean {
  return yes !== true && from !== '-' && stdin.isTTY && stderr.isTTY;
}
