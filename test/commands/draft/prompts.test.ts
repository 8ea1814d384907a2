import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { soundIssue } from '../../support/issues.ts';
import { card, lookedUp, Week } from './week.ts';

const one = { issue: lookedUp([card(1)]) };

describe('what a prompt is made of', () => {
  const earlier = soundIssue('2025-06-30');
  const prompts = async (week: Week): Promise<string> => (await week.draft('2025-07-07 --dry-run')).stdout;

  test('the newsletter’s own earlier cards are its examples, nearest first; drafts and unread texts are none', async () => {
    const far = soundIssue('2025-06-23', (text) =>
      text.replace('What Small Models Are For', 'Zebras').replace('작은 모델의 쓸모', '얼룩말'),
    );
    const issues = {
      '/desk/issues/2025-06-30.yaml': earlier,
      '/desk/issues/2025-06-23.yaml': far,
      '/desk/issues/2025-06-16.yaml': soundIssue(
        '2025-06-16',
        (text) => `draft: true\n${text.replace('작은 모델의 쓸모', '아직 아님')}`,
      ),
      '/desk/issues/2025-07-14.yaml': soundIssue('2025-07-14', (text) =>
        text.replace('작은 모델의 쓸모', '나중 일'),
      ),
    };
    const text = await prompts(new Week({ ...one, files: issues }));
    expect(text).toContain(
      '<<< CODE\nFrom: What Small Models Are For\nText: 작은 모델의 쓸모\nFrom: Zebras\n',
    );
    expect(text).toContain('From: What Small Models Are For\nText: 작은 모델로도 충분한');
    expect(text).toContain('From: 작은 모델\nText: 이번 주에는');
    expect(text).not.toMatch(/아직 아님|나중 일/);
    const none = new Week({
      ...one,
      files: issues,
      config: 'name: Test\nlocale: ko\ndraft: { examples: 0, style: plain, sentences: 2 }\n',
    });
    const plain = await prompts(none);
    expect(plain).not.toContain('From: ');
    // All that others wrote stands between fences.
    const outside = text.replaceAll(/\n<<< CODE\n[\s\S]*?\n>>> CODE\n/g, '');
    expect(outside).not.toMatch(/Models|모델/);
    expect(outside.match(/CODE/g)?.length).toBe(8);
    expect(plain).toContain('in 2 sentences or fewer');
    expect(plain).toContain('한다체');
  });

  test('the terms that occur', async () => {
    const terms =
      '- { en: "small model", ko: "소형 모델", not: ["작은 모델"] }\n- { en: "zebra", ko: "얼룩말" }\n';
    const text = await prompts(new Week({ ...one, files: { '/desk/terms.yaml': terms } }));
    expect(text).toContain('Call "small model" "소형 모델", not "작은 모델".');
    expect(text).not.toContain('zebra');
  });

  test('a template of the newsletter’s own', async () => {
    const files = { '/desk/templates/draft/title.hbs': 'Make <it> {{language}}:\n{{> source}}\n' };
    const text = await prompts(new Week({ ...one, files }));
    expect(text).toContain('# the title of paper 1 in Korean\n\nMake <it> Korean:\n');
    // Each of the built-in ones could be somebody's own.
    const own = Object.fromEntries(
      readdirSync('templates/draft').map((name) => [
        `/desk/templates/draft/${name}`,
        `{{!-- ours --}}${readFileSync(`templates/draft/${name}`, 'utf8')}`,
      ]),
    );
    const earlierIssue = {
      '/desk/issues/2025-06-30.yaml': earlier,
      '/desk/terms.yaml': '- { en: "work", ko: "일" }\n',
    };
    const all = '2025-07-07 --dry-run --what titles,abstracts,summaries,takeaways,intro';
    const usual = await new Week({ ...one, files: earlierIssue }).draft(all);
    expect(usual.stdout.length).toBeGreaterThan(3000);
    const ours = await new Week({ ...one, files: { ...earlierIssue, ...own } }).draft(all);
    const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
    expect(lines(ours.stdout)).toEqual(lines(usual.stdout));
    const broken = await new Week({
      ...one,
      files: { '/desk/templates/draft/title.hbs': '{{nothing}}' },
    }).draft();
    expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('templates/draft/title.hbs')]);
  });
});
