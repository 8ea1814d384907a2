/** The program as it is shipped reports on a pull request in a real repository, and makes a comment of it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/commands/ci-report/model.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { program } from '../support/program.ts';
import { editorAt, noGit } from '../support/git.ts';

const week = '2025-07-07';
const other = '2025-06-30';
const desk = mkdtempSync(join(tmpdir(), 'digest-report-'));
afterAll(() => rmSync(desk, { recursive: true }));
const env = editorAt(desk);

function put(name: string, content: string): void {
  mkdirSync(dirname(join(desk, name)), { recursive: true });
  writeFileSync(join(desk, name), content);
}

function git(...args: string[]): string {
  const { status, stdout } = spawnSync('git', args, { cwd: desk, env, encoding: 'utf8' });
  expect({ args, status }).toEqual({ args, status: 0 });
  return stdout.trim();
}

function digest(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: desk,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

/** What a check of the last commit hands over. */
function report(): Report {
  const { status, stdout, stderr } = digest('ci-report', 'HEAD^');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const validate = new Ajv.default({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync('schema/report.schema.json', 'utf8')) as object,
  );
  const data: unknown = JSON.parse(stdout);
  expect(validate(data) ? [] : validate.errors).toEqual([]);
  return data as Report;
}

const commit = (): string => {
  git('add', '--all');
  git('commit', '--quiet', '--message=x');
  return git('rev-parse', 'HEAD');
};
const config = 'name: Test\nlocale: ko\nforum: { heading: true }\n';

beforeAll(() => {
  git('init', '--quiet');
  const warned = soundIssue(other, (text) => text.replace('      ko: "작은 모델의 쓸모"\n', ''));
  for (const [path, text] of Object.entries(newsletter({ [week]: soundIssue(), [other]: warned }, config)))
    if (!path.endsWith('/')) put(path.replace('/desk/', ''), text);
  commit();
});

describe.skipIf(noGit !== '')(`with git${noGit}`, () => {
  test('tells what a commit changes, what is wrong there, and what an issue weighs', () => {
    put(
      `issues/${week}.yaml`,
      soundIssue(week, (text) => text.replace('충분한', '넉넉한').replace('What Small', 'Why @small')),
    );
    put(
      'inbox/kim.yaml',
      'title: { ko: "새 논문", en: "New" }\ntittle: x\narxiv: "2506.15677"\nsummary: |\n  소개합니다.\nby: Kim\n',
    );
    const head = commit();
    const said = report();
    expect(said).toMatchObject({
      version: 1,
      head,
      counts: { errors: 1, unread: 0 },
      files: [
        {
          file: `issues/${week}.yaml`,
          groups: [{ owner: { root: 'papers', position: 1, title: '작은 모델의 쓸모' } }],
          weights: [
            { format: 'forum', limit: 32_000 },
            { format: 'email', limit: 100_000 },
          ],
        },
        { file: 'inbox/kim.yaml', groups: [{ owner: { title: '새 논문', fate: 'added' } }], weights: [] },
      ],
      left: 0,
    });
    // The week that the commit leaves as it is has a warning of its own.
    expect(said.counts.warnings).toBeGreaterThan(0);
    expect(said.problems.map(({ file, code }) => `${file} ${code}`)).not.toContain(
      `issues/${other}.yaml paper/title-missing`,
    );
    expect(said.problems[0]).toMatchObject({ file: 'inbox/kim.yaml', code: 'schema/unknown-key' });

    put('report.json', JSON.stringify(said));
    const { status, stdout } = digest('ci-comment', 'report.json', '--head', head);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'the title of paper 1 in English: ~~What Small~~ **Why \\@&#8203;small** Models',
    );
    expect(stdout).toContain('- added paper 1\\:&#8203; 새 논문');
    rmSync(join(desk, 'report.json'));
  });

  test('a commit that touches nothing of the newsletter has nothing to tell but what is wrong', () => {
    rmSync(join(desk, 'inbox'), { recursive: true });
    commit();
    put('README.md', 'hello\n');
    commit();
    expect(report()).toMatchObject({ counts: { errors: 0 }, problems: [], files: [], left: 0 });
  });

  test('a config that is broken is a problem like others, and nothing is said of what it would render', () => {
    put('digest.config.yaml', `${config}unknown: 1\n`);
    put(
      `issues/${week}.yaml`,
      soundIssue(week, (text) => text.replace('충분한', '많은')),
    );
    commit();
    expect(report()).toMatchObject({
      counts: { errors: 1 },
      problems: [{ file: 'digest.config.yaml', code: 'schema/unknown-key' }],
      files: [],
    });
    put('digest.config.yaml', config);
    commit();
  });

  test('however much a commit changes, the report has room for it, and counts the rest', () => {
    const long = (n: number): string =>
      `  - title: "Paper ${n} ${'제'.repeat(400)}"\n    arxiv: "2506.${String(10_000 + n)}"\n    summary: |\n      ${`낱말${n} `.repeat(800)}\n`;
    for (let i = 0; i < 30; i++) {
      const name = `2024-0${1 + Math.floor(i / 10)}-${String(10 + (i % 10))}`;
      put(
        `issues/${name}.yaml`,
        `week: ${name}\nbroken@: 1\npapers:\n${Array.from({ length: 60 }, (_, n) => long(100 * i + n)).join('')}`,
      );
    }
    commit();
    const { stdout } = digest('ci-report', 'HEAD^');
    expect(Buffer.byteLength(stdout)).toBeLessThanOrEqual(262_144);
    const said = report();
    expect(said.files).toHaveLength(20);
    expect(said.problems).toHaveLength(100);
    expect(said.left).toBeGreaterThan(10);
    put('report.json', stdout);
    expect(digest('ci-comment', 'report.json').stdout.length).toBeLessThanOrEqual(60_000);
  });

  test('a commit that is none ends it', () => {
    expect(digest('ci-report', 'nowhere')).toMatchObject({ status: 2, stdout: '' });
  });
});
