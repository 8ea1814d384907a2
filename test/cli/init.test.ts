import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formWorkflow } from '../../src/newsletter/starter/form-workflow.ts';
import { starterWorkflow } from '../../src/newsletter/starter/workflow.ts';
import { fakeContext } from '../support/context.ts';
import { runCli } from '../support/run-cli.ts';

const written = [
  'terms.yaml',
  'digest.config.yaml',
  'issues/.gitkeep',
  'schema/issue.schema.json',
  'schema/paper.schema.json',
  'schema/config.schema.json',
  'schema/terms.schema.json',
  'schema/view.schema.json',
  'schema/ledger.schema.json',
  '.github/workflows/digest.yml',
  '.github/workflows/digest-comment.yml',
  'CONTRIBUTING.md',
  '.vscode/settings.json',
  '.vscode/extensions.json',
  '.gitignore',
];

/** Where nobody can be asked, and nothing was given. */
const said = [
  'Korean; --locale en for English',
  'named "My newsletter"; --name for another name',
  'the workflow runs the digest that package.json names: npm install --save-dev ./FILE.tgz (`npm pack` in a clone of digest makes it); commit package.json, package-lock.json and the file',
];
const workflowPath = '/desk/.github/workflows/digest.yml';

const text = (context: ReturnType<typeof fakeContext>, path: string): string =>
  new TextDecoder().decode(context.files.read(path));

/** The workflow of version 1.0.0. */
const earlier = `\
# Written by \`digest init\`, refreshed by \`digest init --update\`.
name: digest
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # The report is in GitHub's format, so that each problem shows on its line in the pull request.
      - run: npx --yes --package=paper-digest@1.0.0 digest validate --rendered
`;

