import type { Problem } from './problem.ts';

/** So many of one file are told: nobody mends more in one go, and in a report each has its lines and its hint. */
const most = 1000;

/**
 * The problems to tell of, in their order. Of a file with far more these are the first, errors before warnings, and one that says how
 * many are left out.
 */
export function toTell(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= most) return problems;
  const ofFiles = new Map<string, Problem[]>();
  for (const problem of problems) {
    const others = ofFiles.get(problem.file);
    if (others === undefined) ofFiles.set(problem.file, [problem]);
    else others.push(problem);
  }
  return [...ofFiles.values()].flatMap(firstOf);
}

function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(({ severity }) => severity !== 'error');
  const told = new Set([...errors, ...others].slice(0, most));
  const left = problems.filter((problem) => !told.has(problem));
  const [first] = left;
  if (first === undefined) return problems;
  const more: Problem = {
    code: 'file/more',
    severity: errors.length > most ? 'error' : 'warning',
    args: { left: left.length },
    path: [],
    file: first.file,
    place: first.place,
  };
  return [...problems.filter((problem) => told.has(problem)), more];
}
