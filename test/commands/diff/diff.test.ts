import { describe, expect, test } from 'vitest';
import { sha256Of } from '../../../src/ledger/index.ts';
import { columnsOf } from '../../support/columns.ts';
import { fakeContext, type FakeWorld } from '../../support/context.ts';
import { commitAlone } from '../../support/git.ts';
import { newsletter, soundIssue } from '../../support/issues.ts';
import { runCli } from '../../support/run-cli.ts';

const week = '2025-07-07';
const now = soundIssue();
/** An earlier version, with another word. */
const then = (word: string): string => soundIssue(week, (text) => text.replace('일이', word));

const at = '2025-07-09T03:00:00Z';
const forum = (copy: string): object => ({
  url: 'https://forum.example',
  external_id: `digest-${week}`,
  title: 'T',
  posts: [{ part: 1, state: 'posted', raw: sha256Of('raw'), at }],
  issue: sha256Of(copy),
});
const mail = (copy: string): object => ({
  via: 'smtp',
  url: 'smtps://mail.example',
  to: 'list@example.org',
  message_id: '<1@example.org>',
  eml: sha256Of('eml'),
  state: 'sent',
  at,
  issue: sha256Of(copy),
});
const ledger = (records: object): string => JSON.stringify({ version: 1, week, ...records });

const posted = then('게시판의');
const mailed = then('편지의');
const both = {
  [`/desk/published/${week}.json`]: ledger({ forum: forum(posted), mail: mail(mailed) }),
  [`/desk/published/${week}.forum.yaml`]: posted,
  [`/desk/published/${week}.mail.yaml`]: mailed,
};

/** Answers as a git that has one commit with an earlier version of the issue, and knows no other. */
const git =
  (committed: string | undefined): NonNullable<FakeWorld['exec']> =>
  (_, args) => {
    const line = args.join(' ');
    const said = (stdout: string, status = 0): ReturnType<NonNullable<FakeWorld['exec']>> => ({
      status,
      stdout,
      stderr: '',
    });
    if (line.includes('rev-parse --verify'))
      return line.endsWith('HEAD^{}') ? said(commitAlone(args)) : said('', 1);
    if (line.includes('cat-file -t')) return said(commitAlone(args));
    if (line.includes('--show-toplevel')) return said('/desk\n');
    if (line.includes('ls-tree'))
      return said(committed === undefined ? '' : `100644 blob beef\tissues/${week}.yaml\0`);
    return said(line.includes('cat-file') ? (committed ?? '') : '');
  };

const run = (args = '', { files = {}, ...world }: FakeWorld & { files?: Record<string, string> } = {}) =>
  runCli(`diff ${args}`, { files: { ...newsletter({ [week]: now }), ...files }, ...world });
const inGit = (committed: string | undefined, files: Record<string, string> = {}) => ({
  files: { '/desk/.git/': '', ...files },
  exec: git(committed),
});

