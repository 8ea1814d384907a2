import { escapeControlsInJson } from '../terminal/index.ts';
import type { Reporter } from './reporter.ts';
import { rowOf } from './row.ts';

/** One array of problems, for programs; `[]` where there is none. */
export const reportJson: Reporter = (problems, { cwd }) =>
  `${escapeControlsInJson(problems.map((problem) => rowOf(problem, cwd)))}\n`;
