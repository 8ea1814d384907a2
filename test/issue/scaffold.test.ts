import { describe, expect, test } from 'vitest';
import validateIssue from '../../src/generated/issue-validator.js';
import { checkIssue } from '../../src/issue/check-issue.ts';
import { emptyArchive } from '../../src/issue/archive.ts';
import { insertPapers } from '../../src/issue/edit/insert.ts';
import { isMap } from '../../src/data.ts';
import { judge } from '../../src/checks/judge.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { scaffoldIssue } from '../../src/issue/scaffold.ts';

const week = '2025-07-07';

/** Severities and codes of all that a check says of the text, as the draft it is. */
function problemsOf(text: string, languages: readonly string[]): string[] {
  const { parsed, findings } = checkIssue(new TextEncoder().encode(text), {
    validate: validateIssue,
    read: parseYaml,
    fileName: `${week}.yaml`,
    languages,
    weekStartsOn: 'monday',
    archive: emptyArchive,
  });
  const on = { file: '/f', sourceMap: parsed.sourceMap, text, draft: true, rules: {} };
  return judge(findings, on).map(({ severity, code }) => `${severity} ${code}`);
}

function dataOf(text: string): Readonly<Record<string, unknown>> {
  return parseYaml(new TextEncoder().encode(text)).data ?? {};
}

/** What a contributor does who follows the comment: copies the example below papers and takes "# " off. */
function byHand(text: string): string {
  const example = (text.split('papers: []')[0] ?? '').split('\n').filter((line) => /^# {3}/.test(line));
  return text.replace('papers: []', () => ['papers:', ...example.map((line) => line.slice(2))].join('\n'));
}

describe.each([[['ko', 'en']], [['en']], [['de', 'fr', 'pt-BR']]])('a scaffold in %j', (languages) => {
  const text = scaffoldIssue({ week, languages });

  test('is a valid draft with one theme to write and no papers', () => {
    expect(problemsOf(text, languages)).toEqual([
      'warning text/placeholder',
      'warning text/placeholder',
      'warning issue/no-papers',
    ]);
    expect(dataOf(text)).toEqual({
      week,
      draft: true,
      intro: [{ theme: 'TODO', text: 'TODO\n' }],
      papers: [],
    });
  });

  test('its example becomes a valid card with every key, in each language, when its # is taken off', () => {
    const edited = byHand(text);
    // All that a check finds is what is still to be written.
    const codes = new Set(problemsOf(edited, languages));
    expect([...codes].toSorted()).toEqual(['error text/url', 'warning text/placeholder']);
    const { papers } = dataOf(edited);
    const card: unknown = Array.isArray(papers) ? papers[0] : undefined;
    if (!isMap(card)) throw new Error('no card');
    const keys = 'title authors published arxiv doi link takeaway summary abstract more image tags';
    expect(Object.keys(card)).toEqual(keys.split(' '));
    for (const key of ['title', 'abstract']) {
      const value = card[key];
      expect(isMap(value) ? Object.keys(value) : [languages[0]]).toEqual(languages);
    }
  });

  test('a paper that is added after one by hand stands in the same column', () => {
    const { text: added } = insertPapers(byHand(text), [{ title: 'x' }], { path: 'f' });
    expect(added).toContain('\n      - …\n  - title: "x"\n\n# Links that are no papers');
  });

  test('its section becomes a valid one when its # is taken off', () => {
    const [papers = '', section = ''] = text.split('# sections:');
    const edited = `${papers}sections:${section.replace(/^# /gm, '')}`;
    const codes = new Set(problemsOf(edited, languages));
    expect([...codes].toSorted()).toEqual([
      'error text/url',
      'warning issue/no-papers',
      'warning text/placeholder',
    ]);
    const item = { title: '…', url: 'https://…', text: '…' };
    expect(dataOf(edited)['sections']).toEqual([{ title: '…', items: ['https://…', item] }]);
  });

  test('its lines are not longer than an editor shows', () => {
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });
});

test('after add-paper only the empty list has gone', () => {
  const text = scaffoldIssue({ week, languages: ['ko', 'en'] });
  const added = insertPapers(text, [{ title: { ko: '제목', en: 'Title' }, summary: '요약\n' }], {
    path: 'f',
  }).text;
  expect(added).toBe(
    text.replace(
      'papers: []\n',
      'papers:\n  - title:\n      ko: "제목"\n      en: "Title"\n    summary: |\n      요약\n',
    ),
  );
});

test('the whole of it', () => {
  expect(scaffoldIssue({ week: '2025-12-29', languages: ['ko', 'en'], name: 'Paper\n Weekly' }))
    .toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../schema/issue.schema.json
      # Paper Weekly, 2025-12-29 to 2026-01-04
      week: 2025-12-29
      # While this is a draft, what is missing is only a warning. Take the next line out when the issue is ready.
      draft: true

      # What this week has in common, one theme after another; each gets its number by itself. Markdown.
      # A plain text is in ko; for more languages write a map, as in the example below.
      intro:
        - theme: "TODO" # a few words, shown bold before the text; optional
          text: | # two or three sentences on what was worked on, and why it matters
            TODO

      # The papers, in the order in which readers see them. \`digest add-paper\` asks for one and puts it at the end.
      # By hand: copy this example below "papers:", take "# " off each line and "[]" off papers. A title, a summary and
      # one of arxiv, doi and link are needed; leave out the rest. Keep the quotation marks.
      #
      #   - title:                   # as the paper has it; in each language
      #       ko: "…"
      #       en: "…"
      #     authors:                 # all of them, in the order of the paper
      #       - …
      #     published: 2025-06-18    # the day on which it first appeared
      #     arxiv: "2506.15677"      # with or without a version
      #     doi: "10.1000/xyz"       # without https://doi.org/
      #     link: https://…          # in place of the one made from arxiv or doi
      #     takeaway: "…"            # why it matters, in one sentence; shown in the list of contents
      #     summary: |               # your own words: what it does, why it is worth reading; Markdown
      #       …
      #     abstract:                # the authors' words; a blank line between paragraphs; in each language
      #       ko: |
      #         …
      #       en: |
      #         …
      #     more:                    # further reading, with a title or without
      #       - https://…
      #       - title: "…"
      #         url: https://…
      #     image:                   # shown above the summary
      #       url: https://…
      #       alt: "…"               # for readers who do not see it; "" if it only decorates
      #     tags:                    # keywords
      #       - …
      papers: []

      # Links that are no papers, such as talks, code and jobs; readers see them below the papers. To have some, take
      # "# " off these lines.
      # sections:
      #   - title: "…"
      #     items:
      #       - https://…
      #       - title: "…"
      #         url: https://…
      #         text: "…" # one paragraph on what is there; Markdown
      "
    `);
});

test('a name cannot break out of its comment', () => {
  const text = scaffoldIssue({ week, languages: ['en'], name: 'A\r\nweek: x\u2028y\u0085z' });
  expect(dataOf(text)['week']).toBe(week);
  expect(text.split('\n')[1]).toBe('# A week: x y z, 2025-07-07 to 2025-07-13');
});
