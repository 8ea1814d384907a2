import { describe, expect, test } from 'vitest';
import type { FakeWorld } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const week = '2025-07-14';
const path = `/desk/issues/${week}.yaml`;
const draft = `week: ${week}\ndraft: true\n# before\npapers: # here\n# after\nclosing: ""\n`;
const ready = soundIssue(week);
const own = '2507.14001';
const earlier = '2507.07001';

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  /** The issue; a draft without papers by default. */
  readonly issue?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly config?: string;
  readonly world?: FakeWorld;
  readonly code?: number;
  readonly stdout?: string | RegExp;
  readonly stderr: string | RegExp;
  /** What was put into the file; left out: the file is as it was. */
  readonly added?: string;
}

/** Everything that a finished issue wants of a paper. */
const whole = ['--title', 'ko=제목', '--title', 'en=Title', '--summary', '요약.', '--arxiv', '2506.15677'];
const wholeCard = `  - title:
      ko: "제목"
      en: "Title"
    arxiv: "2506.15677"
    summary: |
      요약.
`;
const using = 'using issues/2025-07-14.yaml\n';
const next = 'next: digest preview (shows what readers will see)\n';
const addedOne = `${using}added 1 paper to issues/2025-07-14.yaml\n${next}`;
const result = 'issues/2025-07-14.yaml\n';

