import { escapeControls } from '../terminal/index.ts';
import { mostAnnotations, withoutAnnotation } from './annotations.ts';
import type { Reporter } from './reporter.ts';
import { type FailureRow, failureRows, messageWithHint, type Row, rowOf } from './row.ts';

/** An annotation has room for a page of text. */
const mostNamed = 50;

/**
 * Workflow commands, which GitHub Actions turns into annotations on the lines of a pull request.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const reportGithub: Reporter = (problems, options) => {
  const folder = options.root ?? options.cwd;
  // What was not looked at may hide any number of problems, so it comes before those that are known.
  const rows = [...failureRows(options, folder), ...problems.map((problem) => rowOf(problem, folder))];
  const commands = rows.map(command);
  const left = withoutAnnotation(rows);
  if (left.length > 0) commands.push(unseen(left));
  return commands.map((line) => `${line}\n`).join('');
};

/** The log and the list of a job's annotations show the message alone, so the place is in it, too. */
function command(row: Row | FailureRow): string {
  const properties = {
    ...(row.file === undefined ? {} : { file: escapeControls(row.file) }),
    ...('path' in row ? placeOf(row) : row.line !== undefined && { line: `${row.line}` }),
    title: row.code,
  };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  // A failure says itself which file it is about.
  const text = 'path' in row ? `${where(row)}: ${messageWithHint(row)}` : messageWithHint(row);
  return `::${row.severity} ${list.join(',')}::${escapeData(text)}`;
}

/** An annotation of another level, of which there is one, names what has none. */
function unseen(rows: readonly (Row | FailureRow)[]): string {
  const named = rows
    .slice(0, mostNamed)
    .map((row) =>
      `${'path' in row ? where(row) : escapeControls(row.file ?? '')} ${row.severity} ${row.code}`.trim(),
    );
  const more = rows.length - named.length;
  const lines = [
    `GitHub shows ${mostAnnotations} errors and ${mostAnnotations} warnings of a step; not shown on their lines:`,
    ...named,
    ...(more > 0 ? [`… and ${more} more, which the log and the summary of the job have`] : []),
  ];
  return `::notice title=digest validate::${escapeData(lines.join('\n'))}`;
}

function where({ file, line }: Row): string {
  return `${escapeControls(file)}:${line}`;
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
