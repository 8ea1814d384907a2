import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/problem/failure.ts';
import { reportGithub } from '../../src/report/github.ts';
import { reportSarif } from '../../src/report/sarif.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';
import { options, problems } from './sample.ts';

const two = { '2025-07-07': soundIssue(), '2025-07-14': soundIssue('2025-07-14') };
const entry = 'issues/2025-07-10.yaml';
const summary = '/runner/summary.md';

function disk(put: (files: MemoryFiles) => void = () => {}): MemoryFiles {
  const files = new MemoryFiles({ ...newsletter(two), '/runner/': '' });
  put(files);
  return files;
}

function refuses(step: 'read' | 'open', end: string, files: MemoryFiles): void {
  const real = (files[step] as (...args: unknown[]) => unknown).bind(files);
  Object.assign(files, {
    [step](path: string, ...rest: unknown[]) {
      if (path.includes(end)) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return real(path, ...rest);
    },
  });
}

/** What `--fix` would mend, if it might write. */
const toMend = soundIssue('2025-07-10', (text) => text.replace('arxiv: "2507.10001"', 'arxiv: “2507.10001”'));

const cases: readonly (readonly [string, string, string, (files: MemoryFiles) => void])[] = [
  ['a dead link', '', 'cannot-read', (files) => files.putLink(`/desk/${entry}`, '/nowhere')],
  ['a folder', '', 'cannot-read', (files) => files.put(`/desk/${entry}/`, '')],
  ['a pipe', '', 'cannot-read', (files) => files.putSpecial(`/desk/${entry}`, 'pipe')],
  [
    'a file without permission',
    '',
    'cannot-read',
    (files) => {
      files.put(`/desk/${entry}`, soundIssue('2025-07-10'));
      refuses('read', '2025-07-10', files);
    },
  ],
  [
    'a named dead link',
    ` ${entry} 2025-07-07`,
    'cannot-read',
    (files) => files.putLink(`/desk/${entry}`, '/nowhere'),
  ],
  ['a dead link alone', ` ${entry}`, 'cannot-read', (files) => files.putLink(`/desk/${entry}`, '/nowhere')],
  [
    'a file that --fix may not write',
    ' --fix',
    'cannot-write',
    (files) => {
      files.put(`/desk/${entry}`, toMend, 0o444);
    },
  ],
];

describe.each(cases)('%s', (_, rest, code, put) => {
  const report = async (format: string): Promise<{ code: number; stdout: string; files: MemoryFiles }> => {
    const files = disk(put);
    const env = { GITHUB_STEP_SUMMARY: summary };
    const ran = await runCli(`validate --format ${format}${rest}`, { files, env });
    expect(ran.stderr).toContain(`digest: ${entry} cannot be`);
    return { ...ran, files };
  };

  test('is an unsuccessful run in SARIF, with a notification at the file', async () => {
    const { stdout } = await report('sarif');
    const { runs } = JSON.parse(stdout) as { runs: { invocations: object[] }[] };
    expect(runs[0]?.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            descriptor: { id: code },
            level: 'error',
            message: { text: expect.stringContaining(`${entry} cannot be`) as unknown },
            locations: [{ physicalLocation: { artifactLocation: { uri: entry, uriBaseId: '%SRCROOT%' } } }],
          },
        ],
      },
    ]);
  });

  test('is an error of a case of its file in JUnit', async () => {
    const { stdout } = await report('junit');
    expect(stdout).toMatch(/^<testsuites name="digest" tests="\d+" failures="\d+" errors="1" /m);
    expect(stdout).toMatch(new RegExp(`<testsuite name="${entry}" tests="\\d+" failures="\\d+" errors="1"`));
    expect(stdout).toMatch(
      new RegExp(
        `<testcase name="${code}" classname="${entry}" file="${entry}" time="0">\\s*<error message="${entry} cannot be`,
      ),
    );
  });

  test('is an annotation of its file, and in the summary of the job', async () => {
    const { stdout, files } = await report('github');
    expect(stdout).toContain(`::error file=${entry},title=${code}::${entry} cannot be`);
    expect(files.text(summary)).toMatch(/^\n### digest: 1 failure, /);
    expect(files.text(summary)).toContain(`digest: ${entry} cannot be`);
  });

  test('is an entry of the array in JSON, of the same shape', async () => {
    const { stdout } = await report('json');
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        file: entry,
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 1,
        severity: 'error',
        code,
        path: '',
        message: expect.stringContaining(`${entry} cannot be`) as unknown,
      }),
    );
  });
});

test.each(['text', 'compact'])('%s leaves it to stderr', async (format) => {
  const files = disk((its) => its.putLink(`/desk/${entry}`, '/nowhere'));
  expect((await runCli(`validate --format ${format}`, { files })).stdout).toBe('');
});

test('links that nobody could check are told without a file', () => {
  const failures = [new Failure('no-host-answered', { hosts: 1 })];
  const github = reportGithub([], options({ failures }));
  expect(github).toMatch(/^::error title=no-host-answered::the links could not be checked: /);
  expect(reportSarif([], options({ failures }))).not.toContain('locations');
});

test('a failure is among the ten errors that GitHub shows, and before all', () => {
  const [first] = problems;
  const many = Array.from({ length: 10 }, () => first).filter((problem) => problem !== undefined);
  const path = '/desk/news/issues/a,b: 50%.yaml';
  const failures = [new Failure('cannot-read', { path, reason: 'x' })];
  const [head, ...others] = reportGithub(many, options({ failures })).trimEnd().split('\n');
  expect(head).toBe(
    '::error file=news/issues/a%2Cb%3A 50%25.yaml,title=cannot-read::news/issues/a,b: 50%25.yaml cannot be read: x',
  );
  expect(others.at(-1)).toMatch(
    /^::notice .*%0Anews\/issues\/2025-07-07\.yaml:\d+ error paper\/title-empty$/,
  );
});

test('a broken template of the newsletter is told at its line, a built-in one without a file', async () => {
  const files = disk((its) => its.put('/desk/templates/text/closing.hbs', 'a\n{{quote title}}\n'));
  const template = 'templates/text/closing.hbs';
  const report = async (format: string): Promise<string> =>
    (await runCli(`validate --rendered --format ${format}`, { files })).stdout;
  expect(JSON.parse(await report('json'))).toMatchObject([
    { file: template, line: 2, code: 'template-broken' },
  ]);
  expect(await report('github')).toMatch(
    /^::error file=templates\/text\/closing\.hbs,line=2,title=template-broken::/,
  );
  expect(await report('junit')).toContain(`file="${template}" line="2" time="0"`);
  const { runs } = JSON.parse(await report('sarif')) as { runs: { invocations: object[] }[] };
  expect(runs[0]?.invocations[0]).toMatchObject({
    toolExecutionNotifications: [
      {
        locations: [{ physicalLocation: { artifactLocation: { uri: template }, region: { startLine: 2 } } }],
      },
    ],
  });
  const failures = [new Failure('template-broken', { template: 'built-in text/main.hbs', detail: 'x' })];
  expect(reportGithub([], options({ failures }))).toMatch(/^::error title=template-broken::/);
});
