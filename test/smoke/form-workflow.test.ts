/** The workflow that makes a pull request of an issue form's answers: what it may, and what its step does with recorded events. */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formWorkflow } from '../../src/newsletter/starter/form-workflow.ts';
import { starterWorkflow } from '../../src/newsletter/starter/workflow.ts';
import { Gh } from '../support/gh.ts';
import { program } from '../support/program.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

const { on, permissions, jobs } = parse(formWorkflow(undefined)) as {
  on: unknown;
  permissions: unknown;
  jobs: { paper: { if: string; permissions: unknown; steps: Step[] } };
};
const stepNamed = (steps: readonly Step[], name: string): Step =>
  steps.find((step) => step.name === name) ?? {};

test('it runs where the label is set, has the main branch and its digest, and no answer in a line of the shell', () => {
  expect(on).toEqual({ issues: { types: ['labeled'] } });
  expect(jobs.paper.if).toMatch(/^github\.event\.label\.name == 'paper' && /);
  expect(permissions).toEqual({});
  expect(jobs.paper.permissions).toEqual({ contents: 'write', issues: 'write', 'pull-requests': 'write' });
  const check = parse(starterWorkflow(undefined)).jobs.validate.steps as Step[];
  expect(stepNamed(jobs.paper.steps, 'Install digest')).toEqual(stepNamed(check, 'Install digest'));
  for (const { run = '', uses, with: options } of jobs.paper.steps) {
    expect(run).not.toContain('${{');
    if (uses?.startsWith('actions/checkout@') === true)
      expect(options).toEqual({ 'persist-credentials': false });
  }
  expect(stepNamed(jobs.paper.steps, 'Pull request').env).toEqual({
    GH_TOKEN: '${{ github.token }}',
    NUMBER: '${{ github.event.issue.number }}',
    MAIN: '${{ github.event.repository.default_branch }}',
  });
});

const noTools = ['bash', 'jq'].every((tool) => spawnSync('which', [tool]).status === 0)
  ? ''
  : ' (skipped: there is no jq)';

