import type { PaperDraft } from '../../papers/index.ts';
import { Failure, type Notice } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import type { Desk, Trial } from './desk.ts';
import type { Gathered } from './gather.ts';
import type { Settled } from './settle.ts';

interface Run {
  readonly desk: Desk;
  readonly gathered: Gathered;
  readonly isDryRun: boolean;
  /** The user did not name the issue. */
  readonly isChosen: boolean;
  /** What names the issue to another command; nothing where that takes it by itself. */
  readonly argument: string | undefined;
  /** Notices about papers that were left out, and about the rest. */
  readonly remarks: readonly Notice[];
  /** The user has seen the issue's name and what is wrong with each card. */
  readonly isAsking: boolean;
}

interface Done {
  readonly papers: readonly PaperDraft[];
  readonly failed: Settled['failed'];
  /** The issue as it is now, or would be. */
  readonly trial: Trial;
}

/** Turns the results of a run into an outcome. The only unit of a run fails as itself; one of several leaves the others. */
export function tellOf({
  desk,
  gathered,
  remarks,
  isDryRun,
  isChosen,
  argument,
  isAsking,
}: Run): (done: Done) => Outcome {
  return ({ papers, failed, trial }) => {
    const { file, refused } = gathered;
    const failures = [
      ...gathered.failures,
      ...failed.map(({ card, failure }) => ({ name: card.name, failure })),
    ];
    const [only] = failures;
    if (
      only !== undefined &&
      failures.length === 1 &&
      papers.length === 0 &&
      refused.length === 0 &&
      remarks.length === 0
    )
      throw only.failure;
    const names = [...failures.map(({ name, failure }) => name || refOf(failure)), ...refused];
    const all: Notice[] = isChosen && !isAsking ? [{ code: 'issue-chosen', args: { issue: desk.name } }] : [];
    all.push(...remarks);
    if (papers.length === 0) all.push({ code: 'nothing-added', args: { issue: desk.name } });
    else if (isDryRun) all.push({ code: 'would-write', args: { path: desk.name } });
    else all.push({ code: 'papers-added', args: { count: papers.length, issue: desk.name } });
    if (names.length > 0 && names.length + papers.length > 1)
      all.push({ code: 'units-failed', args: { failed: names, done: papers.length } });
    // After a failure, that is what comes next.
    else if (papers.length > 0 && names.length === 0 && !isDryRun)
      all.push({ code: 'next-step', args: nextStep(argument) });
    const sources = new Map([
      [desk.path, trial.text.replace(/^\uFEFF/, '')],
      ...(file === undefined ? [] : [[file.file, file.text] as const]),
    ]);
    return {
      notices: all,
      ...(papers.length === 0 ? {} : isDryRun ? { output: trial.text } : { paths: [desk.name] }),
      failures: failures.map(({ name, failure }) => asPart(name, failure)),
      report: {
        problems: [...(file?.problems ?? []), ...(isAsking ? [] : trial.problems)],
        to: 'stderr',
        format: 'text',
        checked: [...sources.keys()],
        source: (path) => sources.get(path),
      },
    };
  };
}

function nextStep(argument: string | undefined): Extract<Notice, { code: 'next-step' }>['args'] {
  const command = `preview${argument === undefined ? '' : ` ${argument}`}`;
  return { folder: '', command, why: 'shows what readers will see' };
}

/** A failure of one paper among several: a part of the work that failed. */
function asPart(paper: string, failure: Failure): Failure {
  if (['paper-not-added', 'bad-ref', 'bad-line', 'empty-entry', 'withdrawn'].includes(failure.code))
    return failure;
  const { message, hint } = failure.words;
  return new Failure('paper-not-added', { paper, why: message, advice: hint }, { cause: failure });
}

function refOf({ args }: Failure): string {
  return typeof args === 'object' && args !== null && 'ref' in args ? args.ref : '';
}
