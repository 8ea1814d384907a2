/** `init --pages`: a workflow for the site, and what the config says of it. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { starterPagesWorkflow } from '../../src/newsletter/starter/pages-workflow.ts';
import { fakeContext, type FakeContext } from '../support/context.ts';
import { runCli } from '../support/run-cli.ts';

const configPath = '/desk/digest.config.yaml';
const workflowPath = '/desk/.github/workflows/pages.yml';
const uuid = /^urn:uuid:[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/;

const siteOf = (context: FakeContext): unknown => parse(context.files.text(configPath)).site;

describe('in a new newsletter', () => {
  test('it writes the workflow, and an id that no name is in', async () => {
    const { code, stdout, context } = await runCli('init --locale en --name N --pages');
    expect(code).toBe(0);
    expect(stdout).toContain('.github/workflows/pages.yml\n');
    expect(context.files.text(workflowPath)).toBe(starterPagesWorkflow(undefined));
    expect(siteOf(context)).toEqual({ id: expect.stringMatching(uuid) });
    expect(context.files.text('/desk/.gitignore')).toContain('\n/site/\n');
    expect(await runCli('validate --strict', context)).toMatchObject({ code: 0, stderr: '' });
  });

  test('nothing of it is there without the flag', async () => {
    const { context } = await runCli('init --locale en --name N');
    expect(context.files.paths('/desk/.github/workflows')).toEqual([
      '/desk/.github/workflows/digest-comment.yml',
      '/desk/.github/workflows/digest.yml',
    ]);
    expect(context.files.text(configPath)).not.toContain('site:');
  });

  test.each([
    [
      'git@github.com:Example/papers.git',
      'https://example.github.io/papers',
      'https://github.com/Example/papers',
    ],
    [
      'https://github.com/example/papers',
      'https://example.github.io/papers',
      'https://github.com/example/papers',
    ],
    [
      'ssh://git@github.com/example/example.github.io.git',
      'https://example.github.io',
      'https://github.com/example/example.github.io',
    ],
    ['https://gitlab.com/example/papers', undefined, undefined],
  ])('the addresses are those of the repository %s', async (origin, base, repository) => {
    const { context } = await runCli('init --locale en --name N --pages', {
      files: { '/desk/.git/HEAD': 'ref: refs/heads/main\n' },
      exec: (_, args) =>
        args.includes('get-url')
          ? { status: 0, stdout: `${origin}\n`, stderr: '' }
          : { status: 1, stdout: '', stderr: '' },
    });
    expect(siteOf(context)).toEqual({
      id: expect.stringMatching(uuid),
      ...(base === undefined ? {} : { base, repository }),
    });
  });
});

describe('in a newsletter that is there', () => {
  const own = "name: 'N'   # ours\nlocale: en\n";
  const there = (config: string): FakeContext =>
    fakeContext({ files: { [configPath]: config, '/desk/issues/': '' } });

  test('the lines stand behind all others, which keep their bytes; once', async () => {
    const context = there(own);
    const { code, stdout, stderr } = await runCli('init --pages', context);
    expect(code).toBe(0);
    expect(stdout).toContain('.github/workflows/pages.yml\n');
    expect(stdout).toContain('digest.config.yaml\n');
    expect(stderr).not.toContain('not changed: digest.config.yaml');
    const text = context.files.text(configPath);
    expect(text.startsWith(`${own}\n# The web archive`)).toBe(true);
    expect(siteOf(context)).toEqual({ id: expect.stringMatching(uuid) });
    await runCli('init --pages', context);
    expect(context.files.text(configPath)).toBe(text);
  });

  test('line ends are those of the config', async () => {
    const context = there(own.replaceAll('\n', '\r\n'));
    await runCli('init --pages', context);
    expect(context.files.text(configPath)).not.toMatch(/[^\r]\n/);
    expect(siteOf(context)).toEqual({ id: expect.stringMatching(uuid) });
  });

  test('--dry-run names them, and writes nothing', async () => {
    const context = there(own);
    expect((await runCli('init --pages --dry-run', context)).stdout).toContain('digest.config.yaml\n');
    expect(context.files.text(configPath)).toBe(own);
  });

  test.each([
    [
      'has a site without an id',
      'site:\n  base: https://example.org\n',
      /put this line into it, under site: id: "urn:uuid:/,
    ],
    ['is one line', '{ name: N }\n', /put this line into it: site: \{ id: "urn:uuid:[-\da-f]*" \}\n/],
    ['has an end of its own', 'name: N\n...\n', /put this line into it: site:/],
  ])('a config that %s is not changed, and the line is shown', async (_, config, shown) => {
    const context = there(config);
    const { stderr } = await runCli('init --pages', context);
    expect(stderr).toMatch(shown);
    expect(context.files.text(configPath)).toBe(config);
  });

  test('--update refreshes the workflow where it is, unless somebody has edited it', async () => {
    const context = there(own);
    await runCli('init --update', context);
    expect(context.files.paths('/desk/.github/workflows')).not.toContain(workflowPath);
    await runCli('init --pages', context);
    context.files.put(workflowPath, `${starterPagesWorkflow(undefined)}# ours\n`);
    expect((await runCli('init --update', context)).stderr).toContain(
      'not changed: .github/workflows/pages.yml',
    );
    const older = starterPagesWorkflow('paper-digest@0.9.0');
    context.files.put(workflowPath, older);
    await runCli('init --update', context);
    expect(context.files.text(workflowPath)).toBe(starterPagesWorkflow(undefined));
  });
});
