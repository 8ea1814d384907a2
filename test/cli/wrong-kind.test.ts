import { describe, expect, test } from 'vitest';
import { commitAlone } from '../support/git.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

const weeks = { '2025-07-07': soundIssue(), '2025-07-14': soundIssue('2025-07-14') };

type Put = (files: MemoryFiles, path: string) => void;

/** What may have the name of a file. */
const notFiles: readonly (readonly [string, Put])[] = [
  ['a dead link', (files, path) => files.putLink(path, '/nowhere')],
  ['a link in a circle', (files, path) => files.putLink(path, path)],
  ['a pipe', (files, path) => files.putSpecial(path, 'pipe')],
  ['a device', (files, path) => files.putSpecial(path, 'device')],
  ['a folder', (files, path) => files.put(`${path}/`, '')],
];
/** And that of a folder. */
const notFolders: readonly (readonly [string, Put])[] = [
  ...notFiles.filter(([what]) => what !== 'a folder'),
  ['a file', (files, path) => files.put(path, 'x')],
];

function disk(issues: Readonly<Record<string, string>> = weeks): MemoryFiles {
  return new MemoryFiles(newsletter(issues));
}

describe('of the wrong kind is not absent', () => {
  const most = ['render', 'status', 'preview --static page', 'move 1 1', 'new 2025-07-21'];

  /** One command for each kind, and one kind for each command. */
  function cases(kinds: readonly (readonly [string, Put])[], commands: readonly string[]) {
    const [first = notFiles[0]] = kinds;
    return [
      ...kinds.flatMap(([what, put]) =>
        ['validate', 'render --all'].map((command) => [what, command, put] as const),
      ),
      ...commands.map((command) => [first?.[0], command, first?.[1]] as const),
    ];
  }

  test.each(cases(notFiles, [...most, 'cook text.md', 'init', 'init --update']))(
    'digest.config.yaml is %s: %s',
    async (_, command, put) => {
      const files = disk();
      files.put('/desk/text.md', 'x');
      files.drop('/desk/digest.config.yaml');
      put?.(files, '/desk/digest.config.yaml');
      const before = files.paths('/desk');
      const { code, stdout, stderr } = await runCli(command, { files });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^digest: digest\.config\.yaml cannot be read: .+\nhint: .+\n$/);
      expect(files.paths('/desk')).toEqual(before);
    },
  );

  test.each(cases(notFolders, most))('issues/ is %s: %s', async (_, command, put) => {
    const files = disk({});
    files.drop('/desk/issues');
    put?.(files, '/desk/issues');
    const { code, stdout, stderr } = await runCli(command, { files });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^digest: issues cannot be read: .+\nhint: .+\n$/);
    // Nor is it, without a config, no newsletter, or that of a folder above.
    files.drop('/desk/digest.config.yaml');
    files.put('/issues/2025-07-07.yaml', soundIssue());
    expect((await runCli(command, { files })).stderr).toMatch(/^digest: issues cannot be read: /);
  });

  test.each(
    notFolders.flatMap(([what, put]) =>
      ['templates', 'templates/forum'].map((at) => [at, what, put] as const),
    ),
  )('%s is %s', async (at, _, put) => {
    const files = disk();
    put(files, `/desk/${at}`);
    const { code, stdout, stderr } = await runCli('render 2025-07-07', { files });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^digest: templates(?:\/forum)? cannot be read: .+\nhint: .+\n$/);
    expect((await runCli('validate --rendered', { files })).code).toBe(2);
  });

  test.each(notFiles)('a template is %s', async (_, put) => {
    const files = disk();
    put(files, '/desk/templates/forum/closing.hbs');
    const { code, stderr } = await runCli('render 2025-07-07', { files });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^digest: templates\/forum\/closing\.hbs cannot be read: .+\nhint: .+\n$/);
  });

  test('a hidden note of an editor beside a template is none', async () => {
    const files = disk();
    files.putLink('/desk/templates/forum/.#closing.hbs', 'editor@host.4242:1');
    expect((await runCli('render 2025-07-07', { files })).code).toBe(0);
  });

  test.each(
    notFiles.flatMap(([what, put]) =>
      [
        'schema/issue.schema.json',
        '.github/workflows/digest.yml',
        '.vscode/settings.json',
        '.gitignore',
        'package.json',
      ].map((at) => [at, what, put] as const),
    ),
  )('init with %s, which is %s, writes nothing', async (at, _, put) => {
    const files = new MemoryFiles({ '/desk/': '' });
    put(files, `/desk/${at}`);
    const before = files.paths('/desk');
    const { code, stdout, stderr } = await runCli('init', { files: withPackage(files) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`digest: ${at} cannot be read: `);
    expect(files.paths('/desk')).toEqual(before);
  });

  test.each(notFolders)('init with a folder that is %s', async (_, put) => {
    const files = new MemoryFiles({ '/desk/': '' });
    put(files, '/desk/.vscode');
    const { code, stderr } = await runCli('init', { files: withPackage(files) });
    expect(code).toBe(2);
    expect(stderr).toMatch(/digest: \.vscode(?:\/settings\.json)? cannot be read: /);
    expect(files.paths('/desk')).toHaveLength(files.paths('/desk/.vscode').length);
  });

  test.each(notFiles)('%s that is named', async (what, put) => {
    const files = disk();
    put(files, '/desk/x.yaml');
    const folder = what === 'a folder';
    for (const command of [
      'render x.yaml',
      'preview x.yaml',
      'status x.yaml',
      ...(folder ? [] : ['validate x.yaml']),
    ]) {
      const { code, stderr } = await runCli(command, { files });
      expect({ command, code }).toEqual({ command, code: 2 });
      expect(stderr).toMatch(/digest: x\.yaml cannot be read: .+\nhint: /);
    }
    // What is only read may be a pipe; an endless one ends here.
    for (const command of ['cook x.yaml', 'add-paper -i 2025-07-14 --from x.yaml --yes']) {
      const { code, stderr } = await runCli(command, { files });
      expect({ command, code }).toEqual({ command, code: 2 });
      expect(stderr).toMatch(/x\.yaml cannot be read: .+\nhint: /);
    }
  });
});