describe('what it compares with', () => {
  test('what the forum last got, without asking git', async () => {
    const { code, stdout, stderr, context } = await run('', inGit(then('옛'), both));
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `using issues/${week}.yaml\ncompared with published/${week}.forum.yaml\n`,
    });
    expect(stdout).toMatch(/^- .*게시판의/m);
    expect(stdout).toMatch(/^\+ .*일이/m);
    expect(context.ran).toEqual([]);
  });

  test('else what the mail got', async () => {
    const files = { ...both, [`/desk/published/${week}.json`]: ledger({ mail: mail(mailed) }) };
    const { stdout, stderr } = await run(week, inGit(then('옛'), files));
    expect(stderr).toBe(`compared with published/${week}.mail.yaml\n`);
    expect(stdout).toMatch(/^- .*편지의/m);
  });

  test('a correction is for those who have the mail, which nobody can bring up to date', async () => {
    const { stdout, stderr } = await run(`${week} -f correction`, { files: both });
    expect(stderr).toBe(`compared with published/${week}.mail.yaml\n`);
    expect(stdout).toMatch(/“[^”]*편지의[^”]*” → “[^”]*일이/);
    const posts = { ...both, [`/desk/published/${week}.json`]: ledger({ forum: forum(posted) }) };
    expect((await run(`${week} -f correction`, { files: posts })).stdout).toContain('게시판의');
  });

  test('a copy that is not what was published counts for nothing, which is said', async () => {
    const files = { ...both, [`/desk/published/${week}.forum.yaml`]: `${posted}# by hand\n` };
    const { stdout, stderr } = await run(week, inGit(then('옛'), files));
    expect(stderr).toBe(
      `compared with published/${week}.mail.yaml, for published/${week}.forum.yaml is not there as it was published\n`,
    );
    expect(stdout).toMatch(/^- .*편지의/m);
  });

  test('else HEAD', async () => {
    const { stdout, stderr } = await run(week, inGit(then('옛')));
    expect(stderr).toBe('compared with HEAD\n');
    expect(stdout).toMatch(/^- .*옛/m);
  });

  test('a REF that is given, whatever was published', async () => {
    const { stdout, stderr } = await run(`${week} HEAD`, inGit(then('옛'), both));
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^- .*옛/m);
  });

  test('a file that REF does not have is new as a whole', async () => {
    const { code, stdout, stderr } = await run(`${week} HEAD`, inGit(undefined));
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `HEAD has no issues/${week}.yaml: all of it is new\n`,
    });
    expect(stdout).toBe(`\
  week
+   ${week}
+ theme 1: 작은 모델
+ paper 1: 작은 모델의 쓸모
`);
  });

  test('a REF that git does not know', async () => {
    const { code, stdout, stderr } = await run('latest nowhere', inGit(then('옛')));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('git does not know the commit nowhere');
  });

  test('nothing published and no git: says what to do', async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`nothing of issues/${week}.yaml was published yet`);
    expect(stderr).toContain('this is no git checkout');
    expect(stderr).toContain('hint: Publish the issue, or commit it to git');
  });

  test('nothing published and nothing committed: does not say to make a repository', async () => {
    const { code, stderr } = await run('', {
      files: { '/desk/.git/': '' },
      exec: () => ({ status: 1, stdout: '', stderr: '' }),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('git has no earlier one: nothing is committed');
    expect(stderr).toContain('hint: Publish the issue, or commit it to git: then');
  });

  test('a broken ledger is told, not passed over', async () => {
    const { code, stderr } = await run('', inGit(then('옛'), { [`/desk/published/${week}.json`]: '{' }));
    expect(code).toBe(2);
    expect(stderr).toContain(`published/${week}.json:1: it is not JSON`);
  });
});

describe('arguments', () => {
  test.each(['HEAD~1', 'main', 'origin/main', 'c0ffee'])(
    '%s alone is no issue: says how to write it',
    async (ref) => {
      const { code, stderr } = await run(ref, inGit(then('옛')));
      expect(code).toBe(2);
      expect(stderr).toContain(`there is no issue "${ref}"`);
      expect(stderr).toContain(`digest diff latest ${ref}`);
    },
  );

  test.each([
    ['2024-01-01', 'Nearest issues'],
    ['issues/none.yaml', 'there is no file issues/none.yaml'],
    ['nothing HEAD', 'Nearest issues'],
  ])('%s is told as it is elsewhere', async (args, expected) => {
    const { code, stderr } = await run(args, inGit(then('옛')));
    expect(code).toBe(2);
    expect(stderr).toContain(expected);
    expect(stderr).not.toContain('digest diff latest');
  });
});

