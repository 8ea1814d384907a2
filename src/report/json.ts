import { escapeControlsInJson } from '../terminal/index.ts';
import type { Reporter } from './reporter.ts';
import { failureRows, type Row, rowOf } from './row.ts';

/** One array of problems, and of failures in the shape of problems, for programs; `[]` where there is none. */
export const reportJson: Reporter = (problems, options) => {
  const { cwd } = options;
  const failures = failureRows(options, cwd).map(
    ({ file = '.', line = 1, severity, code, message, hint }): Row => {
      const row: Row = { file, ...atStartOf(line), severity, code, path: '', message };
      return hint === undefined ? row : { ...row, hint };
    },
  );
  return `${escapeControlsInJson([...failures, ...problems.map((problem) => rowOf(problem, cwd))])}\n`;
};

/** Every reader of the array finds numbers here. */
const atStartOf = (line: number) => ({ line, column: 1, endLine: line, endColumn: 1 });
