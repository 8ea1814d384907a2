import { describe, expect, test } from 'vitest';
import { isMissing } from '../../src/commands/status/missing.ts';
import { catalogue, type ProblemCode } from '../../src/problem/catalogue.ts';
import { displayWidth } from '../../src/text/width.ts';
import type { FakeWorld } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const config = 'name: Papers of the week\nlocale: ko\n';
const draft = soundIssue('2025-07-14', (text) =>
  text.replace('week:', 'draft: true\nweek:').replace(/ {4}summary: \|\n.*\n/, '    summary: ""\n'),
);
const wrong = soundIssue('2025-07-21', (text) => text.replace('authors:', 'autors:'));
const files = newsletter({ '2025-07-07': soundIssue(), '2025-07-14': draft, '2025-07-21': wrong }, config);

const status = (args = '', world: FakeWorld = {}) => runCli(`status ${args}`, { files, ...world });
const at = (columns: number): FakeWorld => ({ tty: true, columns, env: { NO_COLOR: '1' } });

describe('digest status', () => {
  test('has a row for each issue, and names what a draft lacks', async () => {
    const { code, stdout, stderr } = await status('', at(80));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`\
issue       state  papers  problems   forum  mail
2025-07-07  ready       1  –             1%    6%
2025-07-14  draft       1  1 warning     0%    6%
  - paper 1 has an empty summary
2025-07-21  ready       1  1 error        –     –
`);
  });

  test('tells two files of one week by their endings', async () => {
    const twice = { ...files, '/desk/issues/2025-07-21.yml': wrong };
    const { stdout } = await runCli('status', { files: twice, ...at(80) });
    expect(stdout).toMatch(/^2025-07-21\.yaml +ready .*2 errors.*\n2025-07-21\.yml +ready .*2 errors/m);
    for (const ref of ['2025-07-21', '2025-07-23', 'latest', '']) {
      const { code, stderr } = await runCli(`render -f forum ${ref}`, { files: twice });
      expect({ code, stderr }).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('may be issues/2025-07-21.yaml or issues/2025-07-21.yml'),
      });
    }
  });

  test('has a paragraph for each where the terminal is narrow', async () => {
    const { stdout } = await status('', at(40));
    expect(stdout).toBe(`\
2025-07-07  ready
  1 paper
  forum 1%, mail 6%

2025-07-14  draft
  1 paper
  1 warning
  forum 0%, mail 6%
  - paper 1 has an empty summary

2025-07-21  ready
  1 paper
  1 error
`);
  });

  const long = {
    ...files,
    '/desk/issues/이번 주에 살펴볼 만한 논문 모음 초안.yaml': 'papers: [{}]\ndraft: true\n',
  };
  test.each([24, 40, 60, 64, 80])('keeps within %i columns', async (columns) => {
    const { stdout } = await status('', { ...at(columns), files: long });
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    expect(stdout).toContain('이번');
  });

  test('names five things that are missing, and counts the others', async () => {
    const papers = '  - {}\n'.repeat(4);
    const bare = {
      ...files,
      '/desk/issues/2025-07-28.yaml': `week: 2025-07-28\ndraft: true\npapers:\n${papers}`,
    };
    const { stdout } = await status('2025-07-28', { files: bare });
    expect(stdout.match(/^ {2}- /gm)).toHaveLength(6);
    expect(stdout).toMatch(/^ {2}- … and \d+ more$/m);
  });

  test('tells of named issues alone, each once, and what they lack even if they are ready', async () => {
    const bare = soundIssue('2025-07-07', (text) => text.replace(/ {4}abstract:[^]*/, ''));
    const world = { files: { ...files, '/desk/issues/2025-07-07.yaml': bare } };
    const { stdout } = await status('2025-07-07 issues/2025-07-07.yaml 2025-07-09', world);
    expect(stdout.match(/^2025-.*/gm)).toEqual([expect.stringMatching(/^2025-07-07 {2}ready .* 1 warning /)]);
    expect(stdout).toContain('  - paper 1 has no abstract\n');
    expect((await status('', world)).stdout).not.toContain('has no abstract');
    expect((await status('latest')).stdout).toContain('2025-07-21');
  });

  test('shows a file that cannot be read as an issue', async () => {
    const { code, stdout } = await status('', {
      files: { ...files, '/desk/issues/2025-07-28.yaml': 'week: "\n' },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^2025-07-28 {2}broken +– {2}1 error +– +–$/m);
  });

  test('tells of what it could not read, and does the others', async () => {
    const { code, stdout, stderr } = await status('', {
      files: { ...files, '/desk/issues/2025-07-28.yaml/': '' },
    });
    expect(code).toBe(1);
    expect(stdout).toContain('2025-07-21');
    expect(stderr).toContain('issues/2025-07-28.yaml cannot be read');
  });

  test('tells once of a template that cannot be used', async () => {
    const { code, stdout, stderr } = await status('', {
      files: { ...files, '/desk/templates/forum/closing.hbs': '{{#if}}' },
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^2025-07-07 {2}ready +1 {2}– +– +–$/m);
    expect(stderr.match(/closing\.hbs/g)).toHaveLength(1);
  });

  test('of a newsletter without issues says what comes next', async () => {
    const { code, stdout, stderr } = await status('', { files: newsletter({}, config) });
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: 'next: digest new (makes the first issue)\n',
    });
  });

  test('colours what is over, or nearly over, its limit', async () => {
    const { context } = await runCli('render 2025-07-07 --field body', { files });
    const limit = (most: number): FakeWorld => ({
      files: {
        ...files,
        '/desk/digest.config.yaml': `${config}forum: { max_length: ${most}, heading: false }\n`,
      },
      tty: true,
      columns: 80,
    });
    const length = [...context.stdout.text].length;
    const row = async (most: number): Promise<string> => (await status('2025-07-07', limit(most))).stdout;
    expect(await row(length - 1)).toContain('\x1b[31m101%\x1b[39m');
    expect(await row(length)).toContain('\x1b[33m100%\x1b[39m');
    expect(await row(length * 2)).toMatch(/ 50%/);
  });
});

