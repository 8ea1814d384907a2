import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const card = readFileSync('templates/forum/card.hbs', 'utf8');

async function rendered(
  files: Record<string, string>,
): Promise<{ code: number; problems: { code: string; path: string; line: number; message: string }[] }> {
  const { code, stdout } = await runCli('validate --rendered --format json', { files });
  return { code, problems: JSON.parse(stdout) };
}

describe('validate --rendered', () => {
  test('says nothing of a post that shows what was written', async () => {
    expect(await rendered(newsletter({ '2025-07-07': soundIssue() }))).toEqual({ code: 0, problems: [] });
  });

  test('nor of items whose titles are their texts', async () => {
    const item = (i: number) =>
      `      - title: 발표\n        url: https://a.example/${i}\n        text: 발표\n`;
    const sections = `sections:\n  - title: 소식\n    items:\n${item(1)}${item(2)}${item(3)}`;
    const issue = `${soundIssue()}${sections}`;
    expect(await rendered(newsletter({ '2025-07-07': issue }))).toEqual({ code: 0, problems: [] });
  });

  test('finds a text that a template lost, at its line', async () => {
    const template = card.replace('{{#each summary}}\n{{text}}', '{{#each summary}}\n');
    expect(template).not.toBe(card);
    const files = {
      ...newsletter({ '2025-07-07': soundIssue() }),
      '/desk/templates/forum/card.hbs': template,
    };
    const { code, problems } = await rendered(files);
    expect(code).toBe(1);
    const line = template.split('\n').indexOf('{{#each summary}}') + 1;
    const file = 'templates/forum/card.hbs';
    expect(problems).toMatchObject([{ code: 'template/differs', path: 'papers[0].summary', file, line }]);
    expect(problems[0]?.message).toContain('작은 모델로도 충분한 일이');
  });

  test('finds a link that a template lost', async () => {
    const template = card.replace('{{link}}', '');
    const files = {
      ...newsletter({ '2025-07-07': soundIssue() }),
      '/desk/templates/forum/card.hbs': template,
    };
    const { problems } = await rendered(files);
    expect(problems).toMatchObject([{ code: 'template/differs', path: 'papers[0].arxiv' }]);
  });

  test('finds markup that a template makes of a text', async () => {
    const template = card.replace('{{#each summary}}\n{{text}}', '{{#each summary}}\n*{{text}}*');
    const files = {
      ...newsletter({ '2025-07-07': soundIssue() }),
      '/desk/templates/forum/card.hbs': template,
    };
    expect((await rendered(files)).problems.map(({ code }) => code)).toEqual(['template/differs']);
  });

  test('Discourse’s own blocks may be used on purpose', async () => {
    const lead = 'lead: |\n  앞\n\n  [details="더 보기"]\n  내용 **굵게**\n  [/details]\n\n  뒤\n';
    const issue = soundIssue('2025-07-07', (text) => `${text}${lead}`);
    expect((await rendered(newsletter({ '2025-07-07': issue }))).problems).toEqual([]);
  });

  test('a post of more than twice its limit is told to be too long, and read no further', async () => {
    const lead = `lead: "${Array.from({ length: 12 }, (_, i) => `@a${i}`).join(' ')}"\n`;
    const files = newsletter({ '2025-07-07': soundIssue('2025-07-07', (text) => `${text}${lead}`) });
    const config = files['/desk/digest.config.yaml'] ?? '';
    const codesAt = async (limit: number): Promise<string[]> => {
      const limited = { ...files, '/desk/digest.config.yaml': `${config}forum:\n  max_length: ${limit}\n` };
      return (await rendered(limited)).problems.map(({ code }) => code);
    };
    const { stdout } = await runCli('render --format forum --draft', { files });
    const length = Array.from(stdout).length;
    expect(length).toBeGreaterThan(200);
    expect(await codesAt(Math.ceil(length / 2))).toEqual(['forum/length', 'forum/mentions']);
    expect(await codesAt(Math.floor(length / 2) - 1)).toEqual(['forum/length']);
  });

  test('the address behind a card is its own, whatever the forum makes of its signs', async () => {
    const lead = `lead: |\n${["it's", "'90s/o'neil", 'x--y...z', '$x$', ':fire:/x'].map((path) => `  https://a.kr/${path}\n\n`).join('')}`;
    const issue = soundIssue('2025-07-07', (text) => `${text}${lead}`);
    expect((await rendered(newsletter({ '2025-07-07': issue }))).problems).toEqual([]);
  });

  test('finds a picture’s description that a template lost, and shows any description as it was written', async () => {
    const alt = String.raw`snake_case [1] *x* <b> C:\b | :fire: 'q' & &amp; (c) -- @you`;
    const picture = `    image:\n      url: https://x.io/a.png\n      alt: "${alt.replaceAll('\\', '\\\\')}"\n`;
    const issue = soundIssue('2025-07-07', (text) => text.replace('    summary:', `${picture}    summary:`));
    expect((await rendered(newsletter({ '2025-07-07': issue }))).problems).toEqual([]);
    const template = card.replace('{{image.markup}}', '![]({{image.url}})');
    expect(template).not.toBe(card);
    const files = { ...newsletter({ '2025-07-07': issue }), '/desk/templates/forum/card.hbs': template };
    expect((await rendered(files)).problems).toMatchObject([
      { code: 'template/differs', path: 'papers[0].image' },
    ]);
  });

  test('an address that leads nowhere is found once, and every format shows the text alone', async () => {
    const lead = 'lead: |\n  [문서](docs/x.md), [x](#a), [y](), ![i](a.png), [j](javascript:alert(1))\n';
    const issue = soundIssue('2025-07-07', (text) => `${text}${lead}`);
    const { problems } = await rendered(newsletter({ '2025-07-07': issue }));
    expect(problems.map(({ code, path }) => [code, path])).toEqual(
      Array.from({ length: 5 }, () => ['text/url', 'lead']),
    );
    const softened = newsletter(
      { '2025-07-07': issue },
      'name: Test\nlocale: ko\nrules:\n  text/url: warning\n',
    );
    const shown: string[] = [];
    for (const format of ['forum', 'email', 'text'])
      shown.push((await runCli(`render --format ${format}`, { files: softened })).stdout);
    for (const output of shown) {
      expect(output).toContain('문서, x, ');
      expect(output).not.toMatch(/docs\/x\.md|href="[^h]/);
    }
  });

  test.each(['[x](https://1.2.3.999/y)', '- [x]: javascript:y\\n\\n[x]'])(
    'an address that nobody can follow is told of: %s',
    async (lead) => {
      const issue = soundIssue('2025-07-07', (text) => `${text}lead: "${lead}"\n`);
      const { stdout } = await runCli('validate --format json', {
        files: newsletter({ '2025-07-07': issue }),
      });
      expect(JSON.parse(stdout)).toMatchObject([{ code: 'text/url', path: 'lead' }]);
    },
  );

  test('a name that is nearly an emoji’s is named with what was meant', async () => {
    const issue = soundIssue('2025-07-07', (text) => `${text}lead: "새 소식 :rockt: 과 :rocket:"\n`);
    const { problems } = await rendered(newsletter({ '2025-07-07': issue }));
    expect(problems).toMatchObject([{ code: 'text/emoji', path: 'lead' }]);
    expect(problems[0]?.message).toContain(':rockt:');
  });

  test('counts what the forum counts', async () => {
    const mentions = Array.from({ length: 11 }, (_, i) => `@reader${i}`).join(' ');
    const issue = soundIssue('2025-07-07', (text) =>
      text.replace('작은 모델로도', `${mentions} 작은 모델로도`),
    );
    const { problems } = await rendered(newsletter({ '2025-07-07': issue }));
    expect(problems.map(({ code }) => code)).toEqual(['forum/mentions']);
  });

  test('a title with too many emoji', async () => {
    const issue = soundIssue(
      '2025-07-07',
      (text) => `title: "🔥🔥 이번 주에 살펴볼 만한 논문 모음"\n${text}`,
    );
    const { problems } = await rendered(newsletter({ '2025-07-07': issue }));
    expect(problems.map(({ code }) => code)).toEqual(['forum/title-emoji']);
  });

  test('plain validate does none of this', async () => {
    const files = { ...newsletter({ '2025-07-07': soundIssue() }), '/desk/templates/forum/card.hbs': '' };
    const { code } = await runCli('validate', { files });
    expect(code).toBe(0);
  });

  test('the real weeks show what was written', async () => {
    const weeks = ['2025-07-07', '2025-07-14'];
    const files = Object.fromEntries(
      weeks.map((week) => [week, readFileSync(`issues/${week}.yaml`, 'utf8')]),
    );
    const { problems } = await rendered(newsletter(files, readFileSync('digest.config.yaml', 'utf8')));
    expect(problems.filter(({ code }) => code.startsWith('forum/') || code.startsWith('email/'))).toEqual([]);
  });

  test('finds a title that a template changed', async () => {
    const main = readFileSync('templates/forum/main.hbs', 'utf8');
    const template = main.replace('# {{title}}', '# {{range}}');
    expect(template).not.toBe(main);
    const files = newsletter({ '2025-07-07': soundIssue() });
    const { problems } = await rendered({ ...files, '/desk/templates/forum/main.hbs': template });
    expect(problems).toMatchObject([{ code: 'template/differs', path: 'title' }]);
  });

  test.each(['ko', 'en'])(
    'what is hard to write is shown as it was written on a forum in %s',
    async (locale) => {
      const hard =
        '그는 "정말"이라고 말했다... 1--2 --- (c) `"코드"` **핵심(Core)**은 3:1~6:1, :fire:와 :+1:이다. 참고 https://example.org/a에서 @all #tag';
      const issue = soundIssue('2025-07-07', (text) =>
        text.replace('작은 모델로도', `${hard} 작은 모델로도`),
      );
      const config = `name: Test\nlocale: ko\nforum: { locale: ${locale} }\n`;
      expect((await rendered(newsletter({ '2025-07-07': issue }, config))).problems).toEqual([]);
    },
  );

  describe('of a split post', () => {
    const issue = soundIssue('2025-07-07', (text) => {
      const card = text.slice(text.indexOf('  - title:\n'));
      const another = card.replace('2507.07001', '2507.07002').replace('작은 모델의 쓸모', '다른 논문');
      return `${text}${another.replace('What Small', 'Where Small')}closing: 고맙습니다.\n`;
    });
    const config = 'name: Test\nlocale: ko\nforum: { split: true, max_length: 450 }\n';

    test('says nothing where all parts together show what was written', async () => {
      expect((await rendered(newsletter({ '2025-07-07': issue }, config))).problems).toEqual([]);
    });

    test('finds in which paper a template lost a text', async () => {
      const template = card.replace('{{#each summary}}\n{{text}}', '{{#each summary}}\n');
      const files = newsletter({ '2025-07-07': issue }, config);
      const { problems } = await rendered({ ...files, '/desk/templates/forum/card.hbs': template });
      expect(problems.map(({ path }) => path)).toEqual(['papers[0].summary', 'papers[1].summary']);
    });

    test('says once what holds for every part', async () => {
      const files = newsletter(
        { '2025-07-07': issue },
        config.replace('split: true', 'split: true, title_min: 90, title_emoji: 0'),
      );
      const emoji =
        files['/desk/issues/2025-07-07.yaml']?.replace('intro:', 'title: 🔥 주간 논문\nintro:') ?? '';
      const { problems } = await rendered({ ...files, '/desk/issues/2025-07-07.yaml': emoji });
      expect(problems.map(({ code }) => code).toSorted()).toEqual(['forum/title', 'forum/title-emoji']);
    });
  });

  test.each([
    ['max_length: 100', 'forum/length'],
    ['title_min: 200', 'forum/title'],
    ['title_max: 20', 'forum/title'],
    ['title_emoji: 0', 'forum/title-emoji'],
    ['mentions: 0', 'forum/mentions'],
    ['previews: 1', 'forum/previews'],
  ])('every limit can be set: %s', async (setting, code) => {
    const issue = soundIssue('2025-07-07', (text) => {
      const named = text.replace('intro:', 'title: "🔥 이번 주에 살펴볼 만한 논문 모음입니다"\nintro:');
      return `${named.replace('작은 모델로도', '@reader 작은 모델로도')}    more: [https://example.org/a]\n`;
    });
    const problemsWith = async (forum: string): Promise<string[]> => {
      const config = `name: Test\nlocale: ko\nforum: { ${forum} }\n`;
      return (await rendered(newsletter({ '2025-07-07': issue }, config))).problems.map(
        (problem) => problem.code,
      );
    };
    expect(await problemsWith('heading: true')).toEqual([]);
    expect(await problemsWith(setting)).toEqual([code]);
  });
});
