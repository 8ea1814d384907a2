import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/problem/problem.ts';
import { reportGithub } from '../../src/report/github.ts';
import { anyReport } from './arbitrary.ts';
import { options } from './sample.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Reads a workflow command as the runner of GitHub Actions does. */
function readCommand(line: string): Command {
  const [, head = '', data = ''] = /^::(.*?)::(.*)$/s.exec(line) ?? [];
  const [, name = '', list = ''] = /^(\S+) (.*)$/s.exec(head) ?? [];
  const pairs = list.split(',').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), unescape(pair.slice(at + 1))];
  });
  return { name, properties: Object.fromEntries(pairs), data: unescape(data) };
}

function unescape(text: string): string {
  const escapes: Record<string, string> = { '%25': '%', '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' };
  return text.replace(/%(?:25|0D|0A|3A|2C)/g, (escape) => escapes[escape] ?? '');
}

const place = { line: 3, column: 5, endLine: 3, endColumn: 9 };
const problem: Problem = {
  code: 'text/url',
  severity: 'error',
  args: { what: 'the link', url: 'a,b:50%', why: 'space' },
  path: [],
  file: '/desk/news/a,b: 50%.yaml',
  place,
};

test('escapes what would end a property or a command', () => {
  expect(reportGithub([problem], options())).toBe(
    '::error file=news/a%2Cb%3A 50%25.yaml,line=3,col=5,endLine=3,endColumn=9,title=text/url' +
      '::news/a,b: 50%25.yaml:3: the link is "a,b:50%25", which contains a space' +
      '%0Ahint: Paste the address from the browser; it begins with https://.\n',
  );
});

test('files are relative to the repository, without one to the working directory', () => {
  expect(reportGithub([problem], options())).toContain('file=news/');
  expect(reportGithub([problem], options({ root: undefined }))).toContain('file=a%2C');
});

test.each([
  ['several lines', { ...place, endLine: 6 }, { line: '3', endLine: '6' }],
  ['up to the start of a line', { ...place, endLine: 6, endColumn: 1 }, { line: '3', endLine: '5' }],
])('a place of %s has no columns, which the runner would refuse', (_, several, lines) => {
  const { properties } = readCommand(reportGithub([{ ...problem, place: several }], options()));
  expect(properties).toEqual({ file: 'news/a,b: 50%.yaml', ...lines, title: 'text/url' });
});

test('the runner reads one command a problem, with every property as it was meant', () => {
  fc.assert(
    fc.property(anyReport, ({ problems, options }) => {
      const lines = reportGithub(problems, options).split('\n');
      expect(lines.pop()).toBe('');
      const all = lines.map(readCommand).filter(({ name }) => name !== 'notice');
      const failed = all.splice(0, options.failures.length);
      expect(failed.map(({ name, properties }) => [name, properties['title']])).toEqual(
        options.failures.map(({ code }) => ['error', code]),
      );
      const commands = all;
      expect(commands.map(({ name }) => name)).toEqual(problems.map(({ severity }) => severity));
      for (const [i, { properties, data }] of commands.entries()) {
        expect(Number(properties['line'])).toBe(problems[i]?.place.line);
        expect(Number(properties['endLine'])).toBeGreaterThanOrEqual(Number(properties['line']));
        expect(properties['title']).toBe('text/control');
        expect(data).toContain('\nhint: ');
      }
    }),
  );
});

describe('problems that GitHub shows no annotation of', () => {
  const many = (count: number, severity: Problem['severity']): Problem[] =>
    Array.from({ length: count }, (_, i) => ({ ...problem, severity, place: { ...place, line: i + 1 } }));
  const notices = (problems: readonly Problem[]): Command[] =>
    reportGithub(problems, options())
      .trimEnd()
      .split('\n')
      .map(readCommand)
      .filter(({ name }) => name === 'notice');

  test('are named in one that it shows', () => {
    const [notice, ...others] = notices([...many(12, 'error'), ...many(11, 'warning')]);
    expect(others).toEqual([]);
    expect(notice?.data.split('\n').slice(1)).toEqual([
      'news/a,b: 50%.yaml:11 error text/url',
      'news/a,b: 50%.yaml:12 error text/url',
      'news/a,b: 50%.yaml:11 warning text/url',
    ]);
  });

  test('are none where there are ten of each', () => {
    expect(notices([...many(10, 'error'), ...many(10, 'warning')])).toEqual([]);
  });

  test('are counted from the fifty-first on', () => {
    const [notice] = notices(many(100, 'error'));
    expect(notice?.data.split('\n')).toHaveLength(52);
    expect(notice?.data).toMatch(/\n… and 40 more, /);
  });
});
