import { escapeControls } from '../terminal/index.ts';
import type { Reporter } from './reporter.ts';
import { messageWithHint, type Row, rowOf } from './row.ts';

/**
 * Workflow commands, which GitHub Actions turns into annotations on the lines of a pull request.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const reportGithub: Reporter = (problems, { cwd, root }) =>
  problems.map((problem) => `${command(rowOf(problem, root ?? cwd))}\n`).join('');

function command(row: Row): string {
  const properties = { file: escapeControls(row.file), ...placeOf(row), title: row.code };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${row.severity} ${list.join(',')}::${escapeData(messageWithHint(row))}`;
}

/** An annotation has columns only where it is on one line: the runner throws them away on others. */
function placeOf({ line, column, endLine, endColumn }: Row): Record<string, string> {
  if (endLine === line)
    return { line: `${line}`, col: `${column}`, endLine: `${endLine}`, endColumn: `${endColumn}` };
  // An exclusive end at the start of a line leaves nothing of that line to mark.
  return { line: `${line}`, endLine: `${endColumn === 1 ? endLine - 1 : endLine}` };
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
