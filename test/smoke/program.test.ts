import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { soundIssue } from '../support/issues.ts';
import { program } from '../support/program.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-smoke-')));

afterAll(() => rmSync(work, { recursive: true }));

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], { cwd = work, env = {}, input = '' } = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: work, ...env },
  });
  return { code: status, stdout, stderr };
}

function folder(name: string): string {
  const path = join(work, name);
  mkdirSync(path, { recursive: true });
  return path;
}

const paper = 'title: { ko: "작은 시험", en: "A small test" }\narxiv: "2506.15677"\nsummary: 시험입니다.\n';

describe('the built program', () => {
  test('says its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    expect(run(['-C', '.', '--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('does a week in an empty folder, without a terminal', () => {
    const cwd = folder('week');
    writeFileSync(join(cwd, 'paper.yaml'), paper);
    const steps = [
      ['init'],
      ['new', '2025-07-09'],
      ['add-paper', '--from', 'paper.yaml', '--yes'],
      ['validate'],
      ['render', '--format', 'forum'],
    ];
    const codes = steps.map((step) => run(step, { cwd }).code);
    expect(codes).toEqual([0, 0, 0, 0, 0]);
    const { stdout, stderr } = run(['render', '--format', 'forum'], { cwd });
    expect(stdout).toContain('## 작은 시험 / A small test\n');
    expect(stderr).toContain('is a draft');
  });

  test('gives the same bytes in every time zone and locale', () => {
    const cwd = folder('zones');
    run(['init'], { cwd });
    const config = 'locale: ko\nemail:\n  from: a@example.org\n  to: b@example.org\n';
    writeFileSync(join(cwd, 'digest.config.yaml'), config);
    for (const week of ['2025-03-24', '2025-10-20', '2025-12-29'])
      writeFileSync(join(cwd, `issues/${week}.yaml`), soundIssue(week));
    const everything = (zone: string, lang: string): string[] => {
      const env = { TZ: zone, LANG: lang, LC_ALL: lang };
      const { code, stdout } = run(
        ['render', '--all', '--format', 'all', '--out', `out-${zone.replace('/', '-')}`],
        { cwd, env },
      );
      expect(code).toBe(0);
      return stdout
        .trim()
        .split('\n')
        .map((path) => readFileSync(join(cwd, path), 'utf8'));
    };
    const first = everything('Asia/Seoul', 'ko_KR.UTF-8');
    expect(first).toHaveLength(15);
    for (const zone of ['America/Los_Angeles', 'Pacific/Apia', 'Europe/Lisbon'])
      expect(everything(zone, 'C')).toEqual(first);
    // Apia has no 30 December 2011, and Lisbon changes its clocks at the ends of these weeks.
    const made = ['Asia/Seoul', 'America/Los_Angeles', 'Pacific/Apia', 'Europe/Lisbon'].map(
      (TZ) => run(['new', '2011-12-30', '--dry-run'], { cwd, env: { TZ } }).stdout,
    );
    expect(new Set(made).size).toBe(1);
    expect(made[0]).toContain('week: 2011-12-26');
  });

  test('a reader that has seen enough is no failure', () => {
    const cwd = folder('pipe');
    run(['init'], { cwd });
    writeFileSync(join(cwd, 'issues/2025-07-07.yaml'), soundIssue());
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${program}" render 2025-07-07 | head -c 1`],
      { cwd, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  const noFull = existsSync('/dev/full') ? '' : ' (skipped: there is no /dev/full)';
  test.skipIf(noFull !== '').each(['render 2025-07-07', 'validate', '--version', '--help'])(
    `%s to a disk that is full${noFull}`,
    (command) => {
      const cwd = folder('full');
      run(['init'], { cwd });
      writeFileSync(join(cwd, 'issues/2025-07-07.yaml'), soundIssue());
      const line = `"${process.execPath}" "${program}" ${command}`;
      const told = spawnSync('sh', ['-c', `${line} >/dev/full`], { cwd, encoding: 'utf8' });
      expect({ status: told.status, stderr: told.stderr }).toEqual({
        status: 2,
        stderr: 'digest: cannot write to standard output: no space left on the disk\n',
      });
      const mute = spawnSync('sh', ['-c', `${line} 2>/dev/full`], { cwd, encoding: 'utf8' });
      expect(mute.status).toBe(0);
      expect(mute.stdout).not.toBe('');
    },
  );

  const noPipes = process.platform === 'win32' ? ' (skipped: Windows has no named pipes)' : '';
  test.skipIf(noPipes !== '')(`a named pipe is no issue, and nobody waits at it${noPipes}`, () => {
    const cwd = folder('pipes');
    run(['init'], { cwd });
    writeFileSync(join(cwd, 'issues/2025-07-07.yaml'), soundIssue());
    execFileSync('mkfifo', [join(cwd, 'issues/2025-07-14.yaml')]);
    const told =
      'digest: issues/2025-07-14.yaml cannot be read: it is a pipe, not a file\n' +
      'hint: Put a file there in its place, or save its content to a file and name that.\n';
    expect(run(['validate'], { cwd })).toEqual({ code: 1, stdout: '', stderr: told });
    expect(run(['render'], { cwd }).stderr).toContain(`using issues/2025-07-07.yaml\n${told}`);
  });

  test('a template of one’s own is compiled at run time', () => {
    const cwd = folder('templates-of-ones-own');
    run(['init'], { cwd });
    writeFileSync(join(cwd, 'issues/2025-07-07.yaml'), soundIssue());
    mkdirSync(join(cwd, 'templates/forum'), { recursive: true });
    writeFileSync(join(cwd, 'templates/forum/closing.hbs'), 'The end of {{name}}.\n');
    expect(run(['render', '2025-07-07'], { cwd }).stdout).toMatch(/The end of My newsletter\\?\.\n$/);
  });

  test('prompts, mail and cooking are in the bundle', () => {
    const cwd = folder('lazy');
    run(['init'], { cwd });
    writeFileSync(join(cwd, 'digest.config.yaml'), 'email: { from: a@example.org, to: b@example.org }\n');
    writeFileSync(join(cwd, 'issues/2025-07-07.yaml'), soundIssue());
    expect(run(['render', '2025-07-07', '--format', 'eml'], { cwd }).stdout).toMatch(
      /^From: a@example\.org\r\n/m,
    );
    expect(run(['cook'], { cwd, input: '**x**\n' })).toEqual({
      code: 0,
      stdout: '<p><strong>x</strong></p>\n',
      stderr: '',
    });
    expect(run(['validate', '--rendered', '--format', 'sarif'], { cwd }).code).toBe(0);
  });
});

describe('--since', () => {
  const cwd = folder('git');
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd,
      stdio: 'ignore',
    });
  };

  test('takes files that differ from a ref, those that git does not know yet too', () => {
    git('init', '-q', '-b', 'main');
    const news = folder('git/news');
    run(['init'], { cwd: news });
    for (const week of ['2025-06-23', '2025-06-30'])
      writeFileSync(join(news, `issues/${week}.yaml`), soundIssue(week).replace('en: "', 'xx_: "'));
    git('add', '-A');
    git('commit', '-qm', 'first');
    // Names would be relative to the folder, not to the repository.
    git('config', 'diff.relative', 'true');
    const since = (ref: string): Ran => run(['validate', '--since', ref, '--format', 'json'], { cwd: news });
    expect(since('HEAD')).toMatchObject({
      code: 0,
      stdout: '[]\n',
      stderr: 'no issue file differs from HEAD\n',
    });
    writeFileSync(join(news, 'issues/2025-06-30.yaml'), soundIssue('2025-06-30').replace('en: "', 'yy_: "'));
    writeFileSync(join(news, 'issues/2025-07-07.yaml'), soundIssue('2025-07-07').replace('en: "', 'zz_: "'));
    const problems: { file: string; severity: string }[] = JSON.parse(since('main').stdout);
    const files = problems.filter(({ severity }) => severity === 'error').map(({ file }) => file);
    expect(files).toEqual(['issues/2025-06-30.yaml', 'issues/2025-07-07.yaml']);
    expect(since('nowhere')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^digest: git does not know the commit nowhere\n/) as string,
    });
    expect(since('--output=x')).toMatchObject({ code: 2 });
    // GitHub wants paths from the root of the repository.
    expect(run(['validate', '--since', 'main', '--format', 'github'], { cwd: news }).stdout).toMatch(
      /^::error file=news\/issues\/2025-06-30\.yaml,/m,
    );
  });
});

