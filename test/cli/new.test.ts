import { describe, expect, test } from 'vitest';
import { fakeContext } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

/** The title that readers see says which days a week has. */
async function title(date: string, config: string): Promise<string> {
  const { context } = await runCli(`new ${date}`, { files: newsletter({}, config) });
  const { stdout } = await runCli(`render ${date} --field title`, context);
  return stdout.trim();
}

describe('the range of a week', () => {
  test.each([
    ['2025-07-07', '2025/07/07 ~ 13', 'July 7–13, 2025'],
    ['2025-06-30', '2025/06/30 ~ 07/06', 'June 30 – July 6, 2025'],
    ['2025-12-29', '2025/12/29 ~ 2026/01/04', 'December 29, 2025 – January 4, 2026'],
    ['2024-02-26', '2024/02/26 ~ 03/03', 'February 26 – March 3, 2024'],
    ['2023-02-27', '2023/02/27 ~ 03/05', 'February 27 – March 5, 2023'],
  ])('%s', async (date, korean, english) => {
    const pattern = 'title: "[{{range}}] newsletter of papers"\n';
    expect(await title(date, `locale: ko\n${pattern}`)).toBe(`[${korean}] newsletter of papers`);
    expect(await title(date, `locale: en\n${pattern}`)).toBe(`[${english}] newsletter of papers`);
  });
});

describe('any day of a week leads to its first', () => {
  test.each(['2025-12-29', '2025-12-31', '2026-01-01', '2026-01-04'])('%s', async (date) => {
    const { stdout, stderr } = await runCli(`new ${date}`, { files: newsletter() });
    expect(stdout).toBe('issues/2025-12-29.yaml\n');
    expect(stderr.includes('is in the week that begins on monday, 2025-12-29')).toBe(date !== '2025-12-29');
  });
});

test('a day whose week begins before all dates is no day to make an issue for', async () => {
  const { code, stderr } = await runCli('new 1000-01-01', { files: newsletter() });
  expect(code).toBe(2);
  expect(stderr).toContain('"1000-01-01" is in no week that digest knows');
});

describe('the number', () => {
  const numbered = (week: string, number: number): string => `week: ${week}\nnumber: ${number}\n`;
  const line = async (issues: Record<string, string>): Promise<string | undefined> => {
    const { stdout } = await runCli('new 2025-07-07 --dry-run', { files: newsletter(issues) });
    return /^number:.*$/m.exec(stdout)?.[0];
  };
  test('is one more than the last, where issues have numbers', async () => {
    expect(await line({ '2025-06-30': numbered('2025-06-30', 112) })).toBe('number: 113');
    expect(
      await line({ '2025-06-23': numbered('2025-06-23', 112), '2025-06-30': 'week: 2025-06-30\n' }),
    ).toBe('number: 113');
  });
  test('is left to the author where there is none yet, or it is taken', async () => {
    expect(await line({})).toBeUndefined();
    expect(await line({ '2025-06-30': 'week: 2025-06-30\n' })).toBeUndefined();
    expect(await line({ '2025-07-14': numbered('2025-07-14', 1) })).toBeUndefined();
    const [before, after] = [numbered('2025-06-30', 112), numbered('2025-07-14', 113)];
    expect(await line({ '2025-06-30': before, '2025-07-14': after })).toBeUndefined();
  });
});

describe('what comes next', () => {
  const said = async (command: string, issues: Record<string, string> = {}): Promise<string> =>
    (await runCli(command, { files: newsletter(issues) })).stderr;

  test('is a paper', async () => {
    expect(await said('new 2025-07-07')).toBe(
      'next: digest add-paper (adds a paper, and asks for what is missing)\n',
    );
  });

  test('is done from where the program was started', async () => {
    const files = newsletter({});
    const stderr = (dir: string, command: string): Promise<string> =>
      runCli(`-C ${dir} ${command}`, { files, cwd: '/' }).then((ran) => ran.stderr);
    expect(await stderr('desk', 'new 2025-07-07')).toContain('next: digest -C desk add-paper (');
    expect(await stderr('desk/issues', 'status')).toContain('next: digest -C desk/issues new (');
    expect(await stderr('desk', 'init other --locale ko --name x')).toContain(
      'next: digest -C desk/other new (',
    );
  });

  test('names the issue where another is the latest', async () => {
    expect(await said('new 2025-07-07', { '2025-07-14': 'week: 2025-07-14\n' })).toBe(
      'next: digest add-paper -i 2025-07-07 (adds a paper, and asks for what is missing)\n',
    );
  });

  test('is not said with --quiet or --dry-run', async () => {
    expect(await said('new 2025-07-07 --quiet')).toBe('');
    expect(await said('new 2025-07-07 --dry-run')).not.toContain('next:');
  });
});

