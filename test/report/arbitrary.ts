import * as fc from 'fast-check';
import { Failure } from '../../src/problem/failure.ts';
import type { Problem } from '../../src/problem/problem.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { options } from './sample.ts';

/** What most wants to break out of a report. */
const nasty = fc.constantFrom(
  '\u001b[31m',
  '\u009b2J',
  '\u202e',
  '\u2066',
  '\u2028',
  '\r\n',
  '\n::error::x',
  '\t',
  ']]>',
  '<b a="1">&amp;',
  '%0A',
  ',',
  ':',
  '](https://example.org)',
  '\ud800',
  '\udfff',
  '\ufeff',
  '\uffff',
  '\u0000',
  // Behind what it cannot be a variant of, a selector must not vouch for it.
  '\u009b\ufe0f2J',
  '\ud800\ufe0f',
  '\ufff9\ufe0f',
  '한글',
  '각',
  '🔥',
  '👩‍👩‍👧',
  'é',
  '…',
);

export const anyText = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

export const anyLine = anyText.map((text) => text.replace(/[\r\n]/g, ''));

const anyName = anyText
  .map((text) => text.replace(/[/\0]/g, '') || 'x')
  .filter((name) => !/^\.+$/.test(name));
const anyFile = fc
  .tuple(fc.constantFrom('/desk/news/', '/desk/', '/elsewhere/'), anyName)
  .map(([folder, name]) => folder + name);

const anyPlace = fc.tuple(fc.nat(4), fc.nat(60), fc.nat(3), fc.nat(60)).map(([line, column, more, end]) => ({
  line: line + 1,
  column: column + 1,
  endLine: line + 1 + more,
  endColumn: (more === 0 ? column : 0) + end + 1,
}));

const anyProblem: fc.Arbitrary<Problem> = fc
  .record({
    severity: fc.constantFrom('error' as const, 'warning' as const),
    file: anyFile,
    place: anyPlace,
    text: anyText,
    key: anyText,
  })
  .map(({ severity, file, place, text, key }) => ({
    code: 'text/control',
    severity,
    args: { what: text, character: text, from: 'paste' },
    path: ['papers', 0, key],
    file,
    place,
  }));

const anyFailure: fc.Arbitrary<Failure> = fc.oneof(
  fc
    .tuple(anyFile, anyText)
    .map(([path, reason]): Failure => new Failure('cannot-read', { path, reason, advice: reason })),
  fc.constant<Failure>(new Failure('no-host-answered', { hosts: 2 })),
);

export const anyReport: fc.Arbitrary<{ problems: Problem[]; options: ReportOptions }> = fc
  .record({
    problems: fc.array(anyProblem, { maxLength: 5 }),
    checked: fc.uniqueArray(anyFile, { maxLength: 3 }),
    failures: fc.array(anyFailure, { maxLength: 2 }),
    source: fc.array(anyLine, { maxLength: 6 }),
    columns: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
    root: fc.constantFrom(undefined, '/desk', '/desk/news'),
  })
  .map(({ problems, checked, failures, source, columns, root }) => ({
    problems,
    options: options({ checked, failures, columns, root, source: () => source.join('\n') }),
  }));
