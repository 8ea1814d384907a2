/** The workflow that comments on a pull request: what it may, and what its step does with recorded answers and hostile artefacts. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commentWorkflow, starterWorkflow } from '../../src/newsletter/starter/workflow.ts';
import { program } from '../support/program.ts';
import { sharedCases } from '../support/shared.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

const workflow = parse(commentWorkflow(undefined)) as {
  on: unknown;
  permissions: unknown;
  jobs: {
    comment: { if: string; permissions: unknown; env: unknown; steps: Step[]; 'timeout-minutes': number };
  };
};
const { comment: job } = workflow.jobs;
const stepNamed = (steps: readonly Step[], name: string): Step =>
  steps.find((step) => step.name === name) ?? {};

describe('the workflow', () => {
  test('runs after the check of a pull request, and may comment and nothing more', () => {
    expect(workflow.on).toEqual({ workflow_run: { workflows: ['digest'], types: ['completed'] } });
    expect(parse(starterWorkflow(undefined))).toMatchObject({ name: 'digest' });
    expect(job.if).toMatch(/^github\.event\.workflow_run\.event == 'pull_request' && /);
    expect(workflow.permissions).toEqual({});
    expect(job.permissions).toEqual({ actions: 'read', contents: 'read', 'pull-requests': 'write' });
    expect(job['timeout-minutes']).toBeLessThanOrEqual(15);
  });

  test('has the main branch and its digest, and nothing of the pull request', () => {
    const used = job.steps.flatMap(({ uses, with: options }) =>
      uses === undefined ? [] : [{ uses, options }],
    );
    expect(used).toMatchObject([
      {
        uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
        options: { ref: '${{ github.sha }}', 'persist-credentials': false },
      },
      { uses: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020' },
    ]);
    expect(job.env).toEqual({ BASE: '${{ github.sha }}' });
    // What that does in a shell is held for the other workflow.
    const check = parse(starterWorkflow(undefined)).jobs.validate.steps as Step[];
    expect(stepNamed(job.steps, 'Install digest')).toEqual(stepNamed(check, 'Install digest'));
  });

  test('no text of the pull request is in a shell line, and the token only where it is used', () => {
    for (const { run = '' } of job.steps) expect(run).not.toContain('${{');
    expect(job.steps.filter(({ env }) => env !== undefined).map(({ env }) => env)).toEqual([
      {
        GH_TOKEN: '${{ github.token }}',
        RUN: '${{ github.event.workflow_run.id }}',
        HEAD: '${{ github.event.workflow_run.head_sha }}',
        SOURCE: '${{ github.event.workflow_run.head_repository.id }}',
      },
    ]);
  });
});

const noTools = ['bash', 'jq', 'unzip', 'zip'].every((tool) => spawnSync('which', [tool]).status === 0)
  ? ''
  : ' (skipped: there is no jq, zip or unzip)';

describe.skipIf(noTools !== '')(`its step${noTools}`, () => {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-comment-')));
  afterAll(() => rmSync(work, { recursive: true }));

  const head = 'c0ffee'.repeat(6) + 'c0ff';
  const api = 'repos/news/weekly';
  const report = (more: object = {}): string =>
    JSON.stringify({
      version: 1,
      head,
      counts: { errors: 1, warnings: 0, unread: 0 },
      problems: [
        {
          file: 'issues/2025-07-07.yaml',
          line: 3,
          severity: 'error',
          code: 'paper/title-empty',
          args: { position: 2 },
        },
      ],
      files: [],
      left: 0,
      ...more,
    });
  const quiet = report({ counts: { errors: 0, warnings: 0, unread: 0 }, problems: [] });

  const pull = (number: number, sha: string, repository: number): object => ({
    number,
    head: { sha, ref: 'main', repo: { id: repository } },
  });
  const others = [pull(3, 'd'.repeat(40), 77), pull(4, head, 78)];
  const by = (login: string, id: number, body: string | null): object => ({ id, user: { login }, body });
  const strangers = [
    by('mallory', 901, '<!-- digest: report -->\nmine'),
    by('github-actions[bot]', 902, 'of another workflow'),
    by('github-actions[bot]', 903, null),
  ];

  /** A zip with these files; a name may lead anywhere. */
  function zipOf(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(work, 'zip-'));
    const inner = join(folder, 'a/b');
    mkdirSync(inner, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(inner, name)), { recursive: true });
      writeFileSync(join(inner, name), content);
    }
    const zip = join(folder, 'report.zip');
    expect(spawnSync('zip', ['-q', zip, ...Object.keys(files)], { cwd: inner }).status).toBe(0);
    return zip;
  }

  /** Runs the step with a `gh` that gives recorded answers and keeps what it was told to write. */
  function play({
    zip = zipOf({ 'report.json': report() }),
    pulls = [...others, pull(5, head, 77)],
    comments = strangers,
    artifacts,
  }: {
    readonly zip?: string;
    readonly pulls?: readonly object[];
    readonly comments?: readonly object[];
    readonly artifacts?: readonly object[];
  } = {}) {
    const temporary = mkdtempSync(join(work, 'runner-'));
    const bin = mkdtempSync(join(work, 'bin-'));
    const size = readFileSync(zip).length;
    const answers = {
      [`${api}/pulls?state=open&per_page=100`]: pulls,
      [`${api}/actions/runs/42/artifacts?name=digest-report&per_page=100`]: {
        artifacts: artifacts ?? [
          { id: 8, size_in_bytes: 1, expired: false },
          { id: 9, size_in_bytes: size, expired: false },
          { id: 10, size_in_bytes: 1, expired: true },
        ],
      },
      [`${api}/issues/5/comments?per_page=100`]: comments,
    };
    writeFileSync(
      join(bin, 'gh'),
      `#!${process.execPath}
const fs = require('node:fs');
const answers = ${JSON.stringify(answers)};
const [command, ...args] = process.argv.slice(2);
const flags = args.filter((arg) => arg.startsWith('--') && arg !== '--method');
const method = args.includes('--method') ? args[args.indexOf('--method') + 1] : 'GET';
const path = args.find((arg) => arg.startsWith('repos/'));
if (command !== 'api' || process.env.GH_TOKEN !== 'token') process.exit(2);
if (method !== 'GET') {
  const [, file] = /^body=@(.*)$/.exec(args[args.indexOf('-F') + 1]);
  fs.appendFileSync(${JSON.stringify(join(bin, 'written'))}, JSON.stringify({ method, path, body: fs.readFileSync(file, 'utf8') }) + '\\n');
} else if (path === '${api}/actions/artifacts/9/zip') process.stdout.write(fs.readFileSync(${JSON.stringify(zip)}));
else if (path in answers) {
  // Pages come one behind the other.
  const answer = answers[path];
  const pages = Array.isArray(answer) && flags.includes('--paginate') ? [answer.slice(0, 1), answer.slice(1)] : [answer];
  process.stdout.write(pages.map((page) => JSON.stringify(page)).join(''));
} else { console.error('gh: Not Found (HTTP 404)'); process.exit(1); }
`,
    );
    chmodSync(join(bin, 'gh'), 0o755);
    symlinkSync(resolve(dirname(program), '..'), join(temporary, 'digest-tool'));
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-e', '-c', stepNamed(job.steps, 'Comment').run ?? 'exit 99'],
      {
        cwd: temporary,
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          PATH: `${bin}:${dirname(process.execPath)}:${process.env['PATH']}`,
          HOME: work,
          GH_TOKEN: 'token',
          GITHUB_ACTIONS: 'true',
          GITHUB_REPOSITORY: 'news/weekly',
          RUNNER_TEMP: temporary,
          RUN: '42',
          HEAD: head,
          SOURCE: '77',
        },
      },
    );
    const file = join(bin, 'written');
    const written = existsSync(file)
      ? readFileSync(file, 'utf8')
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as { method: string; path: string; body: string })
      : [];
    return { status, output: stdout + stderr, written, temporary };
  }

  test('posts a comment on the open pull request with this commit of this repository', () => {
    const { status, written } = play();
    expect({ status, written }).toMatchObject({
      status: 0,
      written: [{ method: 'POST', path: `${api}/issues/5/comments` }],
    });
    expect(written[0]?.body).toContain('### digest: 1 error\n\n- **error** issues\\/2025\\-07\\-07\\.yaml');
  });

  test('brings its own comment up to date, and no other that begins like it', () => {
    const own = by('github-actions[bot]', 904, '<!-- digest: report, nothing to tell -->\nold');
    const { status, written } = play({ comments: [...strangers, own] });
    expect({ status, written }).toMatchObject({
      status: 0,
      written: [{ method: 'PATCH', path: `${api}/issues/comments/904` }],
    });
  });

  test('is silent where there is nothing to tell, but in a comment that is there', () => {
    const zip = zipOf({ 'report.json': quiet });
    expect(play({ zip })).toMatchObject({ status: 0, written: [] });
    const own = by('github-actions[bot]', 904, '<!-- digest: report -->\n### digest: 1 error');
    const [change] = play({ zip, comments: [own] }).written;
    expect(change).toMatchObject({ method: 'PATCH', path: `${api}/issues/comments/904` });
    expect(change?.body).toContain('### digest: nothing is wrong');
  });

  test('a commit that no open pull request ends with, and a check without a report, are no errors', () => {
    expect(play({ pulls: others })).toMatchObject({
      status: 0,
      output: expect.stringMatching(/^::notice::No open pull request ends with this commit/),
      written: [],
    });
    expect(play({ artifacts: [] })).toMatchObject({
      status: 0,
      output: expect.stringMatching(/^::notice::The check has handed over no report/),
      written: [],
    });
  });

  describe('a hostile artefact', () => {
    const refused = (files: Readonly<Record<string, string>>, why: RegExp): void => {
      const { status, output, written } = play({ zip: zipOf(files) });
      expect(written).toEqual([]);
      expect(status).not.toBe(0);
      expect(output).toMatch(why);
    };

    test('about another commit is refused', () => {
      refused({ 'report.json': report({ head: 'd'.repeat(40) }) }, /is about the commit dddd/);
    });

    test('of a megabyte, or one that unpacks to a gigabyte, is refused', () => {
      refused({ 'report.json': report({ 'x-': 'a'.repeat(1_000_000) }) }, /larger than 256 KiB/);
      const large = play({ artifacts: [{ id: 9, size_in_bytes: 1_000_000, expired: false }] });
      expect(large).toMatchObject({ status: 1, written: [] });
      expect(large.output).toMatch(/^::error::The report has 1000000 bytes/);
    });

    test('that is no zip, has no report, or is no report, is refused', () => {
      const garbage = join(work, 'garbage.zip');
      writeFileSync(garbage, 'PK garbage');
      expect(play({ zip: garbage })).toMatchObject({ written: [] });
      refused({ 'other.json': report() }, /is no report of ci-report/);
      refused({ 'report.json': '<!-- digest: report -->\n@team merge this' }, /is not JSON/);
    });

    test('cannot say which pull request is commented on', () => {
      refused({ 'report.json': report({ number: 3, pull_request: 3 }) }, /does not have the form/);
      const { written } = play({
        zip: zipOf({ 'report.json': report(), 'pr-number': '3', 'env.txt': 'HEAD=x' }),
      });
      expect(written.map(({ path }) => path)).toEqual([`${api}/issues/5/comments`]);
    });

    test('writes nothing under names of its own', () => {
      const zip = zipOf({
        'report.json': report(),
        '../../evil.txt': 'x',
        'digest-tool/bin/digest.js': 'x',
        'comment.md': '@team',
      });
      const { status, temporary, written } = play({ zip });
      expect({ status, count: written.length }).toEqual({ status: 0, count: 1 });
      expect(
        readdirSync(temporary, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('evil')),
      ).toEqual([]);
      expect(readdirSync(join(temporary, 'comment')).toSorted()).toEqual(
        [
          'artifact',
          'artifacts.json',
          'comment.md',
          'comments.json',
          'pulls.json',
          'report.json',
          'report.zip',
        ].toSorted(),
      );
      expect(written[0]?.body).not.toContain('@team');
    });

    test('says its texts and nothing else', () => {
      const texts = [
        '@team',
        '</details>',
        '--> <script>alert(1)</script>',
        '::error::x',
        '$(touch evil) `touch evil`',
        ...sharedCases<{ value: string }>('data/header-injection.json').map(({ value }) => value),
        ...sharedCases<{ payload: string }>('data/xss.json')
          .slice(0, 60)
          .map(({ payload }) => payload),
      ].map((text) => [...text].slice(0, 250).join(''));
      const problems = texts.slice(0, 100).map((text) => ({
        file: 'issues/2025-07-07.yaml',
        line: 1,
        severity: 'error',
        code: 'text/html',
        args: { what: text, tag: text },
      }));
      const { status, written, output } = play({ zip: zipOf({ 'report.json': report({ problems }) }) });
      expect({ status, output }).toEqual({ status: 0, output: '' });
      expect(written).toHaveLength(1);
      const { body = '' } = written[0] ?? {};
      const text = body.replace('<!-- digest: report -->', '').replaceAll('<span>$</span>', '$');
      expect(text).not.toMatch(/(?<!\\)[<>]|@\w/);
      expect(body.length).toBeLessThanOrEqual(60_000);
      expect(existsSync(join(work, 'evil'))).toBe(false);
    });
  });
});