const cases: readonly Case[] = [
  // From flags
  {
    name: 'everything that must be is there',
    args: whole,
    stdout: result,
    stderr: addedOne,
    added: wholeCard,
  },
  {
    name: 'every flag',
    args: [
      ...whole,
      '--author',
      'Ada  Lovelace',
      '--author',
      'Kim, Jr.',
      '--published',
      '2025-06-18',
      '--doi',
      'https://doi.org/10.1000/XYZ',
      '--link',
      'https://example.org/p?a=b',
      '--abstract',
      'ko=초록',
      '--abstract',
      'en=Abstract',
      '--more',
      'https://example.org/?q=1',
      '--more',
      '코드 (a=b)=https://example.org/code?x=y',
      '--image',
      'https://example.org/i.png',
      '--alt',
      '',
      '--tag',
      'agents',
      '--tag',
      '기계 번역',
    ],
    stdout: result,
    stderr: addedOne,
    added: `  - title:
      ko: "제목"
      en: "Title"
    authors:
      - Ada Lovelace
      - Kim, Jr.
    published: 2025-06-18
    arxiv: "2506.15677"
    doi: "10.1000/xyz"
    link: https://example.org/p?a=b
    summary: |
      요약.
    abstract:
      ko: |
        초록
      en: |
        Abstract
    more:
      - https://example.org/?q=1
      - title: "코드 (a=b)"
        url: https://example.org/code?x=y
    image:
      url: https://example.org/i.png
      alt: ""
    tags:
      - agents
      - 기계 번역
`,
  },
  {
    name: 'a text without a language is in the first',
    args: ['--title', '제목: 부제', '--summary', 'ko=요약', '--link', 'https://example.org/', '--yes'],
    stdout: result,
    stderr: /^using .*\nadded 1 paper .*\n[\s\S]*paper 1 has no title in English/,
    added: `  - title:
      ko: "제목: 부제"
    link: https://example.org/
    summary: |
      요약
`,
  },
  {
    name: 'one language needs no map',
    args: ['--title', 'A title', '--summary', 'Why.', '--abstract', 'What.', '--doi', '10.1000/x'],
    config: 'name: Test\nlocale: en\n',
    stdout: result,
    stderr: addedOne,
    added: `  - title: "A title"
    doi: "10.1000/x"
    summary: |
      Why.
    abstract: |
      What.
`,
  },
  {
    name: 'texts from files',
    args: [
      '--title',
      'en=T',
      '--title',
      'ko=제목',
      '--summary',
      '@summary.md',
      '--abstract',
      'en=@abs/en.txt',
      '--offline',
      '2506.15677',
    ],
    files: { '/desk/summary.md': '\uFEFF첫 문단.\r\n\r\n둘째 문단. \r\n', '/desk/abs/en.txt': 'An abstract' },
    stdout: result,
    stderr: addedOne,
    added: `  - title:
      ko: "제목"
      en: "T"
    arxiv: "2506.15677"
    summary: |
      첫 문단.

      둘째 문단.
    abstract:
      en: |
        An abstract
`,
  },
  ...(
    [
      [['--title', 'korean=제목'], /--title "korean=제목": the part before = is not a language tag/],
      [['--title', 'ko='], /--title "ko=": it is empty/],
      [['--title', 'ko:제목'], /--title "ko:제목": after the language comes =, not a colon/],
      [['--summary', 'EN: text'], /--summary "EN: text": after the language comes =/],
      [['--title', '가', '--title', 'ko=나'], /--title "ko=나": this language is given twice/],
      [['--author', ' '], /--author has an empty value/],
      [
        ['--published', '6/7/2025'],
        /--published "6\/7\/2025": it may be more than one day; write YYYY-MM-DD/,
      ],
      [['--published', '2025-02-30'], /--published "2025-02-30": it is not a real date/],
      [['--arxiv', '2506.1'], /--arxiv "2506.1": it is not an arXiv id/],
      [['--arxiv', 'https://example.org/'], /--arxiv .* it is not an arXiv id/],
      [['--doi', '10.1/x'], /--doi "10.1\/x": it is not a DOI: 10., four to nine digits/],
      [['--link', 'example.org'], /--link is "example.org", which does not begin with https:/],
      [['--summary', '@nowhere.md'], /there is no file nowhere.md/],
      [['--abstract', '초록'], /--abstract "초록": it needs a language/],
      [['--more', 'Title'], /--more is "Title", which does not begin with https:/],
      [['--image', 'https://example.org/i.png'], /--image .* it also needs --alt/],
      [['--alt', 'x'], /--alt "x": it describes --image/],
      [['--at', '0'], /at least 1/],
      [['--at', '2', ...whole], /--at 2: issues\/2025-07-14.yaml has no papers yet[\s\S]*Only --at 1/],
      [['--from', 'nowhere.yaml'], /there is no file nowhere.yaml/],
      [['-i', '2025-06-30', ...whole], /there is no issue "2025-06-30"[\s\S]*2025-07-07/],
      [['2506.15677', '2506.08837', '--title', 'ko=x'], /--title "ko=x": it is for one paper/],
    ] as const
  ).map(([args, stderr]): Case => ({ name: `refuses ${args.join(' ')}`, args, code: 2, stderr })),
  {
    name: 'a file that is no text',
    args: ['--summary', '@x'],
    files: { '/desk/x': Uint8Array.of(0xff) },
    code: 2,
    stderr: /x cannot be read: it is not UTF-8 text/,
  },

  // Without a terminal
  {
    name: 'nothing is known',
    args: [],
    code: 2,
    stderr: /--title, --arxiv \(or --doi, --link\) and --summary are missing/,
  },
  {
    name: 'nothing is known, --yes',
    args: ['--yes'],
    code: 2,
    stderr: /--title, --arxiv \(or --doi, --link\) and --summary are missing/,
  },
  {
    name: 'a part is missing',
    args: ['2506.15677', '--title', 'ko=제목'],
    code: 2,
    stderr: /--summary is missing\nhint: .*--yes/,
  },
  {
    name: 'a part is missing, --yes in a draft',
    args: ['2506.15677', '--yes', '--offline'],
    stdout: result,
    stderr:
      /warning: 2506.15677 is not in the cache[^\n]*\nadded 1 paper[\s\S]*issues\/2025-07-14.yaml:5:5 {2}warning {2}schema\/missing {2}paper 1 has no title[\s\S]*paper 1 has no summary/,
    added: '  - arxiv: "2506.15677"\n',
  },
  {
    name: 'a part is missing, --yes in a finished issue',
    args: ['2506.15677', '--yes'],
    issue: ready,
    code: 2,
    stderr: /--title and --summary are missing\nhint: Give these flags, or run it in a terminal/,
  },
  {
    name: 'only stdin is a terminal',
    args: ['2506.15677'],
    world: { tty: { stdin: true } },
    code: 2,
    stderr: /--title and --summary are missing/,
  },
  {
    name: 'only stderr is a terminal',
    args: ['2506.15677'],
    world: { tty: { stderr: true } },
    code: 2,
    stderr: /--title and --summary are missing/,
  },

  // Flags
  ...(
    ['--arxiv', '--doi', '--link', '--published', '--image', '--alt', '--issue', '--at', '--from'] as const
  ).map((flag) => ({
    name: `${flag} twice`,
    args: [flag, '1', flag, '1', '--yes'],
    code: 2,
    stderr: `digest: ${flag} is given twice\nhint: See: digest add-paper --help\n`,
  })),
  {
    name: 'an address with a space in it',
    args: ['--link', 'https://a.example/b c', '--yes'],
    code: 2,
    stderr: /^digest: --link is "https:\/\/a\.example\/b c", which contains a space\n/,
  },
  {
    name: 'further reading with another scheme',
    args: ['--more', 'A note=ftp://a.example/', '--yes'],
    code: 2,
    stderr: /^digest: --more is "A note=ftp:\/\/a\.example\/", which does not begin with/,
  },

  // Where it goes
  {
    name: 'a named issue is not named again',
    args: ['-i', week, ...whole],
    stdout: result,
    stderr: `added 1 paper to issues/2025-07-14.yaml\n${next}`,
    added: wholeCard,
  },
  {
    name: 'a path',
    args: ['-i', `issues/${week}.yaml`, ...whole],
    stdout: result,
    stderr: `added 1 paper to issues/2025-07-14.yaml\n${next}`,
    added: wholeCard,
  },
  {
    name: '--dry-run prints the issue',
    args: ['--dry-run', ...whole],
    stdout: draft.replace('# after\n', `${wholeCard}# after\n`),
    stderr: `${using}would write issues/2025-07-14.yaml; nothing was written (--dry-run)\n`,
  },
  {
    name: '--quiet says only the result',
    args: ['--quiet', ...whole],
    stdout: result,
    stderr: '',
    added: wholeCard,
  },
  {
    name: 'YAML that is broken',
    args: whole,
    issue: 'week: "2025\npapers:\n',
    code: 1,
    stderr: /issues\/2025-07-14.yaml has errors and was not changed/,
  },
  {
    name: 'a list in flow style',
    args: whole,
    issue: `week: ${week}\npapers: [{title: a, summary: b, link: "https://a.example/"}]\n`,
    code: 1,
    stderr: /2025-07-14.yaml:2: papers is written as \[ … \]/,
  },
  {
    name: 'an issue that has other errors',
    args: whole,
    issue: draft.replace('# before', 'intor: x'),
    stdout: result,
    stderr: addedOne,
    added: wholeCard,
  },

  // Duplicates and contradictions
  {
    name: 'an earlier issue has it',
    args: [earlier, '--offline', ...whole.slice(0, 6)],
    stdout: result,
    stderr:
      /added 1 paper[\s\S]*warning {2}paper\/duplicate-archive {2}paper 1 has the arXiv id of a paper in 2025-07-07/,
    added: wholeCard.replace('2506.15677', earlier),
  },
  {
    name: 'this issue has it',
    args: [...whole.slice(0, 6), '--arxiv', own],
    issue: ready,
    code: 1,
    stderr: /^digest: 제목 was not added: paper 2 has the arXiv id of paper 1/,
  },
  {
    name: 'this issue has the paper of a ref',
    args: [`https://arxiv.org/abs/${own}v3`, '--yes', ...whole.slice(0, 6)],
    issue: ready,
    stderr: `${using}https://arxiv.org/abs/${own}v3 is already in issues/2025-07-14.yaml\nnothing was added to issues/2025-07-14.yaml\n`,
  },
  {
    name: 'the config lets it pass',
    args: ['--arxiv', own, ...whole.slice(0, 6), '--abstract', 'ko=초록', '--abstract', 'en=x'],
    config: 'rules: { paper/duplicate: off }\n',
    issue: draft.replace(
      'papers: # here\n',
      `papers:\n  - title: "가"\n    summary: "나"\n    arxiv: "${own}"\n`,
    ),
    stdout: result,
    stderr: /added 1 paper/,
    added: wholeCard
      .replace('2506.15677', own)
      .concat('    abstract:\n      ko: |\n        초록\n      en: |\n        x\n'),
  },
  {
    name: 'a link that names another paper',
    args: [...whole, '--link', 'https://arxiv.org/abs/2506.08837'],
    code: 1,
    stderr: /was not added: paper 1 is arXiv 2506.15677, but/,
  },

  // Several
  {
    name: 'a ref that names nothing',
    args: ['hello', '--yes'],
    code: 1,
    stderr: /^digest: "hello" does not name a paper[\s\S]*hint: /,
  },
  {
    name: 'several refs, some of which fail',
    args: ['2506.15677', 'hello', '10.1000/x', '2506.15677v2', '--yes', '--offline'],
    code: 1,
    stdout: result,
    stderr:
      /2506.15677v2 is the same paper as 2506.15677\n[\s\S]*added 2 papers[\s\S]*"hello" does not name a paper[\s\S]*failed: hello; 2 done\n$/,
    added: '  - arxiv: "2506.15677"\n  - doi: "10.1000/x"\n',
  },
  ...['2025-07-14', 'issues/2025-07-14.yaml'].map((ref) => ({
    name: `a week where papers are named: ${ref}`,
    args: [ref, '2506.15677', '--title', 'ko=가', '--yes', '--offline'],
    code: 1,
    stderr: /^digest: "[^"]+" does not name a paper: it is the week of an issue\nhint: .*--issue WEEK/,
  })),
  {
    name: 'a DOI that ends in a date',
    args: ['10.1000/2025-07-14', '--yes', '--offline'],
    code: 0,
    stdout: result,
    stderr: /added 1 paper/,
    added: '  - doi: "10.1000/2025-07-14"\n',
  },
  {
    name: 'several refs, all of which fail',
    args: ['hello', 'there', '--yes'],
    code: 1,
    stderr: /nothing was added[\s\S]*failed: hello, there\n/,
  },
];