/** Where `init` finds what it copies. */
function withPackage(files: MemoryFiles): MemoryFiles {
  for (const name of ['issue', 'config', 'view', 'ledger'])
    files.put(`/package/schema/${name}.schema.json`, '{}');
  return files;
}

describe('one of many does not stop the others', () => {
  describe.each(notFiles)('%s among the issues', (_, put) => {
    function withOne(name = '2025-07-10'): MemoryFiles {
      const files = disk();
      put(files, `/desk/issues/${name}.yaml`);
      return files;
    }

    test.each(['validate', 'validate issues', 'validate issues/2025-07-10.yaml 2025-07-14'])(
      'is named by %s, which tells of the others',
      async (command) => {
        const files = withOne();
        files.put('/desk/issues/2025-07-14.yaml', 'nonsense: 1\n');
        const { code, stdout, stderr } = await runCli(command, { files });
        expect(code).toBe(1);
        expect(stdout).toContain('unknown key');
        expect(stderr).toContain('digest: issues/2025-07-10.yaml cannot be read: ');
      },
    );

    test('is named by render, which writes the others', async () => {
      for (const command of ['render --all', 'render 2025-07-07 2025-07-10 2025-07-14']) {
        const { code, stdout, stderr } = await runCli(command, { files: withOne() });
        expect({ command, code, stdout }).toEqual({
          command,
          code: 1,
          stdout: 'out/2025-07-07.forum.md\nout/2025-07-14.forum.md\n',
        });
        expect(stderr).toContain('digest: issues/2025-07-10.yaml cannot be read: ');
        expect(stderr).toMatch(/failed: issues\/2025-07-10\.yaml; 2 done\n$/);
      }
    });

    test('is named by status, which lists the others', async () => {
      for (const command of ['status', 'status 2025-07-07 2025-07-10 2025-07-14']) {
        const { code, stdout, stderr } = await runCli(command, { files: withOne() });
        expect(code).toBe(1);
        expect(stdout).toMatch(/2025-07-07[^]*2025-07-14/);
        expect(stderr).toContain('digest: issues/2025-07-10.yaml cannot be read: ');
      }
    });

    test('is not completed, and the others are', async () => {
      const { stdout } = await runCli(['completion', 'bash', '--', 'render', ''], { files: withOne() });
      expect(stdout).toMatch(/^latest\n2025-07-14\n2025-07-07\n/);
    });

    test('does not keep from the latest, nor from papers of earlier issues', async () => {
      const files = withOne();
      files.put('/desk/issues/2025-07-14.yaml', soundIssue().replace('2025-07-07', '2025-07-14'));
      const { code, stdout } = await runCli('validate latest', { files });
      expect(stdout).toContain('2025-07-07');
      expect(code).toBe(0);
      expect((await runCli('render', { files })).stderr).toContain('using issues/2025-07-14.yaml\n');
      const page = await runCli('preview --static page', { files: withAssets(files) });
      expect(page).toMatchObject({ code: 0, stdout: 'page/index.html\n' });
    });

    test('is told where it would be the latest', async () => {
      const files = withOne('2025-07-21');
      for (const command of ['render', 'status latest', 'validate latest', 'preview --static page']) {
        const { code, stderr } = await runCli(command, { files: withAssets(files) });
        expect({ command, code }).toEqual({ command, code: 1 });
        expect(stderr).toContain('digest: issues/2025-07-21.yaml cannot be read: ');
      }
      const added = await runCli('add-paper --title x --yes', { files });
      expect(added.code).toBe(2);
      expect(added.stderr).toContain('issues/2025-07-21.yaml cannot be read: ');
    });
  });

  test('a file that cannot be read is a part of render --all that failed', async () => {
    const files = disk();
    const read = files.read.bind(files);
    files.read = (path) => {
      if (path.endsWith('07.yaml')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return read(path);
    };
    const { code, stdout, stderr } = await runCli('render --all', { files });
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'out/2025-07-14.forum.md\n' });
    expect(stderr).toContain('digest: issues/2025-07-07.yaml cannot be read: permission denied\n');
  });

  test('a link in a circle that git knows does not stop --since', async () => {
    const files = disk();
    files.putLink('/desk/loop', 'loop');
    files.put('/desk/.git/', '');
    const git = (args: readonly string[]): string =>
      args.includes('diff')
        ? 'issues/2025-07-07.yaml\0loop\0'
        : args.includes('--show-toplevel')
          ? '/desk\n'
          : commitAlone(args);
    const { code, stderr } = await runCli('validate --since main', {
      files,
      exec: (_, args) => ({ status: 0, stdout: git(args), stderr: '' }),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('git is asked once, also where what changed is mended', async () => {
    const files = disk();
    files.put('/desk/.git/', '');
    const asked: string[] = [];
    await runCli('validate --since main --fix', {
      files,
      exec: (_, args) => {
        asked.push(args.find((one) => /^(?:diff|ls-files)$/.test(one)) ?? '');
        return { status: 0, stdout: commitAlone(args), stderr: '' };
      },
    });
    expect(asked.filter((one) => one !== '')).toEqual(['diff', 'ls-files']);
  });
});

test.each(['validate', 'render'])(
  '%s looks through issues/ as often for one file as for ten',
  async (command) => {
    const weeks = Array.from({ length: 10 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}-06`);
    const looks = async (refs: readonly string[]): Promise<number> => {
      const files = new MemoryFiles(
        newsletter(Object.fromEntries(weeks.map((week) => [week, soundIssue(week)]))),
      );
      await runCli(`${command} ${refs.map((week) => `issues/${week}.yaml`).join(' ')}`, { files });
      return files.steps.filter((step) => step === 'list /desk/issues').length;
    };
    expect(await looks(weeks)).toBe(await looks(weeks.slice(0, 1)));
  },
);

function withAssets(files: MemoryFiles): MemoryFiles {
  for (const name of ['index.html', 'page.js', 'page.css', 'frame.html', 'frame.js', 'frame.css'])
    files.put(`/package/dist/preview/${name}`, name === 'index.html' ? '<head></head>' : '');
  return files;
}

test('an issue that becomes a pipe under a preview is an error there, and its page stays', async () => {
  const { openRoom, Reader, file } = await import('../preview/room.ts');
  const room = await openRoom();
  const reader = new Reader(room);
  await room.newsroom.visit(file).refresh('everything');
  room.context.files.putSpecial(file, 'pipe');
  await expect
    .poll(() => reader.problems.map(({ message }) => message).join())
    .toContain('it is a pipe, not a file');
  expect(reader.known.state?.isStale).toBe(true);
  expect(reader.known.text).toContain('작은 모델의 쓸모');
  room.context.files.put(file, soundIssue());
  await expect.poll(() => reader.known.state?.isStale).toBe(false);
  room.newsroom.close();
});
