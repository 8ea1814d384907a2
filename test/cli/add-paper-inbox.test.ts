import { describe, expect, test } from 'vitest';
import { fakeContext } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

const config = 'name: Test\nlocale: en\nlanguages: [en]\n';
const modeline = '# yaml-language-server: $schema=../schema/paper.schema.json\n';
const flags = ['--title', 'en=On Small Models', '--summary', 'Short.'];

function desk(more: Readonly<Record<string, string>> = {}): MemoryFiles {
  return new MemoryFiles({ ...newsletter({ '2025-07-07': soundIssue() }, config), ...more });
}

const add = (files: MemoryFiles, ...args: string[]) =>
  runCli(['add-paper', '--inbox', ...args], fakeContext({ files }));

describe('add-paper --inbox', () => {
  test.each([
    ['its arXiv id', ['--arxiv', '2506.15677v2'], '2506.15677'],
    ['an old arXiv id', ['--arxiv', 'hep-th/9901001'], 'hep-th-9901001'],
    ['its DOI', ['--doi', '10.1000/X.(y)'], '10.1000-x.-y'],
    ['its title', ['--link', 'https://example.org/a'], 'on-small-models'],
  ])('a file named by %s', async (_, id, name) => {
    const files = desk();
    const { code, stdout } = await add(files, ...flags, ...id);
    expect([code, stdout]).toEqual([0, `inbox/${name}.yaml\n`]);
    expect(files.paths('/desk/inbox')).toEqual([`/desk/inbox/${name}.yaml`]);
  });

  test('a title in Hangul is a name, and an endless one is cut', async () => {
    const files = desk();
    await add(
      files,
      '--title',
      `en=${'작은 모델/쓸모 '.repeat(20)}`,
      '--link',
      'https://a.example/b',
      '--summary',
      'x',
    );
    const [path = ''] = files.paths('/desk/inbox');
    expect(path).toMatch(/^\/desk\/inbox\/작은-모델-쓸모-작은-[^/]{1,60}\.yaml$/u);
    expect([...path].length).toBeLessThan(80);
  });

  test('holds the paper and whom to credit, and is what assemble takes', async () => {
    const files = desk();
    const by = ['--by', 'Kim <kim@e.example>'];
    const { code, stderr } = await add(files, ...flags, '--arxiv', '2506.15677', ...by);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'added 1 paper to inbox/\nnext: digest assemble (takes what waits there into an issue)\n',
    });
    expect(files.text('/desk/inbox/2506.15677.yaml')).toBe(
      `${modeline}title: "On Small Models"\narxiv: "2506.15677"\nsummary: |\n  Short.\nby:\n  name: Kim\n  email: "kim@e.example"\n`,
    );
    const assembled = await runCli('assemble 2025-07-07', fakeContext({ files }));
    expect([assembled.code, assembled.stdout]).toEqual([0, 'Co-authored-by: Kim <kim@e.example>\n']);
    expect(files.text('/desk/issues/2025-07-07.yaml')).toContain('  - title: "On Small Models"\n    arxiv:');
  });

  test('an address is no name: it would stand in the credits', async () => {
    const files = desk();
    const { code, stderr } = await add(files, ...flags, '--arxiv', '2506.15677', '--by', 'kim@e.example');
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'digest: --by "kim@e.example": it has no name: write NAME or "NAME <ADDRESS>"',
    ]);
    files.put('/desk/inbox/a.yaml', 'title: A\narxiv: "2506.15677"\nsummary: x\nby: kim@e.example\n');
    const { stdout } = await runCli('validate inbox', fakeContext({ files }));
    expect(stdout).toContain('An address has a key of its own: by: { name: …, email: … }\n');
    expect(await runCli('assemble 2025-07-07', fakeContext({ files }))).toMatchObject({ code: 1 });
    expect(files.paths('/desk/inbox')).toEqual(['/desk/inbox/a.yaml']);
  });

  test('never over a file: that paper fails, the others are written', async () => {
    const files = desk({
      '/desk/inbox/on-small-models.yaml': 'title: mine\n',
      '/desk/in.yaml': `- title: On small models
  link: https://example.org/a
  summary: x
- title: Another # beside
  link: https://example.org/b
  # between
  summary: 'y'
`,
    });
    const { code, stdout, stderr } = await add(files, '--from', 'in.yaml');
    expect([code, stdout]).toEqual([1, 'inbox/another.yaml\n']);
    expect(stderr).toContain(
      'digest: On small models was not added: inbox/on-small-models.yaml already exists; nothing was changed\n',
    );
    expect(stderr).toContain('failed: On small models; 1 done\n');
    expect(files.text('/desk/inbox/on-small-models.yaml')).toBe('title: mine\n');
    expect(files.text('/desk/inbox/another.yaml')).toBe(
      `${modeline}title: Another # beside\nlink: https://example.org/b\n# between\nsummary: 'y'\n`,
    );
    const again = await add(
      files,
      '--title',
      'en=Another',
      '--link',
      'https://example.org/b',
      '--summary',
      'z',
    );
    expect([again.code, again.stdout]).toEqual([2, '']);
    expect(again.stderr).toContain('inbox/another.yaml already exists; nothing was changed');
  });

  test('what an issue has is told at its line in the file', async () => {
    const { code, stderr } = await add(desk(), ...flags, '--arxiv', '2507.07001');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^inbox\/2507\.07001\.yaml:3:\d+ {2}warning {2}paper\/duplicate-archive/m);
  });

  test('--dry-run prints the file, and writes none', async () => {
    const files = desk();
    const { code, stdout, stderr } = await add(
      files,
      ...flags,
      '--arxiv',
      '2506.15677',
      '--by',
      'Kim',
      '--dry-run',
    );
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `${modeline}title: "On Small Models"\narxiv: "2506.15677"\nsummary: |\n  Short.\nby: Kim\n`,
      stderr: 'would write inbox/2506.15677.yaml; nothing was written (--dry-run)\n',
    });
    expect(files.paths('/desk/inbox')).toEqual([]);
  });

  test.each([
    [['--inbox', '--at', '1'], /--inbox.* cannot be used with/],
    [['--inbox', '-i', '2025-07-07'], /--inbox.* cannot be used with/],
    [['--by', 'Kim'], /--by goes with --inbox/],
    [['--inbox', '--by', '<kim@e.example>'], /--by "<kim@e.example>": it has no name/],
  ])('%j is refused', async (args, words) => {
    const { code, stderr } = await runCli(
      ['add-paper', ...flags, '--arxiv', '2506.15677', ...args],
      fakeContext({ files: desk() }),
    );
    expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
  });
});
