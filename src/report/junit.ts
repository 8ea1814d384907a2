import { escapeControls } from '../terminal/index.ts';
import type { Reporter } from './reporter.ts';
import { relativeTo } from './relative.ts';
import { type FailureRow, failureRows, messageWithHint, type Row, rowOf } from './row.ts';
import { element } from './xml.ts';

/**
 * JUnit's XML: a suite a file, a case a problem, and for a clean file one case that passes. An error is a failure. A
 * warning is a case that passes and says so on its standard output: CI systems fail a build on any `<failure>`, and
 * a warning fails none. What could not be looked at or mended is an error, as JUnit means it. (`--strict` is a matter of the
 * exit code, as it is in the other formats.)
 */
export const reportJunit: Reporter = (problems, options) => {
  const { cwd, checked } = options;
  const failures = failureRows(options, cwd);
  const rows = new Map<string, AnyRow[]>(checked.map((file) => [file, []]));
  const add = (file: string, row: AnyRow): void => {
    const known = rows.get(file) ?? [];
    known.push(row);
    rows.set(file, known);
  };
  // The working folder stands for what is about no one file.
  for (const row of failures) add(row.absolute ?? cwd, row);
  for (const problem of problems) add(problem.file, rowOf(problem, cwd));
  const clean = [...rows.values()].filter(({ length }) => length === 0).length;
  const suites = Array.from(rows, ([file, own]) => suite(relativeTo(cwd, file) || '.', own));
  const all = [...rows.values()].flat();
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'digest', ...counts(all, clean) }, suites)}\n`;
};

type AnyRow = Row | FailureRow;

function suite(file: string, rows: readonly AnyRow[]): string {
  const name = escapeControls(file);
  const cases =
    rows.length === 0
      ? [element('testcase', { name: 'no problems', classname: name, file: name, time: 0 }, [])]
      : rows.map((row) => ('path' in row ? testcase(name, row) : failedCase(name, row)));
  return element('testsuite', { name, ...counts(rows, rows.length === 0 ? 1 : 0) }, cases);
}

function testcase(file: string, row: Row): string {
  const { line, column, code, message } = row;
  const place = `${line}:${column}`;
  const text = `${file}:${place}  ${row.severity}  ${code}  ${messageWithHint(row)}`;
  const outcome =
    row.severity === 'error'
      ? element('failure', { message, type: code }, text)
      : element('system-out', {}, text);
  return element('testcase', { name: `${code} (${place})`, classname: file, file, line, time: 0 }, [outcome]);
}

function failedCase(file: string, row: FailureRow): string {
  const { code, message, line } = row;
  const error = element('error', { message, type: code }, messageWithHint(row));
  return element(
    'testcase',
    {
      name: code,
      classname: file,
      file,
      ...(line !== undefined && { line }),
      time: 0,
    },
    [error],
  );
}

/** Clean files count as one case that passes. */
function counts(rows: readonly AnyRow[], clean: number): Record<string, number> {
  const errors = rows.filter((row) => !('path' in row)).length;
  const failures = rows.filter(({ severity }) => severity === 'error').length - errors;
  return { tests: rows.length + clean, failures, errors, skipped: 0, time: 0 };
}
