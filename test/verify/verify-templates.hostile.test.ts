/** A newsletter's own templates may put words beside a text; they may not lose or change it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const text = '가나 **굵게** 다라 [문서](https://x.io/a) 마바 `코드` ~~줄~~ 끝입니다.';
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
    expect(problem).toMatchObject({ code: 'template/differs', path });
    expect(problem?.message).toContain(message);
  });
});

const mailSummary = '{{#if @first}}16px{{else}}14px{{/if}} 0 0">{{text}}';

describe('in the mail and in plain text', () => {
  test.each<[format: string, what: string, ...changes: [string, string][]]>([
    ['email', 'a word before authors', ['{{byline}}</p>', '저자: {{byline}}</p>']],
    ['email', 'a comment', ['{{#if byline}}', '<!-- {{labels.paper}} -->{{#if byline}}']],
    ['text', 'a word before authors', ['{{byline}}', '저자: {{byline}}']],
    ['text', 'a quoted text', [forumSummary, '{{#each summary}}\n{{flow text first="> " rest="> "}}']],
  ])('%s: %s is all right', async (format, _, ...changes) => {
    expect(await problemsWith(format, ...changes)).toEqual([]);
  });

  test.each<[format: string, path: string, message: string, ...changes: [string, string][]]>([
    [
      'email',
      'papers[0].arxiv',
      'would not show "https://arxiv.org/abs/2507.07001"',
      ['<a class="e" href="{{link}}"', '<a class="e" href="https://evil.example/"'],
    ],
    ['email', 'papers[0].summary', 'the mail would not show "가나 굵게', [mailSummary, '">']],
    ['email', 'papers[0].summary', 'would show "~~가나', [mailSummary, '"><s>{{text}}</s>']],
    ['email', 'papers[0].more[0]', 'https://example.org/code', ['<a href="{{url}}"', '<a']],
    ['email', 'papers[0].more[0].title', '"코드"', ['{{name}}</a>', '여기</a>']],
    ['email', 'papers[0].authors', 'Ada Lovelace', ['{{byline}}', '']],
    [
      'email',
      'papers[0].authors',
      'Ada Lovelace',
      ['{{byline}}', '<span style="display:none">{{byline}}</span>'],
    ],
    ['text', 'papers[0].arxiv', 'https://arxiv.org/abs/2507.07001', ['{{link}}', '']],
    ['text', 'papers[0].arxiv', 'https://arxiv.org/abs/2507.07001', ['{{link}}', '{{link}}v2']],
    [
      'text',
      'papers[0].summary',
      'the plain text would not show "가나 굵게',
      [forumSummary, '{{#each summary}}\n'],
    ],
    ['text', 'papers[0].more[0].title', '"코드"', ['{{flow title first="- " rest="  "}}', '']],
  ])('%s: without %s, which says %s', async (format, path, message, ...changes) => {
    const problems = await problemsWith(format, ...changes);
    expect(problems).toMatchObject([{ code: 'template/differs', path }]);
    expect(problems[0]?.message).toContain(message);
  });

  test.each(['forum', 'email', 'text'])(
    '%s: templates that say the same as the built-in ones show every kind of text',
    async (format) => {
      const hard = [
        [1, 2, 3]
          .map(
            (n) =>
              `긴 문장이 여러 줄로 나뉘어도 같은 글이어야 합니다 - 그리고 https://example.org/a-long/address/that-takes-room/${n} 다음. `,
          )
          .join(''),
        '- 하나\n- 둘 — 셋\n  1. 넷\n\n- [ ] 할일',
        '> 인용 - 말\n> 둘째 줄',
        '| a | b |\n|---|---|\n| 1 | 2 |',
        '```\ncode\n\nx - y\n```',
        '# 제목\n\n$O(n^2)$ :fire: @me ✔ <sub>2</sub> ![그림](http://x.io/a.svg) ![그림](https://x.io/a.png)',
      ].join('\n\n');
      const names = readdirSync(`templates/${format}`);
      const own = names.map((name) => [
        `/desk/templates/${format}/${name}`,
        `${readFileSync(`templates/${format}/${name}`, 'utf8')}{{!-- own --}}\n`,
      ]);
      const image =
        '    image:\n      url: https://x.io/a.webp\n      alt: "그림 하나"\n    tags: [하나, 둘]\n';
      const full = issue
        .replace('끝입니다.', `끝입니다.\n\n${hard}`.replaceAll('\n', '\n      '))
        .replace(/$/, image);
      const files = { ...newsletter({ '2025-07-07': full }), ...Object.fromEntries(own) };
      const { stdout } = await runCli('validate --rendered --format json', { files });
      // Two of its pictures are such that a mail shows a link in their place, which is told.
      const codes = (JSON.parse(stdout) as { code: string }[]).map(({ code }) => code);
      expect(codes).toEqual(['text/image', 'text/image']);
    },
  );

  test('what email.fit leaves out is no fault of a template', async () => {
    const papers = Array.from({ length: 30 }, (_, i) => ({
      title: `논문 ${i + 1}`,
      arxiv: `2507.${10_000 + i}`,
      summary: '소개입니다.',
      abstract: `${i + 1}번째 논문의 초록입니다. ${'초록 '.repeat(900)}`,
    }));
    const week = JSON.stringify({ week: '2025-07-07', intro: [{ text: '첫 주제입니다.' }], papers });
    const config =
      'name: Test\nlanguages: [ko]\nlocale: ko\nforum: { max_length: 999999 }\nemail: { fit: true }\n';
    const card = readFileSync('templates/email/card.hbs', 'utf8');
    const files = {
      ...newsletter({ '2025-07-07': week }, config),
      '/desk/templates/email/card.hbs': `${card}<!-- own -->\n`,
    };
    const { stdout } = await runCli('validate --rendered --format json', { files });
    expect(JSON.parse(stdout)).toEqual([]);
  });

  test('plain validate reads no template', async () => {
    const files = { ...newsletter({ '2025-07-07': issue }), '/desk/templates/email/card.hbs': '' };
    expect(await runCli('validate', { files })).toMatchObject({ code: 0 });
  });

  test('a finding can be turned off', async () => {
    const config = 'name: Test\nlocale: ko\nrules: { template/differs: off }\n';
    const files = { ...newsletter({ '2025-07-07': issue }, config), '/desk/templates/text/card.hbs': '' };
    expect(await runCli('validate --rendered', { files })).toMatchObject({ code: 0 });
  });
});