describe('add-paper without a question', () => {
  test.each(cases)(
    '$name',
    async ({ args, issue = draft, files, config, world, code = 0, stdout = '', stderr, added }) => {
      const context: FakeWorld = {
        files: { ...newsletter({ '2025-07-07': soundIssue(), [week]: issue }, config), ...files },
        ...world,
      };
      const ran = await runCli(['add-paper', ...args], context);
      const say = (expected: string | RegExp, text: string): void => {
        if (typeof expected === 'string') expect(text).toBe(expected);
        else expect(text).toMatch(expected);
      };
      say(stderr, ran.stderr);
      say(stdout, ran.stdout);
      expect(ran.code).toBe(code);
      const text = ran.context.files.text(path);
      const place = issue.indexOf('# after');
      expect(text).toBe(added === undefined ? issue : issue.slice(0, place) + added + issue.slice(place));
      expect(ran.context.files.paths('/desk/issues')).toHaveLength(2);
      expect(ran.context.fetched).toEqual([]);
    },
  );

  test('--at inserts there, and the numbers of problems follow', async () => {
    const files = newsletter({ '2025-07-07': soundIssue(), [week]: ready });
    const { code, stderr, context } = await runCli(
      ['add-paper', '--at', '1', earlier, ...whole.slice(0, 6)],
      { files },
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/paper 1 has the arXiv id of a paper in 2025-07-07/);
    expect(stderr).not.toMatch(/paper 2/);
    expect(context.files.text(path)).toBe(
      ready.replace('papers:\n', `papers:\n${wholeCard.replace('2506.15677', earlier)}`),
    );
  });

  test('the position behind the last is one, the next is none', async () => {
    const files = newsletter({ [week]: ready });
    expect((await runCli(['add-paper', '--at', '2', ...whole], { files })).code).toBe(0);
    const { code, stderr } = await runCli(['add-paper', '--at', '3', ...whole], { files });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/has only 1 paper\nhint: Positions 1 to 2/)]);
  });

  test('a file that changes while it is written stays as it is', async () => {
    const world = { files: newsletter({ [week]: draft }) };
    const { context } = await runCli('validate', world);
    const { files } = context;
    files.afterClose = (file) => {
      if (file.includes('.yaml.digest-')) files.put(path, '# somebody else\n');
    };
    const { code, stderr } = await runCli(['add-paper', ...whole], context);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/another program changed/)]);
    expect(context.files.text(path)).toBe('# somebody else\n');
  });

  test('a lock of a living process is respected', async () => {
    const files = newsletter({ [week]: draft });
    const lock = { [`/desk/issues/.${week}.yaml.lock`]: '{"pid":77,"host":"here"}\n' };
    const world = { files: { ...files, ...lock }, self: { isAlive: () => true } };
    const { code, stderr, context } = await runCli(['add-paper', ...whole], world);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/is being changed by another digest \(process 77/),
    ]);
    expect(context.files.text(path)).toBe(draft);
  });

  test('CRLF and the byte order mark stay', async () => {
    const issue = `\uFEFF${draft.replaceAll('\n', '\r\n')}`;
    const { code, context } = await runCli(['add-paper', ...whole], { files: newsletter({ [week]: issue }) });
    expect(code).toBe(0);
    const crlf = wholeCard.replaceAll('\n', '\r\n');
    expect(context.files.text(path)).toBe(issue.replace('# after', `${crlf}# after`));
  });
});

describe('what comes next', () => {
  const files = newsletter({ [week]: draft, '2025-07-21': 'week: 2025-07-21\ndraft: true\n' });

  test('names an issue that is not the latest', async () => {
    const { stderr } = await runCli(['add-paper', '-i', week, ...whole], { files });
    expect(stderr.endsWith(next.replace('preview', `preview ${week}`))).toBe(true);
  });

  test('is not said where a paper failed', async () => {
    const args = ['add-paper', '-i', week, '--yes', '--offline', '2506.15677', 'hello'];
    const { code, stderr } = await runCli(args, { files });
    expect(code).toBe(1);
    expect(stderr).toMatch(/failed: hello; 1 done\n$/);
    expect(stderr).not.toContain('next:');
  });
});
