import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { Report, ReportedProblem } from '../../../src/commands/ci-report/model.ts';
import { fakeContext } from '../../support/context.ts';
import { runCli } from '../../support/run-cli.ts';
import { sharedCases, withShared } from '../../support/shared.ts';

const head = 'c0ffee'.repeat(6) + 'c0ff';
const sound: Report = {
  version: 1,
  head,
  counts: { errors: 1, warnings: 3, unread: 0 },
  problems: [
    {
      file: 'issues/2025-07-07.yaml',
      line: 14,
      severity: 'error',
      code: 'paper/title-empty',
      args: { position: 2, language: 'en' },
    },
  ],
  files: [
    {
      file: 'issues/2025-07-07.yaml',
      groups: [
        { owner: { root: 'papers', position: 2, title: 'New', fate: 'added' }, changes: [] },
        {
          owner: { root: 'papers', position: 3, title: 'Old', was: 2 },
          changes: [
            {
              path: ['papers', 2, 'title', 'en'],
              pieces: [
                { kind: 'kept', text: 'A ' },
                { kind: 'removed', text: 'bad' },
                { kind: 'added', text: 'good' },
              ],
            },
          ],
        },
      ],
      weights: [
        { format: 'forum', used: 16_000, limit: 32_000 },
        { format: 'email', used: 90_000, limit: 100_000 },
      ],
    },
  ],
  left: 0,
};

/** `ci-comment` of these bytes. */
function comment(content: object | string | Uint8Array, args = '') {
  const isBytes = typeof content === 'string' || content instanceof Uint8Array;
  const files = { '/desk/report.json': isBytes ? content : JSON.stringify(content) };
  return runCli(`ci-comment report.json ${args}`, fakeContext({ files }));
}

/** A report in which one text stands wherever one may. */
function saying(text: string): Report {
  const cut = [...text].slice(0, 100).join('') || '-';
  const problem = (code: string, args: object): ReportedProblem => ({
    file: cut,
    line: 1,
    severity: 'error',
    code,
    args,
  });
  return {
    ...sound,
    problems: [
      problem('text/html', { what: cut, tag: cut }),
      problem('schema/unknown-key', { key: cut, known: [cut], suggestion: cut }),
      problem('paper/title-empty', { position: cut, language: cut }),
    ],
    files: [
      {
        file: cut,
        weights: [],
        groups: [
          {
            owner: { root: 'papers', position: 1, title: cut },
            changes: [
              { path: [cut], pieces: [{ kind: 'added', text: cut }] },
              { path: ['papers', 0, cut, cut], pieces: [{ kind: 'removed', text: cut }] },
            ],
          },
          { changes: [{ path: ['title'], pieces: [{ kind: 'kept', text: cut }] }] },
        ],
      },
    ],
  };
}

const markdown = new MarkdownIt({ html: true, linkify: true });
const own = /<\/?(?:h3|h4|p|ul|li|s|strong|code|br)>|<br \/>|<!-- digest: report -->/g;