describe('digest init', () => {
  test('makes a newsletter that validates, and says what comes next', async () => {
    const { code, stdout, stderr, context } = await runCli('init');
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: written.map((path) => `${path}\n`).join(''),
      stderr: [...said, 'next: digest new (scaffolds this week)\n'].join('\n'),
    });
    expect(await runCli('validate --strict', context)).toMatchObject({ code: 0, stderr: '' });
  });

  test('makes one in a folder of its own', async () => {
    const { stdout, stderr } = await runCli('init news');
    expect(stdout).toContain('news/digest.config.yaml\n');
    expect(stderr).toContain('digest -C news new');
  });

  test('makes one in a folder with a space in its name', async () => {
    const { stderr } = await runCli(['init', 'my news']);
    expect(stderr).toContain('next: digest -C "my news" new');
  });

  test('--update refreshes the newsletter that the folder is in', async () => {
    const { context } = await runCli('init');
    context.files.put('/desk/schema/view.schema.json', '{}');
    expect(await runCli('-C issues init --update --dry-run', context)).toMatchObject({
      code: 0,
      stdout: '../schema/view.schema.json\n',
      stderr: 'would write 1 file; nothing was written (--dry-run)\n',
    });
    const { code, stderr } = await runCli('init --update typo', context);
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'digest: there is no folder typo\n' });
  });

  test('writes the schemas as they were shipped', async () => {
    const { context } = await runCli('init');
    for (const name of ['issue', 'config', 'view', 'ledger']) {
      expect(text(context, `/desk/schema/${name}.schema.json`)).toBe(
        readFileSync(`schema/${name}.schema.json`, 'utf8'),
      );
    }
  });

  test('its config requires the version that wrote it, without the patch', async () => {
    const { context } = await runCli('init');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const [major, minor] = version.split('.');
    const config = parse(text(context, '/desk/digest.config.yaml'));
    expect(config).toMatchObject({ requires: `>=${major}.${minor}` });
  });

  test('says nothing of how to install it where package.json has it', async () => {
    const json = JSON.stringify({ devDependencies: { 'paper-digest': 'file:../digest.tgz' } });
    const context = fakeContext({ files: { '/desk/package.json': json } });
    expect((await runCli('init --locale en --name N', context)).stderr).toBe(
      'next: digest new (scaffolds this week)\n',
    );
    context.files.put('/desk/package.json', '{');
    expect((await runCli('init', context)).stderr).toContain('npm install --save-dev ./FILE.tgz');
  });

  test('says what it chose for those who did not', async () => {
    expect((await runCli('init --locale en')).stderr).not.toContain('Korean');
    expect((await runCli('init --locale en')).stderr).toContain('named "My newsletter"');
    expect((await runCli('init --name N')).stderr).toContain('Korean; --locale en for English\n');
    expect((await runCli('init --name N')).stderr).not.toContain('My newsletter');
    expect((await runCli('init --quiet')).stderr).toBe('');
  });

  test('in English, with a name', async () => {
    const { context } = await runCli(['init', '--locale', 'en', '--name', 'Say "Hi"']);
    expect(parse(text(context, '/desk/digest.config.yaml'))).toMatchObject({
      name: 'Say "Hi"',
      locale: 'en',
      forum: { locale: 'en' },
    });
    expect(text(context, '/desk/digest.config.yaml')).not.toMatch(/\p{Script=Hangul}/u);
    expect((await runCli('validate', context)).code).toBe(0);
    await runCli('new 2025-07-07', context);
    const { stdout } = await runCli('render --field title', context);
    expect(stdout).toBe('[July 7–13, 2025] Say "Hi"\n');
  });

  test.each(['Say "Hi"', 'Papers, weekly; and more', 'a <b>@c', 'two\nlines\u2028and a third'])(
    'whatever name it has, %j, the config is sound, and so are its lines that wait in comments',
    async (name) => {
      const { context } = await runCli(['init', '--locale', 'en', '--name', name]);
      const path = '/desk/digest.config.yaml';
      const config = text(context, path);
      // A name is one line, as titles are.
      expect(parse(config).name).toBe(name.replaceAll(/\s+/g, ' '));
      expect(await runCli('validate --strict', context)).toMatchObject({ code: 0, stderr: '' });
      const waiting = /# (?=(?:from|to|unsubscribe_url|contents|numbers|abstracts): )/g;
      context.files.put(path, config.replaceAll(waiting, ''));
      expect(parse(text(context, path)).forum).toMatchObject({
        contents: 'links',
        numbers: true,
        abstracts: 'details',
      });
      expect(parse(text(context, path)).email.abstracts).toBe('first');
      expect(parse(text(context, path)).email.from).toContain('<news@example.org>');
      expect(await runCli('validate --strict', context)).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test.each([
    ['a line more', (written: string) => `${written}# mine\n`],
    ['another branch', (written: string) => written.replace('[main]', '[trunk]')],
    ['no sum', (written: string) => written.replace(/^# [0-9a-f]{64}\n/m, '')],
    ['another sum', (written: string) => written.replace(/^# [0-9a-f]{8}/m, '# 00000000')],
  ])('--update leaves a workflow that was edited: %s', async (_, edit) => {
    const { context } = await runCli('init');
    const edited = edit(text(context, workflowPath));
    context.files.put(workflowPath, edited);
    const { stderr } = await runCli('init --update', context);
    expect(stderr).toContain('not changed: .github/workflows/digest.yml');
    expect(text(context, workflowPath)).toBe(edited);
  });

  test.each([
    ['the first version', earlier],
    ['another version, which named a package', starterWorkflow('paper-digest@9.8.7')],
    ['this one, with other line ends', starterWorkflow(undefined).replaceAll('\n', '\r\n')],
  ])('--update refreshes a workflow that was written by %s', async (_, written) => {
    const { context } = await runCli('init');
    const now = text(context, workflowPath);
    context.files.put(workflowPath, written);
    expect((await runCli('init --update', context)).stdout).toBe('.github/workflows/digest.yml\n');
    expect(text(context, workflowPath)).toBe(now);
  });

  test('says where what render writes would be committed', async () => {
    const context = fakeContext({ files: { '/desk/.gitignore': 'mine\n' } });
    expect((await runCli('init', context)).stderr).toContain('.gitignore does not list out/');
  });

  test('leaves what is there, and names it', async () => {
    const context = fakeContext({
      files: { '/desk/.gitignore': 'mine\n', '/desk/digest.config.yaml': 'locale: en\n' },
    });
    const { code, stderr } = await runCli('init', context);
    expect(code).toBe(0);
    expect(stderr).toContain('not changed: digest.config.yaml, .gitignore');
    expect(text(context, '/desk/.gitignore')).toBe('mine\n');
    expect(text(context, '/desk/digest.config.yaml')).toBe('locale: en\n');
  });

  test.each([
    ['ko', '# 논문 추천하기', '## 양식으로'],
    ['en', '# Suggesting a paper', '## By the form'],
  ])(
    'tells contributors what to do, in %s, and keeps what tells them already',
    async (locale, title, byForm) => {
      const { context } = await runCli(`init --locale ${locale} --name N`);
      const page = text(context, '/desk/CONTRIBUTING.md');
      expect(page.startsWith(`${title}\n`)).toBe(true);
      expect(page).not.toContain(byForm);
      expect(page).toContain('npx digest add-paper 2506.15677 --inbox --by ');
      // What it shows is a paper as validate wants it.
      const [, paper = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];
      context.files.put('/desk/inbox/kim.yaml', paper);
      expect(await runCli('validate --strict inbox/kim.yaml', context)).toMatchObject({
        code: 0,
        stderr: '',
      });
      const own = fakeContext({ files: { '/desk/CONTRIBUTING.md': 'mine\n' } });
      expect((await runCli('init', own)).stderr).toContain('not changed: CONTRIBUTING.md');
      expect(text(own, '/desk/CONTRIBUTING.md')).toBe('mine\n');
    },
  );

  test.each([
    ['ko', '논문 추천', ['논문', '제목 (한국어)', '제목 (영어)', '소개', '이름']],
    ['en', 'Suggest a paper', ['Paper', 'Title', 'Summary', 'Your name']],
  ])(
    '--issue-form writes a form in %s, and its workflow, which --update refreshes',
    async (locale, name, labels) => {
      const { context } = await runCli(`init --locale ${locale} --name N`);
      expect(context.files.stat('/desk/.github/ISSUE_TEMPLATE/paper.yml')).toBeUndefined();
      // A newsletter that is there has its config's language.
      expect((await runCli('init --issue-form', context)).stdout).toBe(
        '.github/ISSUE_TEMPLATE/paper.yml\n.github/workflows/digest-form.yml\n',
      );
      const form = parse(text(context, '/desk/.github/ISSUE_TEMPLATE/paper.yml'));
      expect(form).toMatchObject({ name, labels: ['paper'] });
      const fields = (form.body as { type: string; attributes: { label: string } }[]).slice(1);
      expect(fields.map(({ attributes }) => attributes.label)).toEqual(labels);
      const workflow = '/desk/.github/workflows/digest-form.yml';
      context.files.put('/desk/.github/ISSUE_TEMPLATE/paper.yml', 'name: mine\n');
      context.files.put(workflow, formWorkflow('paper-digest@9.8.7'));
      expect((await runCli('init --update', context)).stdout).toBe('.github/workflows/digest-form.yml\n');
      expect(text(context, workflow)).toBe(formWorkflow(undefined));
      expect(text(context, '/desk/.github/ISSUE_TEMPLATE/paper.yml')).toBe('name: mine\n');
    },
  );

  test('--update writes the workflow that comments where an earlier version wrote none', async () => {
    const { context } = await runCli('init');
    const comment = '/desk/.github/workflows/digest-comment.yml';
    context.files.remove(comment);
    expect((await runCli('init --update', context)).stdout).toBe('.github/workflows/digest-comment.yml\n');
    context.files.put(comment, `${text(context, comment)}# mine\n`);
    expect((await runCli('init --update', context)).stderr).toContain(
      'not changed: .github/workflows/digest-comment.yml',
    );
  });

  test('again changes nothing', async () => {
    const { context } = await runCli('init');
    expect(await runCli('init', context)).toMatchObject({ code: 0, stdout: '' });
  });

  test('--update refreshes schemas and workflow, and nothing else', async () => {
    const { context } = await runCli('init');
    for (const path of ['schema/issue.schema.json', '.gitignore', 'digest.config.yaml'])
      context.files.put(`/desk/${path}`, 'name: old\n');
    const { stdout } = await runCli('init --update', context);
    expect(stdout).toBe('schema/issue.schema.json\n');
    expect(text(context, '/desk/.gitignore')).toBe('name: old\n');
    for (const command of ['init --update', 'init --update --dry-run'])
      expect(await runCli(command, context)).toMatchObject({
        code: 0,
        stdout: '',
        stderr: 'the schemas and the workflow are up to date\n',
      });
  });

  test.each([
    ['--update without a newsletter', 'init --update', /no newsletter/],
    ['a locale that is none', 'init --locale x', /is not a language tag/],
  ])('%s is refused', async (_, command, stderr) => {
    const ran = await runCli(command);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(stderr);
  });

  test('--dry-run writes nothing', async () => {
    const { stdout, context } = await runCli('init --dry-run');
    expect(stdout.split('\n')).toContain('digest.config.yaml');
    expect(context.files.list('/desk')).toEqual([]);
  });
});
