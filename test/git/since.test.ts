/** `validate --since` asks the installed git, in checkouts that a stranger's branch or another user has a part in. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { nodeContext } from '../../src/cli/node-context.ts';
import { changedSince } from '../../src/commands/validate/changed-since.ts';
import { fakeContext } from '../support/context.ts';
import { failureOf } from '../support/failure-of.ts';
import { commitAlone, noGit } from '../support/git.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-since-')));
afterAll(() => rmSync(work, { recursive: true }));
const real = nodeContext(process, fileURLToPath(new URL('../../', import.meta.url)));
const plain = { PATH: process.env['PATH'], HOME: work, GIT_CONFIG_NOSYSTEM: '1' };
writeFileSync(
  join(work, '.gitconfig'),
  '[user]\n\tname = Editor\n\temail = editor@example.org\n[init]\n\tdefaultBranch = main\n[protocol "file"]\n\tallow = always\n',
);

function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8', env: plain });
  expect({ args, status, stderr: status === 0 ? '' : stderr }).toEqual({ args, status: 0, stderr: '' });
  return stdout;
}

/** What a stranger's command would leave. */
const trace = join(work, 'trace');
const command = `touch '${trace}'; false`;
let top = '';
let news = '';

beforeEach(() => {
  rmSync(trace, { force: true });
  top = mkdtempSync(join(work, 'top-'));
  news = join(top, 'news');
  git(top, 'init', '--quiet');
  write('issues/2025-07-07.yaml', 'week: 2025-07-07\n');
  write('issues/2025-07-14.yaml', 'week: 2025-07-14\n');
  git(top, 'add', '--all');
  git(top, 'commit', '--quiet', '--message=first');
  write('issues/2025-07-14.yaml', 'week: 2025-07-14\ndraft: true\n');
  write('issues/2025-07-21.yaml', 'week: 2025-07-21\n');
});

function write(name: string, content: string): void {
  mkdirSync(join(news, name, '..'), { recursive: true });
  writeFileSync(join(news, name), content);
}

/** The insides of a repository, as files that a branch can bring; its config runs a command at every look at the work tree. */
function plantInsides(folder: string): void {
  mkdirSync(join(folder, 'objects'));
  mkdirSync(join(folder, 'refs'));
  writeFileSync(join(folder, 'objects/.keep'), '');
  writeFileSync(join(folder, 'refs/.keep'), '');
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(
    join(folder, 'config'),
    `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ${folder}\n\tfsmonitor = "${command}"\n`,
  );
}

function since(ref = 'HEAD', { root = news, env = {} } = {}): string[] {
  const files = readdirSync(join(root, 'issues')).map((name) => join(root, 'issues', name));
  return changedSince({ ...real, env: { ...plain, ...env } }, root, ref, files).map((file) =>
    relative(root, file),
  );
}

const changed = ['issues/2025-07-14.yaml', 'issues/2025-07-21.yaml'];

