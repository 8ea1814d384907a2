import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/problem/failure.ts';
import { colourWanted, paint } from '../../src/terminal/colour.ts';
import { reportBug, reportFailure } from '../../src/report/failure.ts';
import { summary } from '../../src/report/summary.ts';
import { problems } from './sample.ts';

describe('a failure', () => {
  test('is its sentence and its hint', () => {
    const failure = new Failure('no-newsletter', { from: '/here' });
    const { message, hint } = failure.words;
    expect(reportFailure(failure, { colour: false, cwd: '/' })).toBe(`digest: ${message}\nhint: ${hint}\n`);
  });

  test('has one line where it has no hint', () => {
    expect(reportFailure(new Failure('no-such-file', { path: 'a.yaml' }), { colour: false, cwd: '/' })).toBe(
      'digest: there is no file a.yaml\n',
    );
  });

  test('has colours where they are wanted, and none of the file name’s own', () => {
    const failure = new Failure('no-such-file', { path: '\u001b[5mx' });
    expect(reportFailure(failure, { colour: true, cwd: '/' })).toBe(
      '\u001b[31mdigest:\u001b[39m there is no file \\x1b[5mx\n',
    );
  });
});

describe('a bug', () => {
  test('has the stack, the version and the request to report it', () => {
    const error = new TypeError('no such thing', { cause: new Error('deeper') });
    const report = reportBug(error, '1.2.3');
    expect(report).toMatch(/^digest: this is a bug in digest 1\.2\.3;/);
    expect(report).toContain('TypeError: no such thing\n    at ');
    expect(report).toContain('cause: Error: deeper');
    expect(report).toMatch(/Please report it, .*\n$/);
  });

  test('ends where causes lead in a circle', () => {
    const error = new Error('round');
    error.cause = error;
    expect(reportBug(error, '1').match(/Error: round/g)).toHaveLength(6);
  });

  test.each([
    ['a text', 'a text'],
    [{ a: 1 }, '{"a":1}'],
    [undefined, 'undefined'],
    [10n, '10'],
    [{ n: 10n }, 'a value that cannot be shown'],
    [Object.create(null), '{}'],
  ])('may be any thrown value: %o', (thrown, shown) => {
    expect(reportBug(thrown, '1')).toContain(`thrown: ${shown}\n`);
  });

  test('cannot act on the terminal', () => {
    expect(reportBug(new Error('\u001b[2J'), '1')).not.toContain('\u001b');
  });
});

test.each([
  [problems, '✖ 4 errors ⚠ 2 warnings in 2 files'],
  [problems.slice(0, 2), '✖ 1 error ⚠ 1 warning in 1 file'],
  [problems.slice(0, 1), '✖ 1 error in 1 file'],
  [problems.slice(1, 2), '⚠ 1 warning in 1 file'],
  [[], 'no problems'],
])('the summary counts what there is (%#)', (some, words) => expect(summary(some, paint(false))).toBe(words));

test.each<[Record<string, string>, boolean, boolean]>([
  [{}, true, true],
  [{}, false, false],
  [{ TERM: 'dumb' }, true, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: 'true', TERM: 'dumb' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: 'false' }, true, false],
  [{ FORCE_COLOR: '' }, true, true],
  [{ FORCE_COLOR: '3', NO_COLOR: '1' }, false, true],
])('colours with %o on a terminal (%s): %s', (env, isTTY, wanted) =>
  expect(colourWanted(env, isTTY)).toBe(wanted),
);