describe('--format json', () => {
  test('has the same for programs', async () => {
    const { code, stdout, stderr } = await status('--format json', at(80));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { issues } = JSON.parse(stdout);
    expect(issues).toMatchObject([
      {
        issue: '2025-07-07',
        file: 'issues/2025-07-07.yaml',
        state: 'ready',
        papers: 1,
        errors: 0,
        warnings: 0,
        missing: [],
        budget: [
          { format: 'forum', limit: 32_000, unit: 'characters' },
          { format: 'email', limit: 100_000, unit: 'bytes' },
        ],
      },
      { state: 'draft', warnings: 1, missing: ['paper 1 has an empty summary'] },
      { state: 'ready', errors: 1, budget: [] },
    ]);
  });

  test('counts as validate does', async () => {
    const { stdout } = await runCli('validate --format json', { files });
    const { issues } = JSON.parse((await status('-f json')).stdout);
    const counted = issues.reduce(
      (sum: number, { errors, warnings }: { errors: number; warnings: number }) => sum + errors + warnings,
      0,
    );
    expect(counted).toBe(JSON.parse(stdout).length);
    expect(counted).toBe(2);
  });
});

test('whatever a draft may leave out for now is missing', () => {
  // What a title's letters are is no part that nobody has written yet.
  const others = new Set<ProblemCode>(['forum/title', 'forum/title-unclear']);
  const lenient = (Object.keys(catalogue) as ProblemCode[]).filter(
    (code) => 'lenientInDrafts' in catalogue[code] && !others.has(code),
  );
  expect(lenient.length).toBeGreaterThan(5);
  expect(lenient.filter((code) => !isMissing(code))).toEqual([]);
});