describe.skipIf(noGit !== '')(`with git${noGit}`, () => {
  test('what differs, and what is new', () => {
    expect(since()).toEqual(changed);
  });

  test('insides in the newsletter are no repository', () => {
    plantInsides(news);
    // They are one to whoever asks git there.
    spawnSync('git', ['status'], { cwd: news, env: plain });
    expect(existsSync(trace)).toBe(true);
    rmSync(trace);
    expect(since()).toEqual(changed);
    expect(existsSync(trace)).toBe(false);
  });

  test('insides in the top folder are no repository beside .git', () => {
    plantInsides(top);
    expect(since()).toEqual(changed);
    expect(existsSync(trace)).toBe(false);
  });

  test('insides in a folder whose .git is empty are refused', () => {
    rmSync(join(top, '.git'), { recursive: true });
    mkdirSync(join(top, '.git'));
    plantInsides(top);
    expect(failureOf(() => since())?.message).toMatch(/cannot use bare repository .*safe\.bareRepository/);
    expect(existsSync(trace)).toBe(false);
  });

  test('a file monitor in the own config is not run either, nor are hooks, other differs and converters', () => {
    plantInsides(work);
    const config = readFileSync(join(work, 'config'), 'utf8');
    for (const name of ['config', 'HEAD']) rmSync(join(work, name));
    for (const name of ['objects', 'refs']) rmSync(join(work, name), { recursive: true });
    appendFileSync(
      join(top, '.git/config'),
      `${config.slice(config.indexOf('\tfsmonitor'))}[diff]\n\texternal = "${command}"\n[diff "x"]\n\tcommand = "${command}"\n\ttextconv = "${command}"\n`,
    );
    writeFileSync(join(top, '.git/hooks/post-index-change'), `#!/bin/sh\n${command}\n`);
    chmodSync(join(top, '.git/hooks/post-index-change'), 0o755);
    writeFileSync(join(top, '.gitattributes'), '* diff=x\n');
    // Same bytes, another time: git notes that in its index.
    utimesSync(join(news, 'issues/2025-07-07.yaml'), 0, 0);
    expect(since()).toEqual(changed);
    expect(existsSync(trace)).toBe(false);
  });

  test.each(['clean', 'process', 'smudge'])(
    'a filter that attributes of the branch name is not run: %s',
    (key) => {
      for (const name of ['a.b', '']) {
        git(top, 'config', `filter.${name}.${key}`, command);
        git(top, 'config', `filter.${name}.required`, 'true');
      }
      write('.gitattributes', '*.yaml filter=a.b\n2025-07-07.yaml filter=\n');
      utimesSync(join(news, 'issues/2025-07-07.yaml'), new Date(0), new Date(0));
      expect(since()).toEqual(changed);
      expect(existsSync(trace)).toBe(false);
    },
  );

  test('a clone that left out what is asked for fetches nothing', () => {
    const clone = mkdtempSync(join(work, 'clone-'));
    git(top, 'config', 'uploadpack.allowFilter', 'true');
    git(work, 'clone', '--quiet', '--filter=tree:0', '--no-checkout', `file://${top}`, clone);
    git(clone, 'config', 'remote.origin.uploadpack', command);
    const folder = join(clone, 'news');
    const ask = (): string[] =>
      changedSince({ ...real, env: plain }, folder, 'HEAD', [join(folder, 'issues/a.yaml')]);
    mkdirSync(join(folder, 'issues'), { recursive: true });
    writeFileSync(join(folder, 'issues/a.yaml'), 'week: 2025-07-07\n');
    expect(failureOf(ask)?.code).toBe('no-git');
    expect(existsSync(trace)).toBe(false);
  });

  test.each(['LITERAL', 'GLOB', 'NOGLOB', 'ICASE'])(
    'GIT_%s_PATHSPECS says nothing about our paths',
    (name) => {
      expect(since('HEAD', { env: { [`GIT_${name}_PATHSPECS`]: '1' } })).toEqual(changed);
    },
  );

  test('a nested repository is not entered', () => {
    const inner = join(news, 'inner');
    mkdirSync(inner);
    git(inner, 'init', '--quiet');
    git(inner, 'commit', '--quiet', '--allow-empty', '--message=inner');
    git(top, '-c', 'advice.addEmbeddedRepo=false', 'add', 'news/inner');
    git(top, 'commit', '--quiet', '--message=second');
    appendFileSync(join(inner, '.git/config'), `[core]\n\tfsmonitor = "${command}"\n`);
    expect(since()).toEqual(changed);
    expect(existsSync(trace)).toBe(false);
  });

  test('the repository of another owner is refused, in the words of git', () => {
    const isRoot = process.getuid?.() === 0;
    if (isRoot) for (const path of [join(top, '.git'), top]) chownSync(path, 65_534, 65_534);
    appendFileSync(
      join(top, '.git/config'),
      `[core]\n\tfsmonitor = "${command}"\n[filter "x"]\n\tclean = "${command}"\n`,
    );
    writeFileSync(join(top, '.gitattributes'), '* filter=x\n');
    // Who is not root cannot give files away; git's own switch says that they are another's.
    const env = isRoot ? {} : { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    for (const more of [
      {},
      { GIT_DIR: join(top, '.git') },
      { GIT_DIR: join(top, '.git'), GIT_WORK_TREE: top },
    ])
      expect(failureOf(() => since('HEAD', { env: { ...env, ...more } }))?.message).toContain(
        `detected dubious ownership in repository at '${top}'`,
      );
    expect(existsSync(trace)).toBe(false);
  });

  test('a linked worktree', () => {
    const linked = join(work, 'linked');
    git(top, 'worktree', 'add', '--quiet', linked);
    const root = join(linked, 'news');
    expect(since('HEAD', { root })).toEqual([]);
    cpSync(join(news, 'issues/2025-07-21.yaml'), join(root, 'issues/2025-07-21.yaml'));
    expect(since('HEAD', { root })).toEqual(['issues/2025-07-21.yaml']);
  });

  test('a submodule', () => {
    git(top, 'commit', '--quiet', '--all', '--message=second');
    const outer = mkdtempSync(join(work, 'outer-'));
    git(outer, 'init', '--quiet');
    git(outer, 'submodule', '--quiet', 'add', top, 'inner');
    git(outer, 'commit', '--quiet', '--message=outer');
    const root = join(outer, 'inner/news');
    expect(since('HEAD', { root })).toEqual([]);
    expect(since('HEAD~1', { root })).toEqual(['issues/2025-07-14.yaml']);
    // The commit is the submodule's own.
    const own = git(outer, 'rev-parse', 'HEAD').trim();
    expect(failureOf(() => since(own, { root }))?.message).toContain(`does not know the commit ${own}`);
  });

  test('inside a hook, of this repository or another', () => {
    const other = mkdtempSync(join(work, 'other-'));
    git(other, 'init', '--quiet');
    for (const folder of [top, other]) {
      const env = {
        GIT_DIR: join(folder, '.git'),
        GIT_INDEX_FILE: join(folder, '.git/next-index-1.lock'),
        GIT_PREFIX: 'news/',
        GIT_WORK_TREE: folder,
      };
      expect(since('HEAD', { env })).toEqual(changed);
    }
  });

  test('what variables of a repository say is not heard, even where git cannot read it', () => {
    for (const env of [
      { GIT_CONFIG_PARAMETERS: `'core.fsmonitor=${command}'` },
      { GIT_CONFIG_PARAMETERS: 'nonsense' },
      { GIT_CONFIG_COUNT: 'many' },
    ])
      expect(since('HEAD', { env })).toEqual(changed);
    expect(existsSync(trace)).toBe(false);
  });

  test('a program of its name in the newsletter is not it', () => {
    for (const folder of [top, news]) {
      writeFileSync(join(folder, 'git'), `#!/bin/sh\n${command}\n`);
      chmodSync(join(folder, 'git'), 0o755);
    }
    expect(since('HEAD', { env: { PATH: `.:${plain.PATH}` } })).toEqual(changed);
    expect(existsSync(trace)).toBe(false);
  });

  test('through a link to the newsletter, and a link of an issue to elsewhere in the repository', () => {
    renameSync(join(news, 'issues/2025-07-14.yaml'), join(top, 'shared.yaml'));
    symlinkSync('../../shared.yaml', join(news, 'issues/2025-07-14.yaml'));
    git(top, 'add', '--all');
    git(top, 'commit', '--quiet', '--message=second');
    const root = join(work, 'shortcut');
    symlinkSync(news, root);
    expect(since('HEAD', { root })).toEqual([]);
    appendFileSync(join(top, 'shared.yaml'), 'number: 1\n');
    expect(since('HEAD', { root })).toEqual(['issues/2025-07-14.yaml']);
  });

  test('folders with characters that mean something in a pattern', () => {
    const odd = join(top, ':(top)*[x]');
    renameSync(news, odd);
    expect(since('HEAD', { root: odd })).toEqual(['issues/2025-07-07.yaml', ...changed]);
    git(top, 'add', '--all');
    git(top, 'commit', '--quiet', '--message=second');
    expect(since('HEAD', { root: odd })).toEqual([]);
  });
});

test('git is never told where a repository is', () => {
  const context = fakeContext({
    files: { '/desk/.git/HEAD': '', '/desk/issues/2025-07-07.yaml': '' },
    env: { GIT_DIR: '/elsewhere' },
    exec: (_, args, { cwd, env }) => {
      expect(cwd).toBe('/package');
      const isFirst = args[0] === 'rev-parse';
      if (!isFirst) expect(env).toEqual({ GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' });
      return { status: 0, stdout: isFirst ? 'GIT_DIR\nGIT_WORK_TREE\n' : commitAlone(args), stderr: '' };
    },
  });
  changedSince(context, '/desk', 'main', ['/desk/issues/2025-07-07.yaml']);
  expect(context.ran).toHaveLength(7);
  for (const line of context.ran.slice(1)) {
    expect(line).toMatch(
      /^git -C \/desk -c safe\.bareRepository=explicit -c core\.fsmonitor=false -c core\.hooksPath=\/dev\/null --literal-pathspecs /,
    );
    expect(line).not.toMatch(/--git-dir|--work-tree/);
  }
});
