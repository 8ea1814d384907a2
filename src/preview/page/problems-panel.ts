import type { PageProblem, State } from '../protocol.ts';
import { el } from './dom.ts';

/** Lists what is wrong. Those in the issue's own file lead to their line. */
export function drawProblems(
  { problems, isStale }: State,
  { file, pick }: { file: string; pick: (problem: PageProblem) => void },
): HTMLElement[] {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const heading = el(
    'h2',
    {},
    'Problems ',
    el('span', { class: 'count' }, countOf(errors, problems.length - errors)),
  );
  const list = el(
    'ul',
    { class: 'problems' },
    ...problems.map((problem) => el('li', {}, draw(problem, file, pick))),
  );
  return [
    heading,
    ...(isStale
      ? [
          el(
            'p',
            { class: 'stale' },
            'The file cannot be drawn as it is now. What is shown is how it was before.',
          ),
        ]
      : []),
    ...(problems.length === 0 ? [] : [list]),
  ];
}

export function countOf(errors: number, warnings: number): string {
  const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function draw(problem: PageProblem, file: string, pick: (problem: PageProblem) => void): HTMLElement {
  const { severity, message, hint, line } = problem;
  const words = [
    el('span', { class: `severity ${severity}` }, severity),
    line === undefined
      ? undefined
      : el('span', { class: 'place' }, problem.file === file ? `line ${line}` : `${problem.file}:${line}`),
    el('span', { class: 'message' }, message),
    hint === undefined ? undefined : el('span', { class: 'hint' }, hint),
  ];
  if (problem.file !== file || line === undefined) return el('div', { class: 'problem' }, ...words);
  const link = el('button', { type: 'button', class: 'problem' }, ...words);
  link.addEventListener('click', () => pick(problem));
  return link;
}
