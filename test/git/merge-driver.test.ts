/** `digest init --merge-driver` and `digest merge-file` with the installed git. */
import { spawnSync } from 'node:child_process';
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
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { nodeContext } from '../../src/cli/node-context.ts';
import { run } from '../../src/cli/run.ts';
import { Captured } from '../support/context.ts';
import { noGit } from '../support/git.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-driver-')));
afterAll(() => rmSync(work, { recursive: true }));
const bin = join(work, 'bin');
mkdirSync(bin);
writeFileSync(join(bin, 'digest'), '');
let env: Record<string, string | undefined> = {};
const usualEnv = { PATH: `${bin}${delimiter}${process.env['PATH']}`, HOME: work, GIT_CONFIG_NOSYSTEM: '1' };
const node = nodeContext(process, fileURLToPath(new URL('../../', import.meta.url)));

let top = '';

beforeEach(() => {
  top = mkdtempSync(join(work, 'top-'));
  env = usualEnv;
});

function git(...args: string[]): string {
  return spawnSync('git', args, { cwd: top, encoding: 'utf8', env }).stdout;
}

function put(name: string, text: string): void {
  mkdirSync(dirname(join(top, name)), { recursive: true });
  writeFileSync(join(top, name), text);
}

const text = (name: string): string => readFileSync(join(top, name), 'utf8');

async function digest(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr] = [new Captured(), new Captured()];
  const code = await run(argv, { ...node, cwd: top, env, stdout, stderr });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

const attribute = `# Merged by papers in a clone where \`digest init --merge-driver\` was run, elsewhere by lines.
issues/*.yaml merge=digest
`;
const set =
  'git merges issues by papers in this clone; another clone needs `digest init --merge-driver` too\n';
const driver = (tool: string): string =>
  `if command -v ${tool} >/dev/null 2>&1; then ${tool} merge-file --marker-size=%L --ours=%X --theirs=%Y %O %A %B %P; s=$?; if test $s = 0 || { test $s = 1 && grep -q "^<" %A; }; then exit $s; fi; fi; git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B || exit 1\n`;

describe.skipIf(noGit !== '')(`init --merge-driver with git${noGit}`, () => {
  test('of a newsletter that is there it writes nothing else', async () => {
    git('init', '--quiet');
    put('digest.config.yaml', 'name: T\nlocale: en\n');
    expect(await digest('init', '--merge-driver')).toEqual({
      code: 0,
      stdout: '.gitattributes\n',
      stderr: set,
    });
    expect(text('.gitattributes')).toBe(attribute);
    expect(git('config', '--local', 'merge.digest.driver')).toBe(driver('digest'));
    expect(git('config', '--local', 'merge.digest.name')).toBe('issues of a newsletter, by papers\n');
    expect(existsSync(join(top, 'schema'))).toBe(false);
    const again = 'git merges issues by papers in this clone already\n';
    expect(await digest('init', '--merge-driver')).toEqual({ code: 0, stdout: '', stderr: again });
    expect(text('.gitattributes')).toBe(attribute);
  });

  test('a new newsletter gets it with all else; without a repository git is told later', async () => {
    const { code, stdout, stderr } = await digest('init', '--merge-driver', '--locale', 'en', '--name', 'T');
    expect([code, stdout.split('\n').at(-2)]).toEqual([0, '.gitattributes']);
    expect(stdout).toContain('digest.config.yaml\n');
    expect(stderr).toContain(
      'there is no git repository here: after `git init`, `digest init --merge-driver`',
    );
    git('init', '--quiet');
    expect(await digest('init', '--merge-driver')).toEqual({ code: 0, stdout: '', stderr: set });
  });

  test('from a folder below, and with the program that the newsletter has itself', async () => {
    git('init', '--quiet');
    put('나의 letter/digest.config.yaml', 'name: T\nlocale: en\n');
    put('나의 letter/node_modules/.bin/digest', '');
    mkdirSync(join(top, '나의 letter/issues'));
    const { code, stdout } = await digest('-C', '나의 letter/issues', 'init', '--merge-driver');
    expect([code, stdout]).toEqual([0, '../.gitattributes\n']);
    expect(git('config', 'merge.digest.driver')).toBe(driver('"나의 letter/node_modules/.bin/digest"'));
  });

  test.each([
    ['other lines, the last not ended', '*.png binary', `*.png binary\n${attribute}`, '.gitattributes\n', ''],
    [
      'a line of its own',
      '/issues/** text merge=union\n',
      '/issues/** text merge=union\n',
      '',
      'not changed: .gitattributes, which says already how issues are merged\n',
    ],
    [
      'no merging of issues',
      'issues/*.yaml -merge\n',
      'issues/*.yaml -merge\n',
      '',
      'not changed: .gitattributes, which says already how issues are merged\n',
    ],
    [
      'line ends of issues',
      'issues/*.yaml eol=lf\n',
      `issues/*.yaml eol=lf\n${attribute}`,
      '.gitattributes\n',
      '',
    ],
  ])('attributes with %s stay', async (_, there, after, stdout, stderr) => {
    git('init', '--quiet');
    put('digest.config.yaml', 'name: T\nlocale: en\n');
    put('.gitattributes', there);
    expect(await digest('init', '--merge-driver', '--dry-run')).toEqual({
      code: 0,
      stdout,
      stderr: `${stderr}${set.replace('merges', 'would merge')}`,
    });
    expect([text('.gitattributes'), git('config', 'merge.digest.driver')]).toEqual([there, '']);
    expect(await digest('init', '--merge-driver')).toEqual({ code: 0, stdout, stderr: stderr + set });
    expect(text('.gitattributes')).toBe(after);
  });

  test('a program that no shell finds is named by its path', async () => {
    git('init', '--quiet');
    put('digest.config.yaml', 'name: T\nlocale: en\n');
    env = { ...usualEnv, PATH: process.env['PATH'] };
    await digest('init', '--merge-driver');
    expect(git('config', 'merge.digest.driver')).toBe(driver(join(node.packageRoot, 'bin/digest.js')));
  });

  test('a command of its own stays', async () => {
    git('init', '--quiet');
    git('config', 'merge.digest.driver', 'mine %A');
    put('digest.config.yaml', 'name: T\nlocale: en\n');
    expect((await digest('init', '--merge-driver')).stderr).toBe(
      'not changed: merge.digest.driver of this clone, which has another command\n',
    );
    expect(git('config', 'merge.digest.driver')).toBe('mine %A\n');
  });
});

