/** Names and texts of strangers, on their way to somebody's eyes. */
import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const evil = '\x1b]52;c;eA==\x07\x9b2J\u202e\u3164\u{e0041}';
// oxlint-disable-next-line no-control-regex -- what must not come through
const harmful = /[^\P{Cc}\n]|\p{Bidi_Control}|[\u3164\u{e0000}-\u{e007f}]/u;
const week = '2025-07-07';
const draft = soundIssue(week, (text) => `draft: true\n${text}`);
const bib = `@misc{a${evil}, title = {T}, doi = {10.1000/xyz}}\n@misc{b${evil}, title = {T}, doi = {10.1000/xyz}}\n@misc{c${evil},}`;

describe('standard error has nothing raw', () => {
  test.each([
    ['a citation key', 'add-paper refs.bib --yes --offline', {}],
    ['a ref', ['add-paper', evil, '--yes', '--offline'], {}],
    ['an issue that is named', ['render', `${evil}.yaml`], {}],
    ['a folder', ['-C', evil, 'validate'], {}],
    ['an editor', 'new 2025-07-14 --edit', { EDITOR: evil }],
    ['an option', [`--${evil}`], {}],
    ['a name in the folder', 'validate', {}],
    ['a folder in the place of an issue', 'status', {}],
  ])('from %s', async (_, command, env) => {
    for (const tty of [false, { stdout: true, stderr: true }]) {
      const files = {
        ...newsletter({ [week]: draft, [`${week}${evil}`]: soundIssue(week) }),
        [`/desk/issues/9${evil}.yaml/`]: '',
        '/desk/refs.bib': bib,
      };
      const { stderr, stdout } = await runCli(command, {
        files,
        env: { HOME: '/home/editor', NO_COLOR: '1', ...env },
        tty,
      });
      expect(stderr + stdout).not.toBe('');
      expect(stderr).not.toMatch(harmful);
      expect(stderr + stdout).toContain(String.raw`\x1b]52`);
      if (tty !== false) expect(stdout).not.toMatch(harmful);
    }
  });
});

describe('a path on standard output', () => {
  const files = newsletter({ [week]: soundIssue(week) });
  const command = ['render', week, '--format', 'text,json', '--out', `o\n${evil}`];

  test('is exact in a pipe', async () => {
    const { stdout } = await runCli(command, { files });
    expect(stdout).toBe(`o\n${evil}/${week}.txt\no\n${evil}/${week}.json\n`);
  });

  test('is a line at a terminal', async () => {
    const { stdout } = await runCli(command, { files, tty: true });
    expect(stdout).not.toMatch(harmful);
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stdout).toMatch(/^o\\n\\x1b/);
  });
});

describe('on a runner', () => {
  const env = { GITHUB_ACTIONS: 'true' };
  const text = '보기 ##[add-path]/tmp 그리고 ::error::x';
  const lively = soundIssue(week, (issue) => issue.replace('작은 모델로도', `${text}\n      작은 모델로도`));
  const wrong = lively.replace('week:', 'wek:');

  test.each(['forum', 'text', 'email', 'json'])('%s on standard output is obeyed nowhere', async (format) => {
    const { stdout } = await runCli(`render ${week} --format ${format}`, {
      files: newsletter({ [week]: lively }),
      env,
    });
    expect(stdout).not.toMatch(/##\[|^\s*::/m);
    if (format === 'json') expect(JSON.stringify(JSON.parse(stdout))).toContain('##[add-path]');
  });

  test('and exactly what was written elsewhere', async () => {
    const { stdout } = await runCli(`render ${week} --format text`, {
      files: newsletter({ [week]: lively }),
    });
    expect(stdout).toContain('##[add-path]/tmp');
  });

  test.each(['text', 'compact', 'json', 'sarif', 'junit'])('a report as %s is not either', async (format) => {
    const files = newsletter({ [week]: wrong, '##[error]x\n::error::y': wrong });
    const { stdout } = await runCli(`validate --format ${format}`, { files, env });
    expect(stdout).not.toBe('');
    expect(stdout).not.toMatch(/##\[|^\s*::/m);
  });

  test('nor what is said on standard error', async () => {
    const { stderr } = await runCli(['render', '##[error]x\n::error::y.yaml'], {
      files: newsletter({ [week]: lively }),
      env,
    });
    expect(stderr).toContain(String.raw`#\#[error]x\n`);
    expect(stderr).not.toMatch(/^::/m);
  });

  test('but the annotations of our own are', async () => {
    const { stdout } = await runCli('validate', { files: newsletter({ [week]: wrong }), env });
    expect(stdout).toMatch(/^::error file=/);
  });
});