describe('exit codes', () => {
  const formats = ['text', 'markdown', 'json', 'correction'];
  test.each(formats)('--exit-code tells whether something differs: %s', async (format) => {
    const differs = await run(`--exit-code -f ${format}`, { files: both });
    expect(differs.code).toBe(1);
    expect(differs.stdout).not.toBe('');
    expect((await run(`-f ${format}`, { files: both })).code).toBe(0);
  });

  test.each(formats)('nothing differs, but for comments and the order of keys: %s', async (format) => {
    const copy = now.replace(/^week: .*\n/, '').replaceAll('"', "'") + `week: "${week}" # the first day\n`;
    const files = {
      [`/desk/published/${week}.json`]: ledger({ forum: forum(copy) }),
      [`/desk/published/${week}.forum.yaml`]: copy,
    };
    const { code, stdout, stderr } = await run(`--exit-code -f ${format}`, { files });
    expect(code).toBe(0);
    if (format === 'json') expect(JSON.parse(stdout)).toMatchObject({ changes: [] });
    else expect(stdout).toBe('');
    expect(stderr).toContain(`issues/${week}.yaml says the same as published/${week}.forum.yaml\n`);
  });

  test('a correction that has nothing for readers says so', async () => {
    const files = { ...both, [`/desk/issues/${week}.yaml`]: `${mailed}x-note: mine\n` };
    const { code, stdout, stderr } = await run('--exit-code -f correction', { files });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('says the same as published/2025-07-07.mail.yaml to its readers\n');
  });

  test('2506.1 and 2506.10 are two ids, although YAML takes both for one number', async () => {
    const [copy, issue] = ['2506.1', '2506.10'].map((id) => `week: ${week}\npapers:\n  - arxiv: ${id}\n`);
    const files = {
      [`/desk/issues/${week}.yaml`]: issue ?? '',
      [`/desk/published/${week}.json`]: ledger({ forum: forum(copy ?? '') }),
      [`/desk/published/${week}.forum.yaml`]: copy ?? '',
    };
    expect((await run('--exit-code', { files })).code).toBe(1);
  });
});

describe('a version that cannot be read', () => {
  test('the issue: file, line and hint, exit 1', async () => {
    const files = { ...both, [`/desk/issues/${week}.yaml`]: 'week: 2025-07-07\npapers: [\n' };
    const { code, stdout, stderr } = await run('', { files });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`issues/${week}.yaml:2:9  error  yaml/syntax`);
  });

  test('what was published', async () => {
    const copy = 'week: a\nweek: b\n';
    const files = {
      [`/desk/published/${week}.json`]: ledger({ forum: forum(copy) }),
      [`/desk/published/${week}.forum.yaml`]: copy,
    };
    const { code, stdout, stderr } = await run('', { files });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`published/${week}.forum.yaml:2:1  error  yaml/duplicate-key`);
  });

  test('what a commit has, named as git names it', async () => {
    const { code, stderr } = await run(`${week} HEAD`, inGit('papers: [\n'));
    expect(code).toBe(1);
    expect(stderr).toContain(`HEAD:issues/${week}.yaml:1:9  error  yaml/syntax`);
  });
});

describe('at a terminal', () => {
  test.each([40, 80])('%i columns, in colour', async (columns) => {
    const { stdout } = await run('', { files: both, tty: true, columns, env: {} });
    expect(stdout).toContain('\x1b[31m게시판의');
    expect(stdout).toContain('\x1b[32m일이');
    const lines = stdout.replaceAll(/\x1b\[\d+m/g, '').split('\n');
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(columns);
  });

  test('NO_COLOR and FORCE_COLOR', async () => {
    const env = { NO_COLOR: '1' };
    const { stdout } = await run('', { files: both, tty: true, columns: 80, env });
    expect(stdout).not.toContain('\x1b');
    expect(stdout).toMatch(/^- /m);
    expect((await run('', { files: both, env: { FORCE_COLOR: '1' } })).stdout).toContain('\x1b[31m');
  });

  test('nothing that a text brings is obeyed', async () => {
    const files = { ...both, [`/desk/issues/${week}.yaml`]: now.replace('"작은 모델"', '"\\e]0;x\\a"') };
    for (const format of ['text', 'markdown', 'json', 'correction']) {
      const world = fakeContext({ files: { ...newsletter(), ...files }, tty: true, env: { NO_COLOR: '1' } });
      const { stdout } = await runCli(`diff -f ${format}`, world);
      expect(stdout.replaceAll('\\', '')).toMatch(/(?:x1b|u001b)\]0;x/);
      expect(stdout.includes('\x1b') || stdout.includes('\x07')).toBe(false);
    }
  });
});
