import type { Problem } from '../problem/index.ts';
import { paint } from '../terminal/index.ts';
import { withoutAnnotation } from './annotations.ts';
import { reportCompact } from './compact.ts';
import { reportHuman } from './human.ts';
import type { Reporter } from './reporter.ts';
import { reportFailure } from './failure.ts';
import { counted, summary } from './summary.ts';

/** Bytes. GitHub refuses the summary of a step that has more than 1 MiB. */
const mostBytes = { report: 800_000, list: 100_000 };

/**
 * The whole report as Markdown, for the page of a job in GitHub's workflows, where other texts may stand before it. What an author
 * wrote stands in fences that nothing in it can close, so it is no markup there.
 */
export const jobSummary: Reporter = (problems, options) => {
  const folder = options.root ?? options.cwd;
  const plain = { ...options, cwd: folder, colour: false, isTerminal: false, columns: undefined };
  const { failures } = options;
  const end = summary(problems, paint(false));
  const failed = failures.length === 0 ? '' : `${counted(failures.length, 'failure')}, `;
  const checked = problems.length === 0 ? `${counted(options.checked.length, 'file')}, ` : '';
  const left = withoutAnnotation(problems, failures.length);
  return [
    `\n### digest: ${failed}${checked}${end}\n\n`,
    ...(failures.length === 0
      ? []
      : [fenced(failures.map((failure) => reportFailure(failure, plain)).join(''), mostBytes.list)]),
    ...(problems.length === 0 ? [] : [fenced(reportHuman(problems, plain), mostBytes.report)]),
    ...(left.length === 0
      ? []
      : [`${heading(left)}\n\n`, fenced(reportCompact(left, plain), mostBytes.list)]),
  ].join('');
};

function heading(left: readonly Problem[]): string {
  return `GitHub shows ten errors and ten warnings of a step as annotations. ${counted(left.length, 'problem')} ${left.length === 1 ? 'has' : 'have'} none:`;
}

/** A block of code, at most so large; its fence is longer than any row of backticks in it. */
function fenced(text: string, most: number): string {
  const shown = cut(text, most);
  // There may be more rows of backticks than a call takes arguments.
  let longest = 0;
  for (const [row] of shown.matchAll(/`+/g)) longest = Math.max(longest, row.length);
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${shown.trimEnd()}\n${fence}\n\n`;
}

/** Whole lines alone. */
function cut(text: string, most: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= most) return text;
  const end = bytes.lastIndexOf(0x0a, most);
  return `${new TextDecoder().decode(bytes.subarray(0, end))}\n… the rest is in the log`;
}
