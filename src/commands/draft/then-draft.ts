import type { Context } from '../../context.ts';
import { openProvider } from '../../drafting/index.ts';
import { version } from '../../generated/version.js';
import { Failure, type ProblemCode } from '../../problem/index.ts';
import type { Added, AddPaperOptions } from '../add-paper/flags.ts';
import type { Outcome } from '../outcome.ts';
import { draft } from './draft.ts';

/** What a language model was asked for need not be told as missing: what it did not write is told by itself. */
const asked: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'schema/missing',
  'paper/title-missing',
  'paper/abstract-missing',
  'paper/summary-empty',
]);

/**
 * Adds papers, and has a language model write what they lack. That there is one is better known before anything is looked up. The papers
 * stay, whatever becomes of the drafts.
 */
export async function thenDraft(
  context: Context,
  { yes, offline }: Pick<AddPaperOptions, 'yes' | 'offline'>,
  add: (onAdded: (added: Added) => void) => Promise<Outcome>,
): Promise<Outcome> {
  openProvider(context, `paper-digest/${version}`);
  const all: Added[] = [];
  const outcome = await add((added) => all.push(added));
  const [added] = all;
  if (added === undefined) return outcome;
  const paper = Array.from({ length: added.count }, (_, i) => added.first + i);
  const drafted = await draftQuietly(context, added.path, {
    paper,
    ...(yes === true ? { yes } : {}),
    ...(offline === true ? { offline } : {}),
  });
  const { report } = outcome;
  const problems = report?.problems.filter(({ code }) => !asked.has(code)) ?? [];
  return {
    ...outcome,
    ...(report && { report: { ...report, problems } }),
    notices: [
      ...(outcome.notices ?? []).filter(({ code }) => code !== 'next-step'),
      ...(drafted.notices ?? []),
    ],
    failures: [...(outcome.failures ?? []), ...(drafted.failures ?? [])],
    ...(drafted.unable && { unable: drafted.unable }),
  };
}

/** The papers are there by now: what keeps the drafts from being written is told beside them. */
async function draftQuietly(...call: Parameters<typeof draft>): Promise<Outcome> {
  try {
    return await draft(...call);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.exit === 130 ? { unable: error } : { failures: [error] };
  }
}