test('an older Node gets one line', () => {
  const older = 'data:text/javascript,process.getBuiltinModule=undefined';
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', older, program, 'validate'], {
    cwd: work,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^digest: Node\.js 20\.19 or later is needed; this is v\d+\.\d+\.\d+\n$/);
});

describe('with rights of Node to the tool and the newsletter alone', () => {
  const flag = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const tool = realpathSync(join(program, '../..'));

  function confined(cwd: string): Ran {
    const rights = [flag, `--allow-fs-read=${tool}`, `--allow-fs-read=${cwd}`, '--no-warnings'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...rights, program, 'validate'], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: work },
    });
    return { code: status, stdout, stderr };
  }

  test('validate works', () => {
    const cwd = folder('confined');
    mkdirSync(join(cwd, 'issues'));
    writeFileSync(join(cwd, 'digest.config.yaml'), 'name: Test\nlocale: ko\n');
    writeFileSync(join(cwd, 'issues/2025-07-07.yaml'), soundIssue());
    expect(confined(cwd)).toEqual({ code: 0, stdout: '1 file, no problems\n', stderr: '' });
  });

  test('and where no newsletter is, it says so', () => {
    const { code, stderr } = confined(folder('none'));
    expect(code).toBe(2);
    expect(stderr).toContain('digest init');
  });
});
