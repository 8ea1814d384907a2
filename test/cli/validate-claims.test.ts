import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { type Ran, runCli } from '../support/run-cli.ts';

const week = '2025-07-07';
const path = `/desk/issues/${week}.yaml`;
const summary = '작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.';

function validate(issue: string, flags: string, others: Record<string, string> = {}): Promise<Ran> {
  return runCli(`validate ${flags} --format compact`, {
    files: { ...newsletter({ [week]: issue }), ...others },
  });
}

const saying = (text: string): string => soundIssue(week, (issue) => issue.replace(summary, text));

describe('validate --claims', () => {
  const issue = saying('GPT-9로 일 90개를 쟀습니다.');

  test('holds a summary against the abstract, each claim in its place', async () => {
    const { code, stdout } = await validate(issue, '--claims');
    expect(code).toBe(0);
    const places = Array.from(stdout.matchAll(/:(\d+):(\d+):? .*(claim\/\w+)/g), ([, ...found]) =>
      found.join(' '),
    );
    expect(places).toEqual(['14 7 claim/name', '14 16 claim/number']);
  });

  test('is asked for: without it nothing of it is told', async () => {
    expect(await validate(issue, '')).toMatchObject({ code: 0, stdout: '' });
  });

  test('a comment suppresses one, and is not unused where nobody asked', async () => {
    const right = issue.replace(
      '    summary: |',
      '    # digest-ignore claim/name, claim/number: in the body\n    summary: |',
    );
    expect(await validate(right, '--claims --strict')).toMatchObject({ code: 0, stdout: '' });
    expect(await validate(right, '--strict')).toMatchObject({ code: 0, stdout: '' });
    const unused = soundIssue(week, (text) =>
      text.replace('    summary: |', '    # digest-ignore claim/name: x\n    summary: |'),
    );
    expect((await validate(unused, '--claims')).stdout).toContain('ignore/unused');
  });

  test('a card with a translation alone is held against nothing', async () => {
    const alone = issue.replace(/ {6}en: \|\n.*\n/, '');
    expect((await validate(alone, '--claims')).stdout).not.toContain('claim/');
  });

  test('a newsletter in one language is held against its abstract', async () => {
    const english = `week: ${week}
intro:
  - text: Small models.
papers:
  - title: What Small Models Are For
    arxiv: "2507.07001"
    summary: |
      They count seven kinds of work, as Anthropic does.
    abstract: |
      We count six kinds of work.
`;
    const { stdout } = await validate(english, '--claims', { '/desk/digest.config.yaml': 'locale: en\n' });
    expect(stdout).toContain('"seven"');
    expect(stdout).toContain('"Anthropic"');
  });

  test('the weeks of years are quiet about terms of style', async () => {
    const { stdout } = await validate(issue, '--claims');
    expect(stdout).not.toContain('style/');
  });
});

test.each([
  'Okay, here is the translation: 모델을 다룹니다.',
  'Below is the translation: 모델을 다룹니다.',
  'The translation is as follows: 모델을 다룹니다.',
  'Translated abstract: 모델을 다룹니다.',
  '[번역] 모델을 다룹니다.',
  'I am not able to do it. 모델을 다룹니다.',
  'As a large language model, I stop. 모델을 다룹니다.',
  '도와드릴 수 없습니다.',
  '이 요청은 수행할 수 없습니다.',
  '모델을 다룹니다. 추가로 필요한 것은 말씀해 주세요.',
])('validate tells what a machine left: %s', async (text) => {
  expect((await validate(saying(text), '')).stdout).toContain('text/left-over');
});

describe('terms', () => {
  const terms = {
    '/desk/terms.yaml':
      '- en: fine-tuning\n  ko: 미세조정\n  not: [파인튜닝]\n- ko: 추론\n  not: [인퍼런스]\n',
  };
  const issue = saying('**파인튜닝(fine-tuning)**만으로 인퍼런스를 초파인튜닝만큼 줄입니다. 파인튜닝!');

  test('are replaced by --fix, and nothing else is', async () => {
    const { code, stdout, stderr, context } = await validate(issue, '--fix', terms);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('fixed');
    expect(context.files.text(path)).toBe(
      issue
        .replace('**파인튜닝(', '**미세조정(')
        .replace('인퍼런스를', '추론을')
        .replace(' 파인튜닝!', ' 미세조정!'),
    );
  });

  test('that are broken are told, and the issue is checked all the same', async () => {
    const { code, stdout } = await validate(issue, '', {
      '/desk/terms.yaml': '- ko: 추론\n  nto: [인퍼런스]\n',
    });
    expect(code).toBe(1);
    expect(stdout).toContain('terms.yaml:2:3');
    const good = { files: { ...newsletter({ [week]: issue }), '/desk/terms.yaml': '- 7\n' } };
    expect((await runCli('render', good)).code).toBe(0);
  });

  test('are no issue where their file is named', async () => {
    const files = { ...newsletter({ [week]: issue }), ...terms };
    const sound = await runCli('validate terms.yaml', { files });
    expect([sound.code, sound.stdout + sound.stderr]).toEqual([0, '1 file, no problems\n']);
    const broken = await validate(issue, 'terms.yaml', { '/desk/terms.yaml': '- ko: 추론\n  nto: [x]\n' });
    expect([broken.code, broken.stdout.trim().split('\n')]).toEqual([
      1,
      [expect.stringMatching(/terms\.yaml:2:3: error schema\/unknown-key/)],
    ]);
  });

  test('are the rules of a newsletter: it may turn them off', async () => {
    const config = { '/desk/digest.config.yaml': 'name: Test\nlocale: ko\nrules: { text/term: off }\n' };
    expect(await validate(issue, '', { ...terms, ...config })).toMatchObject({ code: 0, stdout: '' });
  });
});
