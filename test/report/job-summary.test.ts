import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jobSummary } from '../../src/report/job-summary.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import type { FakeWorld } from '../support/context.ts';
import { runCli } from '../support/run-cli.ts';
import { anyReport } from './arbitrary.ts';
import { blocksOf } from './blocks-of.ts';
import { options, problems } from './sample.ts';

describe('the summary of a job', () => {
  test('has a count, and the whole report as code', async () => {
    const [head, report, ...others] = blocksOf(jobSummary(problems, options()));
    expect(others).toEqual([]);
    expect(head).toEqual({ type: 'inline', text: 'digest: ✖ 4 errors ⚠ 2 warnings in 2 files' });
    expect(report?.type).toBe('fence');
    expect(report?.text).toContain('news/issues/2025-07-07.yaml:5:11  error  paper/title-empty');
    expect(report?.text).toContain('hint: Write the title, or remove the language.');
  });

  test('says that there is nothing to say', () => {
    expect(jobSummary([], options())).toBe('\n### digest: 3 files, no problems\n\n');
  });

  test('lists what has no annotation', () => {
    const [first] = problems;
    const many = Array.from({ length: 12 }, () => first).filter((problem) => problem !== undefined);
    const [, , words, list] = blocksOf(jobSummary(many, options()));
    expect(words?.text).toContain('2 problems have none:');
    expect(list?.text.trimEnd().split('\n')).toHaveLength(2);
  });

  test('holds nothing that would leave its code, whatever the author wrote', () => {
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 0, max: 8 }), ({ problems, options }, ticks) => {
        const source = (): string => `${'`'.repeat(ticks)}\n`.repeat(40);
        const types = blocksOf(jobSummary(problems, { ...options, source })).map(({ type }) => type);
        const reports = [options.failures, problems].filter(({ length }) => length > 0);
        expect(types).toEqual(['inline', ...reports.map(() => 'fence')]);
      }),
    );
  });
});

describe('validate', () => {
  const wrong = soundIssue('2025-07-07', (text) => text.replace('authors:', 'autors:'));
  const file = '/runner/step-summary.md';
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file };
  const world = (over: Record<string, string> = {}): FakeWorld => ({
    env,
    files: { ...newsletter({ '2025-07-07': wrong }), '/runner/': '', ...over },
  });

  test('writes it behind what is there', async () => {
    const { code, stdout, context } = await runCli('validate', world({ [file]: 'before' }));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=issues/);
    expect(context.files.text(file)).toMatch(/^before\n### digest: ✖ 1 error in 1 file\n/);
  });

  test('makes the file where it is not there, also for no problems', async () => {
    const sound = world({ '/desk/issues/2025-07-07.yaml': soundIssue() });
    const { context } = await runCli('validate', sound);
    expect(context.files.text(file)).toBe('\n### digest: 1 file, no problems\n\n');
  });

  test('names what could not be looked at', async () => {
    const odd = world({ '/desk/issues/2025-07-07.yaml': soundIssue(), '/desk/issues/2025-07-14.yaml/': '' });
    const { code, context } = await runCli('validate', odd);
    expect(code).toBe(1);
    expect(context.files.text(file)).toMatch(
      /^\n### digest: 1 failure, 1 file, no problems\n\n```text\ndigest: issues\/2025-07-14\.yaml cannot be read: .+\nhint: .+\n```\n\n$/,
    );
  });

  test('writes none in another format, nor for another command', async () => {
    const { context } = await runCli('validate --format text', world());
    await runCli('render 2025-07-07', context);
    expect(context.files.paths('/runner/')).toEqual([]);
  });

  test('ends as it would where it cannot be written, and says so', async () => {
    const { code, stderr } = await runCli('validate', { ...world({ [`${file}/`]: '' }) });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^the summary of the job was not written: /);
  });
});