describe('--edit', () => {
  test('opens the file in the editor that git would take', async () => {
    const ran: string[] = [];
    const { code } = await runCli('new 2025-07-07 --edit', {
      files: newsletter(),
      env: { EDITOR: 'nano', VISUAL: 'code --wait' },
      exec: (command, _, { inherit, shell }) => {
        ran.push(`${command} ${inherit} ${shell}`);
        return { status: 0, stdout: '', stderr: '' };
      },
    });
    expect({ code, ran }).toEqual({ code: 0, ran: ["code --wait '/desk/issues/2025-07-07.yaml' true true"] });
  });

  test.each([
    [{}, /\$EDITOR could not be used: it is not set/],
    [{ EDITOR: 'false' }, /the editor false could not be used: it ended with 1/],
  ])('%j', async (env, stderr) => {
    const ran = await runCli('new 2025-07-07 --edit', {
      files: newsletter(),
      env,
      exec: () => ({ status: 1, stdout: '', stderr: '' }),
    });
    // The file is there.
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 1, stdout: 'issues/2025-07-07.yaml\n' });
    expect(ran.stderr).toMatch(stderr);
  });
});

test('what was scaffolded is a draft that validates with warnings only', async () => {
  const { context } = await runCli('new 2025-07-07', { files: newsletter() });
  const { code, stdout } = await runCli('validate --format json', context);
  expect(code).toBe(0);
  const problems: { severity: string }[] = JSON.parse(stdout);
  expect(problems.length).toBeGreaterThan(0);
  expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(['warning']));
});

describe('a week that is there under another ending or case is there', () => {
  test.each(['2025-07-07.yaml', '2025-07-07.YAML', '2025-07-07.yml', '2025-07-07.YML', '2025-07-07.Yaml'])(
    '%s',
    async (name) => {
      for (const flag of ['', ' --dry-run']) {
        const files = new MemoryFiles({ ...newsletter(), [`/desk/issues/${name}`]: 'week: 2025-07-07\n' });
        const { code, stdout, stderr } = await runCli(`new 2025-07-09${flag}`, { files });
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toContain(`digest: issues/${name} already exists; nothing was changed\n`);
        expect(files.paths('/desk/issues')).toEqual([`/desk/issues/${name}`]);
      }
    },
  );

  test('also as what is no file, which is told', async () => {
    const files = new MemoryFiles(newsletter());
    files.putLink('/desk/issues/2025-07-07.YML', 'nowhere');
    const { code, stderr } = await runCli('new 2025-07-07', { files });
    expect(code).toBe(2);
    expect(stderr).toContain('issues/2025-07-07.YML cannot be read: it is a link to something');
  });
});

describe('in a working directory that was deleted', () => {
  const commands = ['new 2025-07-07', 'init', 'init .', 'render --all', 'add-paper --title x', 'validate'];

  test.each(commands)('%s makes nothing', async (command) => {
    const files = new MemoryFiles({ '/elsewhere/': '' });
    const { code, stdout, stderr } = await runCli(command, { files, cwd: '/desk' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^digest: the working directory \/desk was deleted; nothing was done\nhint: /);
    expect(files.paths('/desk')).toEqual([]);
    expect(files.stat('/desk')).toBeUndefined();
  });

  test('another of its name is not it, and relative to it is nothing', async () => {
    const context = { ...fakeContext({ files: newsletter() }), isCwdGone: true as const };
    for (const command of ['new 2025-07-07', '-C . new 2025-07-07', '-C ../desk new 2025-07-07'])
      expect(await runCli(command, context)).toMatchObject({ code: 2, stdout: '' });
    expect(await runCli('-C /desk new 2025-07-07', context)).toMatchObject({ code: 0 });
    expect(await runCli('--version', context)).toMatchObject({ code: 0 });
  });
});
