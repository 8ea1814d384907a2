import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/problem/problem.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { reportSarif } from '../../src/report/sarif.ts';
import { anyReport } from './arbitrary.ts';
import { hostile, options, problems, sources, week } from './sample.ts';

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
      readonly results: readonly Result[];
    },
  ];
}

interface Rule {
  readonly id: string;
  readonly helpUri?: string;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
      };
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

const linked: Problem = {
  code: 'text/html',
  severity: 'warning',
  args: { what: 'x', tag: '[click](https://example.org)' },
  path: [],
  file: week,
  place: { line: 9, column: 7, endLine: 9, endColumn: 9 },
};

function logOf(given: readonly Problem[], over = options()): Log {
  const log: Log = JSON.parse(reportSarif(given, over));
  return log;
}
const resultsOf = (given: readonly Problem[], over = options()): readonly Result[] =>
  logOf(given, over).runs[0].results;

/** The official schema, which is written in draft 4. What it uses means the same in draft 7, but for the name of `$id`. */
function officialSchema(): object {
  const path = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const { $schema: _, id: __, ...schema }: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
  return schema;
}

const uriReference =
  /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;
const ajv = new Ajv({
  strict: false,
  // One of the schema's own patterns is none with the u flag.
  unicodeRegExp: false,
  allErrors: true,
  formats: { uri: (text) => URL.canParse(text), 'uri-reference': uriReference, 'date-time': true },
});
const validate = ajv.compile(officialSchema());
const check = (report: string): void => {
  validate(JSON.parse(report));
  expect(validate.errors ?? []).toEqual([]);
};

describe('against the official schema', () => {
  test('the schema refuses what is not SARIF', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x', rules: [{}] } } }] })).toBe(
      false,
    );
  });

  test('a report is valid, with problems and without', () => {
    check(reportSarif(problems, options()));
    check(reportSarif([], options()));
  });

  test('every report is valid', () => {
    fc.assert(fc.property(anyReport, ({ problems, options }) => check(reportSarif(problems, options))));
  });
});

test('every result points to its rule, and every rule is used', () => {
  const [{ tool, results }] = logOf(problems).runs;
  const ids = tool.driver.rules.map(({ id }) => id);
  expect(results.map(({ ruleIndex }) => ids[ruleIndex])).toEqual(problems.map(({ code }) => code));
  expect(new Set(results.map(({ ruleId }) => ruleId))).toEqual(new Set(ids));
});

describe('the page of a code', () => {
  const addresses = (homepage: string | undefined): (string | undefined)[] =>
    logOf(problems, options({ homepage })).runs[0].tool.driver.rules.map(({ helpUri }) => helpUri);

  test.each([
    'https://example.org/digest',
    'https://example.org/digest/',
    'https://example.org/digest#readme',
  ])('is below the homepage %s', (homepage) => {
    expect(addresses(homepage)).toContain('https://example.org/digest/docs/problems.md#paper/title-empty');
    expect(new Set(addresses(homepage)).size).toBe(new Set(problems.map(({ code }) => code)).size);
    check(reportSarif(problems, options({ homepage })));
  });

  test('has no address where there is no homepage', () => {
    expect(addresses(undefined).filter((address) => address !== undefined)).toEqual([]);
    expect(reportSarif(problems, options())).not.toContain('helpUri');
  });
});

function artifactOf(file: string, over: Partial<ReportOptions> = {}): object | undefined {
  const [result] = resultsOf([{ ...linked, file }], options(over));
  return result?.locations[0].physicalLocation.artifactLocation;
}

describe('where a file is', () => {
  test('is said relative to the repository, percent-encoded', () => {
    const encoded =
      'news/issues/%EC%9D%B4%EC%83%81%ED%95%9C%2C%20100%25%3A%20%5Ba%5D%20%26%20%3Cb%3E%1B%5B31m%E2%80%AE.yaml';
    expect(artifactOf(hostile)).toEqual({ uri: encoded, uriBaseId: '%SRCROOT%' });
    expect(`/desk/${decodeURIComponent(encoded)}`).toBe(hostile);
  });

  test('is said relative to the working directory without a repository', () => {
    expect(artifactOf(week, { root: undefined })).toEqual({
      uri: 'issues/2025-07-07.yaml',
      uriBaseId: '%SRCROOT%',
    });
  });

  test('is said in full outside of the root', () => {
    expect(artifactOf('/other/a b.yaml')).toEqual({ uri: 'file:///other/a%20b.yaml' });
  });
});

test('a link quoted from a file is no link of the message', () => {
  const [result] = resultsOf([linked]);
  expect(result?.message.text).toContain('[click] (https://example.org)');
});

function prints(given: readonly Problem[], text: string): (string | undefined)[] {
  const results = resultsOf(given, options({ source: () => text }));
  return results.map(({ partialFingerprints }) => partialFingerprints['problemHash/v1']);
}

function twoLinesDown(problem: Problem): Problem {
  const { line, endLine } = problem.place;
  return { ...problem, place: { ...problem.place, line: line + 2, endLine: endLine + 2 } };
}

describe('fingerprints', () => {
  const text = sources[week] ?? '';
  const own = problems.filter(({ file }) => file === week);

  test('stay the same when lines are added above', () => {
    expect(prints(own.map(twoLinesDown), `# one\n# two\n${text}`)).toEqual(prints(own, text));
  });

  test('differ from problem to problem, on the same line too', () => {
    const twice = [...own, ...own];
    expect(new Set(prints(twice, text)).size).toBe(twice.length);
  });

  test('change with the line that has the problem', () => {
    const [before] = prints(own, text);
    const [after] = prints(own, text.replace('en: ""', "en: ''"));
    expect(after).not.toBe(before);
  });
});
