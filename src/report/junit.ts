import type { Problem } from '../problem/index.ts';
import { escapeControls } from '../terminal/index.ts';
import type { Reporter } from './reporter.ts';
import { relativeTo } from './relative.ts';
import { messageWithHint, type Row, rowOf } from './row.ts';
import { element } from './xml.ts';

/**
 * JUnit's XML: a suite a file, a case a problem, and for a clean file one case that passes. An error is a failure. A
 * warning is a case that passes and says so on its standard output: CI systems fail a build on any `<failure>`, and
 * a warning fails none. (`--strict` is a matter of the exit code, as it is in the other formats.)
 */
export const reportJunit: Reporter = (problems, { cwd, checked }) => {
  const rows = new Map<string, Row[]>(checked.map((file) => [file, []]));
  for (const problem of problems) {
    const known = rows.get(problem.file) ?? [];
    known.push(rowOf(problem, cwd));
    rows.set(problem.file, known);
  }
  const clean = [...rows.values()].filter(({ length }) => length === 0).length;
  const suites = Array.from(rows, ([file, own]) => suite(relativeTo(cwd, file), own));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'digest', ...counts(problems, clean) }, suites)}\n`;
};

function suite(file: string, rows: readonly Row[]): string {
  const name = escapeControls(file);
  const cases =
    rows.length === 0
      ? [element('testcase', { name: 'no problems', classname: name, file: name, time: 0 }, [])]
      : rows.map((row) => testcase(name, row));
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

/** Clean files count as one case that passes. */
function counts(problems: readonly Pick<Problem, 'severity'>[], clean: number): Record<string, number> {
  const failures = problems.filter(({ severity }) => severity === 'error').length;
  return { tests: problems.length + clean, failures, errors: 0, skipped: 0, time: 0 };
}
