import { escapeControls } from '../terminal/index.ts';
import type { Reporter } from './reporter.ts';
import { rowOf } from './row.ts';

/** A line a problem, for editors and programs that read the lines of a compiler; nothing where there is none. */
export const reportCompact: Reporter = (problems, { cwd }) =>
  problems
    .map((problem) => {
      const { file, line, column, severity, code, message } = rowOf(problem, cwd);
      return `${escapeControls(file)}:${line}:${column}: ${severity} ${code} ${message}\n`;
    })
    .join('');
