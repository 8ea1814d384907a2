/** A newsletter's own templates may put words beside a text; they may not lose or change it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const text = '가나 **굵게** 다라 [링크](https://x.io/a) 마바 `코드` ~~줄~~ 끝입니다.';
const more = '    more:\n      - title: 코드\n        url: https://example.org/code\n';
const issue = soundIssue('2025-07-07', (yaml) =>
  yaml.replace('작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.', text).replace(/$/, more),
);

async function problemsWith(format: string, ...changes: [from: string, to: string][]) {
  let template = readFileSync(`templates/${format}/card.hbs`, 'utf8');
  for (const [from, to] of changes) {
    expect(template).toContain(from);
    template = template.replace(from, to);
  }
  const files = { ...newsletter({ '2025-07-07': issue }), [`/desk/templates/${format}/card.hbs`]: template };
  const { stdout } = await runCli('validate --rendered --format json', { files });
  return JSON.parse(stdout) as { code: string; path: string; message: string }[];
}

const forumSummary = '{{#each summary}}\n{{text}}';

describe('on the forum', () => {
  test.each<[string, ...[string, string][]]>([
    ['a label before authors', ['{{byline}}', '**저자:** {{byline}}']],
    ['an emoji before a title', ['## {{heading}}', '## 📄 {{heading}}']],
    [
      'a title that is a link',
      ['## {{heading}}', '## [{{heading}}]({{link}})'],
      ['{{link}}\n\n{{/if}}', '{{/if}}'],
    ],
    ['a title in bold', ['## {{heading}}', '**{{heading}}**']],
    ['a label before a text', [forumSummary, `{{#each summary}}\n**{{../labels.summary}}** {{text}}`]],
    ['a signature behind a text', [forumSummary, `${forumSummary} — 편집부`]],
    ['a link with words', ['{{link}}', '[논문]({{link}})']],
    ['a link behind a label', ['{{link}}', '**{{labels.paper}}**: <{{link}}>']],
    ['further reading as links', ['{{title}}\n{{/if}}\n{{url}}', '[{{title}}]({{url}})\n{{/if}}']],
    ['the link first', ['{{link}}', ''], ['## {{heading}}', '{{link}}\n\n## {{heading}}']],
    ['a quoted text', [forumSummary, `{{#each summary}}\n{{#quote}}{{text}}{{/quote}}`]],
  ])('%s is all right', async (_, ...changes) => {
    expect(await problemsWith('forum', ...changes)).toEqual([]);
  });

  test.each<[string, string, string, ...[string, string][]]>([
    ['a lost link', 'papers[0].arxiv', 'would not show "https://arxiv.org/', ['{{link}}', '']],
    [
      'a link that leads elsewhere',
      'papers[0].arxiv',
      'would show "https://evil.example/" for "https://arxiv.org/',
      ['{{link}}', '[{{link}}](https://evil.example/)'],
    ],
    ['a lost title', 'papers[0].title.ko', 'would not show "작은 모델의 쓸모"', ['## {{heading}}', '']],
    ['a struck title', 'papers[0].title.ko', 'would show "~~작은 모델의', ['{{heading}}', '~~{{heading}}~~']],
    ['lost authors', 'papers[0].authors', 'would not show "Ada Lovelace"', ['{{byline}}', '']],
    ['a lost text', 'papers[0].summary', 'would not show "가나 굵게', [forumSummary, '{{#each summary}}\n']],
    [
      'bold text',
      'papers[0].summary',
      'would show "**가나 굵게',
      [forumSummary, '{{#each summary}}\n**{{text}}**'],
    ],
    [
      'a lost entry of further reading',
      'papers[0].more[0]',
      'would not show "https://example.org/code"',
      ['{{url}}', ''],
    ],
    [
      'code',
      'papers[0].abstract.ko',
      'would show "`우리는 일의',
      ['{{#quote}}', '```'],
      ['{{/quote}}', '```'],
    ],
  ])('%s is found', async (_, path, message, ...changes) => {
    const [problem] = await problemsWith('forum', ...changes);
    expect(problem).toMatchObject({ code: 'forum/differs', path });
    expect(problem?.message).toContain(message);
  });
});