describe.skipIf(noTools !== '')(`its step${noTools}`, () => {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-form-')));
  afterAll(() => rmSync(work, { recursive: true }));
  const desk = join(work, 'desk');
  beforeAll(() => {
    const { status } = spawnSync(process.execPath, [
      program,
      'init',
      desk,
      '--issue-form',
      '--locale',
      'en',
      '--name',
      'N',
    ]);
    expect(status).toBe(0);
  });

  const api = 'repos/news/weekly';
  const form = (answers: Readonly<Record<string, string>>): string =>
    ['Paper', 'Title', 'Summary', 'Your name']
      .map((label) => `### ${label}\n\n${answers[label] ?? '_No response_'}`)
      .join('\n\n');
  const sound = {
    Paper: 'https://arxiv.org/abs/2506.15677',
    Title: 'One',
    Summary: 'First.\n\nSecond.',
    'Your name': 'Kim',
  };

  function play(body: string, answers: ConstructorParameters<typeof Gh>[0] = {}) {
    const temporary = mkdtempSync(join(work, 'runner-'));
    const gh = new Gh(
      {
        [`${api}/git/matching-refs/heads/digest-form-7`]: [{ ref: 'refs/heads/digest-form-70' }],
        [`${api}/pulls?state=open&head=news:digest-form-7`]: [],
        ...answers,
      },
      work,
    );
    symlinkSync(resolve(dirname(program), '..'), join(temporary, 'digest-tool'));
    const event = join(temporary, 'event.json');
    writeFileSync(
      event,
      JSON.stringify({ action: 'labeled', issue: { number: 7, title: '$(touch evil)', body } }),
    );
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-e', '-c', stepNamed(jobs.paper.steps, 'Pull request').run ?? 'exit 99'],
      {
        cwd: temporary,
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          PATH: `${gh.folder}:${dirname(process.execPath)}:${process.env['PATH']}`,
          HOME: work,
          GH_TOKEN: 'token',
          GITHUB_ACTIONS: 'true',
          GITHUB_EVENT_PATH: event,
          GITHUB_REPOSITORY: 'news/weekly',
          GITHUB_SHA: 'c0ffee',
          GITHUB_WORKSPACE: desk,
          RUNNER_TEMP: temporary,
          NUMBER: '7',
          MAIN: 'main',
        },
      },
    );
    return { status, output: stdout + stderr, written: gh.written() };
  }

  const paper = `# yaml-language-server: $schema=../schema/paper.schema.json
title: "One"
arxiv: "2506.15677"
summary: |
  First.

  Second.
by: "Kim"
`;
  const content = Buffer.from(paper).toString('base64');

  test('answers become a file of inbox/ on a branch of their own, and a pull request', () => {
    const { status, written } = play(form(sound));
    expect({ status, written }).toEqual({
      status: 0,
      written: [
        {
          method: 'POST',
          path: `${api}/git/refs`,
          fields: { ref: 'refs/heads/digest-form-7', sha: 'c0ffee' },
        },
        {
          method: 'PUT',
          path: `${api}/contents/inbox/form-7.yaml`,
          fields: { message: 'The paper of issue 7', branch: 'digest-form-7', content },
        },
        {
          method: 'POST',
          path: `${api}/pulls`,
          fields: {
            title: 'The paper of issue 7',
            head: 'digest-form-7',
            base: 'main',
            body: expect.stringMatching(/^Closes #7\n/),
          },
        },
      ],
    });
  });

  test('what it wrote is a paper for validate and for assemble', () => {
    mkdirSync(join(desk, 'inbox'), { recursive: true });
    writeFileSync(join(desk, 'inbox/form-7.yaml'), paper);
    writeFileSync(join(desk, 'issues/2025-07-07.yaml'), 'week: 2025-07-07\ndraft: true\npapers: []\n');
    const digest = (...args: string[]) =>
      spawnSync(process.execPath, [program, '-C', desk, ...args], { encoding: 'utf8' });
    expect(digest('validate', 'inbox/form-7.yaml').status).toBe(0);
    expect(digest('assemble').status).toBe(0);
    expect(readFileSync(join(desk, 'issues/2025-07-07.yaml'), 'utf8')).toContain('arxiv: "2506.15677"');
    rmSync(join(desk, 'issues/2025-07-07.yaml'));
  });

  test('labelled again, it brings branch and pull request up to date, and makes no other', () => {
    const { status, written } = play(form(sound), {
      [`${api}/git/matching-refs/heads/digest-form-7`]: [{ ref: 'refs/heads/digest-form-7' }],
      [`${api}/contents/inbox?ref=digest-form-7`]: [
        { path: 'inbox/form-8.yaml', sha: 'beef' },
        { path: 'inbox/form-7.yaml', sha: 'cafe' },
      ],
      [`${api}/pulls?state=open&head=news:digest-form-7`]: [{ number: 12 }],
    });
    expect({ status, written }).toEqual({
      status: 0,
      written: [
        {
          method: 'PUT',
          path: `${api}/contents/inbox/form-7.yaml`,
          fields: { message: 'The paper of issue 7', branch: 'digest-form-7', content, sha: 'cafe' },
        },
      ],
    });
  });

  test.each([
    [
      'no paper',
      form({ ...sound, Paper: 'a paper that I like @team' }),
      /^\\"a paper that I like \\@&#8203;team\\"/,
    ],
    [
      'what no reader could see',
      form({ ...sound, Title: 'a\u0007b' }),
      /^The answers do not make a paper yet:\n\n- \*\*error\*\*/,
    ],
    [
      'an address as a name, with what to do',
      form({ ...sound, 'Your name': 'Kim <kim@e.example>' }),
      /- \*\*error\*\* by is .*\n {2}Readers see the name\\\. An address/,
    ],
    ['nothing of the form', 'Hello! ### Paper', /^The answers of the form were not found/],
    ['nothing', '', /^The answers of the form were not found/],
  ])('%s is told in the issue, and no branch is made', (_, body, said) => {
    const { status, written } = play(body);
    expect({ status, written }).toEqual({
      status: 0,
      written: [
        { method: 'POST', path: `${api}/issues/7/comments`, fields: { body: expect.stringMatching(said) } },
      ],
    });
    expect(JSON.stringify(written)).not.toMatch(/(?<!\\)@team/);
  });

  test('a summary that begins with code keeps its indent', () => {
    const { written } = play(form({ ...sound, Summary: '    code\n\ntext' }));
    const fields = written.find(({ method }) => method === 'PUT')?.fields ?? {};
    const data: unknown = parse(Buffer.from(String(fields['content']), 'base64').toString('utf8'));
    expect(data).toMatchObject({ summary: '    code\n\ntext\n' });
  });

  test('what an editor still has to do stands in the pull request', () => {
    const { written } = play(form({ ...sound, Title: '_No response_' }));
    const body = String(written.at(-1)?.fields['body']);
    expect(body).toMatch(/^Closes #7\n\nStill to do:\n\n- \*\*warning\*\* .*title/);
  });

  test('hostile answers are texts of the file, and nothing else', () => {
    const evil = {
      Paper: '2506.15677',
      Title: '"; touch evil; $(touch evil) `touch evil` #12 @team',
      Summary:
        'x\nby: Mallory\npapers: [1]\n--- !!js/function\n${{ github.token }}\n</details>\n::set-output name=x::y',
      'Your name': 'Kim"\nmore: [https://evil.example]',
    };
    const { status, written } = play(form(evil));
    expect(status).toBe(0);
    const fields = written.find(({ method }) => method === 'PUT')?.fields ?? {};
    const data: unknown = parse(Buffer.from(String(fields['content']), 'base64').toString('utf8'));
    expect(data).toEqual({
      title: evil.Title,
      arxiv: '2506.15677',
      summary: `${evil.Summary}\n`,
      by: 'Kim" more: [https://evil.example]',
    });
    expect(spawnSync('find', [work, '-name', 'evil*'], { encoding: 'utf8' }).stdout).toBe('');
  });
});