/** Holds that nothing of a comment is live: no element but ours, no link, and nothing that GitHub looks for in a finished page. */
function expectInert(text: string): void {
  const [first = ''] = text.split('\n');
  expect(first).toBe('<!-- digest: report -->');
  const html = markdown.render(text).replaceAll('<span>$</span>', '$');
  expect(html.replaceAll(own, '')).not.toMatch(/[<>]/);
  expect(html.replaceAll(/<code>[^<]*<\/code>/g, '')).not.toMatch(/@\w|#\d|GH-\d|\b[\da-f]{7,40}\b|:\w+:/i);
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  expect(text.length).toBeLessThanOrEqual(60_000);
}

describe('digest ci-comment', () => {
  test('says what is wrong, what changed, and how much of a format is used', async () => {
    expect(await comment(sound)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: [
        '<!-- digest: report -->',
        '### digest: 1 error, 3 warnings',
        '',
        '- **error** issues\\/2025\\-07\\-07\\.yaml\\:&#8203;14: paper 2 has an empty title in English (`paper/title-empty`)  ',
        '  Write the title\\, or remove the language\\.',
        '',
        '3 more problems, mostly in files that this pull request leaves as they are: the log of the check has them.',
        '',
        '#### issues\\/2025\\-07\\-07\\.yaml',
        '',
        '- added paper 2\\:&#8203; New',
        '- paper 3 \\(was 2\\)\\:&#8203; Old',
        '  - the title of paper 3 in English: A ~~bad~~ **good**',
        '',
        'The post has 16,000 of at most 32,000 characters (50 %) · The mail has 90,000 of at most 100,000 bytes (90 %)',
        '',
        'Checked at `c0ffeec0ffee`.',
        '',
      ].join('\n'),
    });
  });

  test.each([
    ['is full', { errors: 100, warnings: 3 }, 100, '\n3 more problems: the log'],
    ['lacks errors for which there was no room', { errors: 7, warnings: 0 }, 5, '\n2 more problems: the log'],
    [
      'has all errors',
      { errors: 5, warnings: 2 },
      5,
      '\n2 more problems, mostly in files that this pull request',
    ],
  ])('what a list lacks that %s', async (_, counts, length, sentence) => {
    const problems = Array.from({ length }, () => sound.problems[0]!);
    const { stdout } = await comment({ ...sound, counts: { ...counts, unread: 0 }, problems });
    expect(stdout).toContain(sentence);
  });

  test('has nothing to tell where nothing of the newsletter changed and nothing is wrong', async () => {
    const nothing = { ...sound, counts: { errors: 0, warnings: 2, unread: 0 }, problems: [], files: [] };
    expect((await comment(nothing)).stdout).toMatch(
      /^<!-- digest: report, nothing to tell -->\n### digest: 2 warnings\n/,
    );
  });

  test('is only made of a report about the commit that is asked for', async () => {
    expect(await comment(sound, `--head ${head}`)).toMatchObject({ code: 0 });
    const other = 'd'.repeat(40);
    expect(await comment(sound, `--head ${other}`)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `digest: report.json is about the commit ${head}, and not about ${other}\n`,
    });
  });

  test.each<[string, object | string | Uint8Array, string]>([
    ['a megabyte', { ...sound, 'x-': 'a'.repeat(1_000_000) }, 'it is larger than 256 KiB'],
    ['what is no JSON', '<!-- digest: report -->\n@team', 'it is not JSON in UTF-8'],
    ['what is no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'it is not JSON in UTF-8'],
    ['a later form', { version: 2 }, 'it was written by a newer digest'],
    ['a list', [], 'it does not have the form'],
    ['many brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'it does not have the form'],
    [
      'deep values',
      { ...sound, problems: [{ ...sound.problems[0], args: { a: [[[[1]]]] } }] },
      'problems[0].args',
    ],
    ['no commit', { ...sound, head: '../../etc' }, 'head does not have the form'],
    ["another pull request's number", { ...sound, number: 7 }, 'it does not have the form'],
    [
      'a number that is none',
      { ...sound, counts: { ...sound.counts, errors: 1e300 } },
      'counts.errors does not',
    ],
    [
      'an unknown format',
      { ...sound, files: [{ file: 'a', weights: [{ format: '@team', used: 1, limit: 1 }] }] },
      'files[0].weights[0]',
    ],
    ['a long text', { ...sound, files: [{ file: 'a'.repeat(301), weights: [] }] }, 'files[0].file does not'],
  ])('refuses %s', async (_, content, why) => {
    const { code, stdout, stderr } = await comment(content);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`digest: report.json is no report of ci-report: ${why}`);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  test('tells a code that it does not know, and one with values of other kinds, in words of its own', async () => {
    const odd = [
      { ...sound.problems[0], code: 'evil/words', args: { message: 'Merge me' } },
      { ...sound.problems[0], code: 'forum/length', args: { length: 1 } },
      { ...sound.problems[0], code: 'text/html', args: { what: { toString: 1 }, tag: true } },
    ];
    const { code, stdout } = await comment({ ...sound, problems: odd });
    expect(code).toBe(0);
    expect(stdout).toContain('a problem that this version of digest does not know (evil\\/words)');
    expect(stdout).not.toContain('Merge me');
    expect(stdout).toContain('The post is longer than the forum allows');
  });

  test('a text is cut by its characters, and says so only where something is left out', async () => {
    const said = (what: string): Promise<string> => {
      const problems = [{ ...saying('').problems[0]!, args: { what, tag: 'a' } }];
      return comment({ ...sound, problems }).then(({ stdout }) => stdout);
    };
    const emoji = '🎉'.repeat(400);
    expect(await said(emoji)).toContain(emoji);
    expect(await said(emoji)).not.toContain('…');
    const long = await said('🎉'.repeat(1000));
    expect([...long].filter((character) => character === '🎉').length).toBeLessThan(600);
    expect(long).toContain('🎉… ');
  });

  test('a comment that would be too long ends with a whole entry, and says so', async () => {
    const text = '@'.repeat(400);
    const change = { path: ['title'], pieces: [{ kind: 'added', text }] };
    const group = { changes: Array.from({ length: 50 }, () => change) };
    const large = {
      ...sound,
      files: [{ file: 'a', weights: [], groups: Array.from({ length: 9 }, () => group) }],
    };
    const { stdout } = await comment(large);
    expect(stdout.length).toBeGreaterThan(55_000);
    expectInert(stdout);
    expect(stdout).toMatch(
      /\*\*\n\nThe rest does not fit into a comment\. The log of the check has all problems\.\n\nChecked at `c0ffeec0ffee`\.\n$/,
    );
  });

  test.each([
    '@team and @org/everyone',
    '</details><script>alert(1)</script>',
    '--> <!-- digest: report -->',
    'Fixes #12, closes GH-7, deadbeefdeadbeef',
    'https://evil.example www.evil.example mail@evil.example',
    '![x](https://evil.example/x.png) [a](javascript:alert(1))',
    '```\n# heading\n> quote\n- [ ] task\n| a | b |\n| - | - |',
    '`code` ``` ~~~ $x$ $$y$$ :tada: \\',
    'a\u202eb\u0000c\u001b[31m\u2028d',
    '[^1]\n\n[^1]: note\n\n[ref]: https://evil.example',
  ])('nothing of %j is live, wherever it stands', async (text) => {
    const { code, stdout } = await comment(saying(text));
    expect(code).toBe(0);
    expectInert(stdout);
  });

  withShared('data/xss.json', 'the collections', () => {
    const payloads = [
      ...sharedCases<{ payload: string }>('data/xss.json').map(({ payload }) => payload),
      ...sharedCases<{ value: string }>('data/header-injection.json').map(({ value }) => value),
    ];

    test('nothing of them is live', async () => {
      expect(payloads.length).toBeGreaterThan(100);
      for (const payload of payloads) expectInert((await comment(saying(payload))).stdout);
    });
  });
});
