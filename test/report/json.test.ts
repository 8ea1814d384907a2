import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPath } from '../../src/problem/path.ts';
import { reportJson } from '../../src/report/json.ts';
import type { Row } from '../../src/report/row.ts';
import { anyReport } from './arbitrary.ts';
import { options, problems } from './sample.ts';

const keys = [
  'file',
  'line',
  'column',
  'endLine',
  'endColumn',
  'severity',
  'code',
  'path',
  'message',
  'hint',
];

function read(report: string): Row[] {
  const rows: Row[] = JSON.parse(report);
  return rows;
}

test('a problem has the keys of the contract, in their order', () => {
  const [row] = read(reportJson(problems, options()));
  expect(Object.keys(row ?? {})).toEqual(keys);
});

test('a problem without a hint has no hint', () => {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const bare = {
    code: 'yaml/warning',
    severity: 'error',
    args: { detail: 'odd' },
    path: [],
    file: '/a',
    place,
  } as const;
  const [row] = read(reportJson([bare], options()));
  expect(Object.keys(row ?? {})).toEqual(keys.slice(0, -1));
});

test('file and path can be followed, whatever they contain', () => {
  fc.assert(
    fc.property(anyReport, ({ problems, options }) => {
      const rows = read(reportJson(problems, { ...options, cwd: '/' }));
      const failed = rows.splice(0, options.failures.length);
      expect(failed.map(({ file }) => file)).toEqual(
        options.failures.map(({ args }) => ('path' in args ? args.path.slice(1) : '.')),
      );
      expect(rows.map(({ file }) => `/${file}`)).toEqual(problems.map(({ file }) => file));
      expect(rows.map(({ path }) => path)).toEqual(problems.map(({ path }) => formatPath(path)));
    }),
  );
});

test('files outside of the folder are reached from it', () => {
  const [row] = read(reportJson(problems, options({ cwd: '/desk/other' })));
  expect(row?.file).toBe('../news/issues/2025-07-07.yaml');
});
