import { expect, test } from 'vitest';
import { type Problem, toTell } from '../../src/problem/index.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const problem = (line: number, severity: Problem['severity'], file = '/desk/a.yaml'): Problem => {
  const place = { line, column: 1, endLine: line, endColumn: 2 };
  return { code: 'issue/no-papers', args: {}, path: [], severity, place, file };
};
const many = (count: number, severity: Problem['severity'], file?: string): Problem[] =>
  Array.from({ length: count }, (_, i) => problem(i + 1, severity, file));

test('a thousand of a file are told, whatever another has', () => {
  const all = [...many(1000, 'warning'), ...many(1000, 'error', '/desk/b.yaml')];
  expect(toTell(all)).toEqual(all);
});

test('of more the first are told, and how many there are besides', () => {
  const other = many(3, 'warning', '/desk/b.yaml');
  expect(toTell([...many(1003, 'warning'), ...other])).toEqual([
    ...many(1000, 'warning'),
    { ...problem(1001, 'warning'), code: 'file/more', args: { left: 3 } },
    ...other,
  ]);
});

test('errors are told before warnings', () => {
  const all = [...many(1500, 'warning'), problem(2000, 'error')];
  const told = toTell(all);
  expect(told.filter(({ severity }) => severity === 'error')).toEqual([problem(2000, 'error')]);
  expect(told.at(-1)).toMatchObject({
    code: 'file/more',
    severity: 'warning',
    args: { left: 501 },
    place: { line: 1000 },
  });
  expect(toTell(many(1001, 'error')).at(-1)).toMatchObject({ code: 'file/more', severity: 'error' });
});

test.each(['text', 'json', 'sarif', 'junit', 'github', 'compact'])('as %s', async (format) => {
  const links = '  [a](//b.c) [a](//b.d)\n'.repeat(1000);
  const files = newsletter({ '2025-07-07': soundIssue('2025-07-07', (text) => `${text}lead: |\n${links}`) });
  const ran = await runCli(`validate --format ${format}`, { files });
  expect(ran.code).toBe(1);
  expect(ran.stdout).toContain('file/more');
  expect(ran.stdout).toMatch(/1,00\d more problems of this file are not told/);
});
