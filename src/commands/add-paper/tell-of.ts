import { append } from '../../data.ts';
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
  /** The command that comes next. */
  readonly next: string;
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
  next,
  isAsking,
}: Run): (done: Done) => Outcome {
  return ({ papers, failed, trial }) => {
    const { file, refused } = gathered;
    const failures = [
      ...gathered.failures,
      ...failed.map(({ card, failure }) => ({ name: card.name, failure })),
      ...(trial.failures ?? []),
    ];
    const count = papers.length - (trial.failures?.length ?? 0);
    const written = trial.files === undefined ? [desk.name] : [...trial.files.keys()].map(desk.nameOf);
    const [only] = failures;
    if (
      only !== undefined &&
      failures.length === 1 &&
      count === 0 &&
      refused.length === 0 &&
      remarks.length === 0
    )
      throw only.failure;
    const names = [...failures.map(({ name, failure }) => name || refOf(failure)), ...refused];
    const all: Notice[] = isChosen && !isAsking ? [{ code: 'issue-chosen', args: { issue: desk.name } }] : [];
    append(all, remarks);
    if (count === 0) all.push({ code: 'nothing-added', args: { issue: desk.name } });
    else if (isDryRun) all.push({ code: 'would-write', args: { path: written.join(', ') } });
    else all.push({ code: 'papers-added', args: { count, issue: desk.name } });
    if (names.length > 0 && names.length + count > 1)
      all.push({ code: 'units-failed', args: { failed: names, done: count } });
    // After a failure, that is what comes next.
    else if (count > 0 && names.length === 0 && !isDryRun)
      all.push({ code: 'next-step', args: nextStep(next) });
    const sources = new Map<string, string>([
      ...(trial.files ?? [[desk.path, trial.text.replace(/^\uFEFF/, '')]]),
      ...(file === undefined ? [] : [[file.file, file.text] as const]),
    ]);
    return {
      notices: all,
      ...(count === 0 ? {} : isDryRun ? { output: trial.text } : { paths: written }),
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

function nextStep(command: string): Extract<Notice, { code: 'next-step' }>['args'] {
  const why = command === 'assemble' ? 'takes what waits there into an issue' : 'shows what readers will see';
  return { folder: '', command, why };
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