describe.skipIf(noGit !== '')(`merge-file with git${noGit}`, () => {
  const merge = async (
    base: string | Uint8Array,
    ours: string,
    theirs: string,
    ...flags: string[]
  ): Promise<{ code: number; stdout: string; stderr: string; file: string }> => {
    for (const [name, content] of Object.entries({ base, ours, theirs }))
      writeFileSync(join(top, name), content);
    const ran = await digest('merge-file', ...flags, 'base', 'ours', 'theirs', 'issues/a week.yaml');
    return { ...ran, file: text('ours') };
  };

  test('writes what is merged over ours, and says nothing', async () => {
    expect(
      await merge(
        'lead: a\nweek: 2025-07-07\n',
        'lead: b\nweek: 2025-07-07\n',
        'lead: a\nweek: 2025-07-14\n',
      ),
    ).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
      file: 'lead: b\nweek: 2025-07-14\n',
    });
  });

  test.each([
    ['the names of git', ['--ours=HEAD', '--theirs=a (b)', '--marker-size=8'], 8, 'HEAD', 'a (b)'],
    ['an older git, which has none', ['--ours=%X', '--theirs=%Y'], 7, 'ours', 'theirs'],
  ])('a clash ends with 1 and has %s', async (_, flags, size, ours, theirs) => {
    const { code, stderr, file } = await merge('lead: a\n', 'lead: b\n', 'lead: c\n', ...flags);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^digest: both sides changed the same in issues\/a week.yaml, at 1 place\n/),
    ]);
    expect(file).toBe(
      `${'<'.repeat(size)} ${ours}\nlead: b\n${'='.repeat(size)}\nlead: c\n${'>'.repeat(size)} ${theirs}\n`,
    );
  });

  test('git merges by lines what cannot be read, with the same marks', async () => {
    const broken = 'week: "a"b\n';
    expect(await merge('week: a\n', 'week: b\n', broken, '--ours=HEAD', '--theirs=topic')).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^git merged issues\/a week.yaml line by line: the file of topic cannot be read as YAML\ndigest: both sides changed the same in issues\/a week.yaml\n/,
      ) as string,
      file: `<<<<<<< HEAD\nweek: b\n=======\n${broken}>>>>>>> topic\n`,
    });
  });

  test('what is no text at all is left as it is', async () => {
    const { code, stderr, file } = await merge(new Uint8Array([0, 255, 0]), 'week: b\n', 'week: c\n');
    expect([code, file]).toEqual([2, 'week: b\n']);
    expect(stderr).toContain('git cannot be asked: ');
  });

  test('three files are needed', async () => {
    const { code, stderr } = await digest('merge-file', 'base', 'ours');
    expect([code, stderr]).toEqual([2, expect.stringContaining('it takes three files')]);
  });
});
