import { describe, expect, test } from 'vitest';
import type { FakeWorld } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { Killed, MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';
import type { Ran } from '../support/run-cli.ts';
import { FakeTerminal, keys } from '../support/terminal.ts';

type Turn = readonly [question: string | RegExp, ...keys: string[]];

const week = '2025-07-14';
const path = `/desk/issues/${week}.yaml`;
const answers = '/home/editor/.local/state/digest/answers';
const { enter, down, ctrlC, ctrlU, ctrlO, paste } = keys;
const draft = `week: ${week}\ndraft: true\npapers: []\n# end\n`;
const env = { HOME: '/home/editor', NO_COLOR: '1' };
const world = (issue = draft, more: FakeWorld = {}): FakeWorld => ({
  env,
  files: new MemoryFiles(newsletter({ '2025-07-07': soundIssue(), [week]: issue })),
  ...more,
});

/** Runs add-paper at a terminal and answers its questions in this order. */
async function at(terminal: FakeTerminal, args: readonly string[], turns: readonly Turn[]): Promise<Ran> {
  const ended = runCli(['add-paper', ...args], terminal.context);
  // Whatever ends it early is what the test wants to see, not that a question never came.
  await Promise.race([terminal.answer(...turns), ended]);
  return ended;
}

/** In a draft, a paper may be named later. */
const noRef: Turn = ['arXiv id', enter];
const title: Turn[] = [
  ['Title in Korean', '구현형 웹 에이전트', enter],
  ['Title in English', 'Embodied Web Agents', enter],
];
const rest: Turn[] = [
  ['Summary', paste('첫 문단.\n\n둘째 문단.\n'), enter],
  ['Abstract in Korean', paste('초록입니다.'), enter, enter],
  ['Abstract in English', enter],
  ['Further reading', '해설=https://example.org/a?b=c', enter],
  ['Further reading 2', enter],
];
const all: Turn[] = [
  ['arXiv id', 'https://arxiv.org/abs/2506.15677v2', enter],
  ...title,
  ['Authors', 'Yining Hong, Rui Sun and Bingxuan Li', enter],
  ['Published', '2025-06-18', enter],
  ...rest,
];
const card = `  - title:
      ko: "구현형 웹 에이전트"
      en: "Embodied Web Agents"
    authors:
      - Yining Hong
      - Rui Sun
      - Bingxuan Li
    published: 2025-06-18
    arxiv: "2506.15677v2"
    summary: |
      첫 문단.

      둘째 문단.
    abstract:
      ko: |
        초록입니다.
    more:
      - title: "해설"
        url: https://example.org/a?b=c
`;
const withCard = draft.replace(' []', '').replace('# end', `${card}# end`);
const add: Turn = ['Add it as paper', enter];
const drop: Turn = ['Add it as paper', 'Disc', enter];

describe.concurrent('a card, part by part', () => {
  test.each([40, 80])('from the first question to the file, in %i columns', async (columns) => {
    const terminal = new FakeTerminal(world(), { columns, rows: 60 });
    const { code, stdout, context } = await at(terminal, [], [...all, add]);
    expect([code, stdout]).toEqual([0, `issues/${week}.yaml\n`]);
    expect(context.files.text(path)).toBe(withCard);
    expect(context.files.paths(answers)).toEqual([]);
    const shown = await terminal.text();
    expect(shown).toContain(`Paper 1 of issues/${week}.yaml\n`);
    expect(shown).toContain('    authors:\n      - Yining Hong\n');
    expect(shown).toMatch(/added 1 paper to issues\/2025-07-14.yaml\s+next: digest preview [^]*\)\s*$/);
    for (const row of shown.split('\n')) expect(row).not.toMatch(/\? .*\? /);
  });

  test('what is known is not asked for', async () => {
    const terminal = new FakeTerminal(world());
    const flags = [
      '--title',
      'ko=가',
      '--title',
      'en=A',
      '--summary',
      '요약',
      '--abstract',
      'ko=초록',
      '--author',
      'Kim',
    ];
    const turns: Turn[] = [
      ['Published', enter],
      ['Abstract in English', enter],
      ['Further reading', enter],
      add,
    ];
    const { code, context, stderr } = await at(terminal, ['2506.15677', ...flags], turns);
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/\? (?:Title|Authors|arXiv|Summary|Abstract in Korean)/);
    expect(context.files.text(path)).toContain('    arxiv: "2506.15677"\n    summary: |\n      요약\n');
  });

  test('a finished issue wants a title, a ref and a summary', async () => {
    const terminal = new FakeTerminal(world(soundIssue(week)));
    const turns: Turn[] = [
      ['arXiv id', enter],
      [/does not name a paper: it is empty/, 'hello', enter],
      [/neither an arXiv id nor a DOI/, ctrlU, '10.1000/x', enter],
      ['Title in Korean', enter],
      ['Title in English', enter],
      [/It needs a title in one language/, 'A title', enter],
      ['Authors', enter],
      ['Published', 'soon', enter],
      [/Write a day with year, month and day/, ctrlU, enter],
      ['Summary', enter],
      [/It needs a summary/, paste('Why.\n'), enter],
      ['Abstract in Korean', enter],
      ['Abstract in English', enter],
      ['Further reading', 'nowhere', enter],
      [/which does not begin with https:\/\/ or http:\/\//, ctrlU, 'A note=https://a.example/b c', enter],
      [/is "https:\/\/a\.example\/b c",\s+which contains a space/, ctrlU, enter],
      ['Add it as paper 2', enter],
    ];
    const { code, context } = await at(terminal, [], turns);
    expect(code).toBe(0);
    expect(context.files.text(path)).toBe(
      `${soundIssue(week)}  - title:\n      en: "A title"\n    doi: "10.1000/x"\n    summary: |\n      Why.\n`,
    );
  });

  test.each([
    ['18 Jun 2025', '2025-06-18'],
    ['2025년 6월 18일', '2025-06-18'],
  ])('the day %s is read', async (typed, day) => {
    const terminal = new FakeTerminal(world());
    const turns: Turn[] = [
      noRef,
      ...title,
      ['Authors', 'Jisoo Park1†, Minho Kim¹,² & John Smith III', enter],
      ['Published', typed, enter],
      ...rest,
      add,
    ];
    const { code, context } = await at(terminal, [], turns);
    expect(code).toBe(0);
    expect(context.files.text(path)).toContain(
      `    authors:\n      - Jisoo Park\n      - Minho Kim\n      - John Smith III\n    published: ${day}\n`,
    );
  });

  test('which day 6/7/2025 is, is asked', async () => {
    const terminal = new FakeTerminal(world());
    const turns: Turn[] = [
      noRef,
      ...title,
      ['Authors', enter],
      ['Published', '6/7/2025', enter],
      [/Which day is 6\/7\/2025\?[^]*2025-07-06 \(July 6, 2025\)[^]*2025-06-07/, down, enter],
      ...rest,
      add,
    ];
    const { code, context } = await at(terminal, [], turns);
    expect(code).toBe(0);
    expect(context.files.text(path)).toContain('    published: 2025-06-07\n');
  });

  test('Esc goes back a question, as often as there is one, and keeps what was typed', async () => {
    const terminal = new FakeTerminal(world(), { rows: 120 });
    const { escape } = keys;
    const turns: Turn[] = [
      // There is no question before the first one.
      ['arXiv id', escape, enter],
      ['Title in Korean', '첫 제목', enter],
      ['Title in English', 'A title', escape],
      [/첫 제목[^]*\n\? Title in Korean\n {2}첫 제목\n/, ctrlU, '제목', enter],
      [/\? Title in English\n {2}A title\n[^]*\? Title in English\n {2}A title\n/, enter],
      ['Authors', 'Ada Lovelace', enter],
      ['Published', enter],
      ['Summary', 'half', enter, escape],
      [/\? Published on\n[^]*Esc goes back/, '2025-06-18', enter],
      [/Enter keeps “half”/, enter],
      ['Abstract in Korean', enter],
      ['Abstract in English', enter],
      ['Further reading', 'https://a.example/', enter],
      ['Further reading 2', 'https://b.example/', enter],
      ['Further reading 3', escape],
      [/\? Further reading 2\n {2}https:\/\/b\.example\//, ctrlU, 'https://c.example/', enter],
      [/\? Further reading 3\n[^]*\? Further reading 3\n/, enter],
      ['Add it as paper 1', escape],
      [/Add it as paper 1\?[^]*\? Further reading\n {2}https:\/\/a\.example\/\n/, enter],
      [/Add it as paper 1\?[^]*\? Further reading 2\n {2}https:\/\/c\.example\/\n/, enter],
      [/Add it as paper 1\?[^]*\? Further reading 3\n/, enter],
      [/Add it as paper 1\?[^]*\? Add it as paper 1\?/, enter],
    ];
    const { code, context } = await at(terminal, [], turns);
    expect(code).toBe(0);
    expect(context.files.text(path)).toContain(`  - title:
      ko: "제목"
      en: "A title"
    authors:
      - Ada Lovelace
    published: 2025-06-18
    summary: |
      half
    more:
      - https://a.example/
      - https://c.example/
`);
  });

  test('a paper of a file is asked only for what it must have', async () => {
    const files = {
      ...newsletter({ [week]: soundIssue(week) }),
      '/desk/p.yaml':
        '- title: 가\n  summary: 나\n- title: 다\n  summary: 라\n  link: https://example.org/\n',
    };
    const terminal = new FakeTerminal({ env, files });
    const turns: Turn[] = [
      ['arXiv id', '2506.15677', enter],
      ['Add it as paper 2', enter],
      ['Add it as paper 3', enter],
    ];
    const { code, stderr, context } = await at(terminal, ['--from', 'p.yaml'], turns);
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/\? (?:Authors|Abstract|Further)/);
    expect(context.files.text(path)).toMatch(
      /"가"\n {4}arxiv: "2506.15677"\n {4}summary: \|-\n {6}나\n {2}- title: 다\n {4}summary: 라\n/,
    );
  });

  test('several are asked about one after the other, and written once', async () => {
    const terminal = new FakeTerminal(world());
    const one: Turn[] = [...title, ['Authors', enter], ['Published', enter], ...rest];
    const two: Turn[] = [
      ['Title in Korean', '둘', enter],
      ['Title in English', enter],
      ['Authors', enter],
      ['Published', enter],
      ['Summary', enter],
      ['Abstract in Korean', enter],
      ['Abstract in English', enter],
      ['Further reading', enter],
    ];
    const { code, stderr, context } = await at(
      terminal,
      ['2506.15677', 'hello', '10.1000/x'],
      [
        ...one,
        ['Add it as paper 1', enter],
        [/Paper 2 of .* · 2 of 2 · 10.1000\/x/],
        ...two,
        ['Add it as paper 2', enter],
      ],
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /added 2 papers[\s\S]*"hello" does not name a paper[\s\S]*failed: hello; 2 done\n$/,
    );
    expect(context.files.text(path)).toMatch(/arxiv: "2506.15677"[\s\S]*"둘"\n {4}doi: "10.1000\/x"/);
    expect(
      context.files.steps.filter((step) => step.startsWith('rename') && step.endsWith(path)),
    ).toHaveLength(1);
  });
});

describe.concurrent('the card is shown', () => {
  const known = [
    '2506.15677',
    '--title',
    'ko=가',
    '--title',
    'en=A',
    '--summary',
    '요약',
    '--abstract',
    'ko=초록',
    '--author',
    'Kim',
    '--more',
    'https://example.org/',
    '--published',
    '2025-06-18',
    '--abstract',
    'en=x',
  ];

  test('it may be discarded', async () => {
    const terminal = new FakeTerminal(world());
    const { code, stdout, stderr, context } = await at(terminal, known, [drop]);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/nothing was added to issues\/2025-07-14.yaml\n$/);
    expect(context.files.text(path)).toBe(draft);
    expect(context.files.paths(answers)).toEqual([]);
  });

  test('an answer may be changed', async () => {
    const terminal = new FakeTerminal(world());
    const turns: Turn[] = [
      ['Add it as paper 1', 'Change', enter],
      ['Which one', 'Authors', enter],
      [/^\? Authors\n {2}Kim$/m, ', Lee', enter],
      [/- Kim\n {6}- Lee[\s\S]*\? Add it as paper 1/, 'Change', enter],
      [/Which one\?[\s\S]*Which one\?/, 'Further', enter],
      [/^\? Further reading\n {2}https:\/\/example.org\/$/m, ctrlU, enter],
      ['Further reading 2', enter],
      [/\? Add it as paper 1/, enter],
    ];
    const { code, context } = await at(terminal, known, turns);
    expect(code).toBe(0);
    expect(context.files.text(path)).toContain('      - Kim\n      - Lee\n');
    expect(context.files.text(path)).not.toContain('more:');
  });

  test('another may follow', async () => {
    const terminal = new FakeTerminal(world(), { rows: 80 });
    const turns: Turn[] = [
      ['Add it as paper 1', down, enter],
      [/Paper 2 of issues\/2025-07-14.yaml · 2 of 2\n/],
      ...all.map(([question, ...typed]): Turn => [
        question,
        ...typed.map((text) => text.replace('15677v2', '08837')),
      ]),
      ['Add it as paper 2', enter],
    ];
    const { code, context } = await at(terminal, known, turns);
    expect(code).toBe(0);
    expect(context.files.text(path)).toMatch(/"2506.15677"[\s\S]*"2506.08837"/);
  });

  test('what is wrong with it is said, no error is added, and no escape sequence reaches the terminal', async () => {
    const terminal = new FakeTerminal(world());
    const turns: Turn[] = [
      ['It cannot be added like this', 'Change', enter],
      ['Which one', 'Title in K', enter],
      [/^\? Title in Korean\n {2}가/m, ctrlU, '나', enter],
      add,
    ];
    const args = [...known.slice(0, 1), '--title', 'ko=가\u009b2J\u0007', ...known.slice(3)];
    const { code, stderr, context } = await at(terminal, args, turns);
    expect(stderr).toMatch(/! error: the title of paper 1 in Korean contains the control character U\+009B/);
    expect(stderr).not.toMatch(/[\u0007\u009b]/);
    expect([code, context.files.text(path)]).toEqual([0, expect.stringContaining('ko: "나"')]);
  });

  test('--dry-run prints the issue and keeps the answers', async () => {
    const terminal = new FakeTerminal(world());
    const { code, stdout, context } = await at(terminal, ['--dry-run'], [...all, add]);
    expect([code, stdout]).toEqual([0, withCard]);
    expect(context.files.text(path)).toBe(draft);
    expect(context.files.paths(answers)).toHaveLength(1);
  });

  test('what another program wrote into the issue meanwhile stays', async () => {
    const terminal = new FakeTerminal(world());
    const ended = runCli(['add-paper'], terminal.context);
    await terminal.answer(...all, ['Add it as paper 1']);
    terminal.context.files.put(path, draft.replace('# end', '# end\nlead: 안녕하세요'));
    terminal.type(enter);
    expect((await ended).code).toBe(0);
    expect(terminal.context.files.text(path)).toBe(withCard.replace('# end', '# end\nlead: 안녕하세요'));
  });

  test('a disk that is full loses nothing', async () => {
    const terminal = new FakeTerminal(world());
    const ended = runCli(['add-paper'], terminal.context);
    await terminal.answer(...all, ['Add it as paper 1']);
    const { files } = terminal.context;
    const open = files.open.bind(files);
    files.open = (file, ...how) => {
      if (file.includes('.yaml.digest-') && file.startsWith('/desk'))
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return open(file, ...how);
    };
    terminal.type(enter);
    const { code, stderr } = await ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(/the answers so far are saved in [\s\S]*no space left on the disk/);
    expect(terminal.context.files.text(path)).toBe(draft);
    expect(terminal.context.files.text(terminal.context.files.paths(answers)[0] ?? '')).toContain(
      '둘째 문단',
    );
  });
});

describe.concurrent('a paper that is known already', () => {
  const earlier = '2507.07001';
  const up: Turn[] = [['arXiv id', earlier, enter]];
  const afterwards: Turn[] = [...title, ['Authors', enter], ['Published', enter], ...rest, add];

  test('it is announced with the issue it stands in, and may be added all the same', async () => {
    const terminal = new FakeTerminal(world());
    const turns: Turn[] = [...up, ['Go on with it', enter], ...afterwards];
    const { code, stderr, context } = await at(terminal, [], turns);
    expect(stderr).toMatch(
      /! warning: paper 1 is already in 2025-07-07 \(same arXiv id\)\n[\s\S]*Go on with it\?/,
    );
    expect([code, context.files.text(path)]).toEqual([0, expect.stringContaining(earlier)]);
  });

  test('another id may be given', async () => {
    const terminal = new FakeTerminal(world());
    const turns: Turn[] = [
      ...up,
      ['Go on with it', down, enter],
      [new RegExp(`^\\? arXiv id, DOI or link\\n {2}${earlier}$`, 'm'), ctrlU, '2506.15677', enter],
      ...afterwards,
    ];
    const { code, context } = await at(terminal, [], turns);
    expect([code, context.files.text(path)]).toEqual([0, expect.stringContaining('"2506.15677"')]);
  });

  test('a ref is looked up before the first question, and may be dropped', async () => {
    const terminal = new FakeTerminal(world());
    const { code, stderr, context } = await at(terminal, [earlier], [['Go on with it', 'Drop', enter]]);
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/Title/);
    expect(context.files.text(path)).toBe(draft);
  });

  test('one that stands in this issue cannot be added again', async () => {
    const terminal = new FakeTerminal(world(soundIssue(week)));
    const { stderr, context } = await at(
      terminal,
      [],
      [
        ['arXiv id', '2507.14001', enter],
        ['Go on with it', enter],
        ['arXiv id', ctrlC],
      ],
    );
    expect(stderr).toMatch(/! error: paper 2 is the same as paper 1 \(same arXiv id\)/);
    expect(stderr).not.toMatch(/Go on\n/);
    expect(context.files.text(path)).toBe(soundIssue(week));
  });
});

describe.concurrent('interrupted', () => {
  test('the answers so far are kept, offered the next time, and used', async () => {
    const terminal = new FakeTerminal(world());
    const first = await at(
      terminal,
      [],
      [all[0] ?? noRef, ...title, ['Authors', 'Kim, Lee', enter], ['Published', ctrlC]],
    );
    expect(first.code).toBe(130);
    expect(first.stdout).toBe('');
    expect(first.stderr).toMatch(
      /digest: interrupted; nothing was changed, and the answers\s+so far are saved in\s+\S+\nhint: `digest add-paper` offers them/,
    );
    const { files } = first.context;
    expect(files.text(path)).toBe(draft);
    const [kept = ''] = files.paths(answers);
    expect(first.stderr).toContain(kept);
    expect(files.stat(kept)?.mode).toBe(0o600);

    const next = new FakeTerminal({ env, files, now: '2025-07-10T03:00:00Z' });
    const turns: Turn[] = [
      [/\? Go on with the card of "구현형 웹 에이전트", from yesterday\?/, enter],
      ['Published', '2025-06-18', enter],
      ...rest,
      add,
    ];
    const second = await at(next, [], turns);
    expect(second.code).toBe(0);
    expect(second.stderr).not.toMatch(/\? (?:Title|Authors)/);
    expect(files.text(path)).toBe(
      withCard.replace(
        '      - Yining Hong\n      - Rui Sun\n      - Bingxuan Li\n',
        '      - Kim\n      - Lee\n',
      ),
    );
    expect(files.paths(answers)).toEqual([]);
  });

  test('they may be thrown away', async () => {
    const terminal = new FakeTerminal(world());
    const { context } = await at(terminal, [], [noRef, ...title, ['Authors', ctrlC]]);
    const next = new FakeTerminal({ env, files: context.files });
    await at(
      next,
      [],
      [
        [/\? Go on with the card/, down, enter],
        ['arXiv id', ctrlC],
      ],
    );
    expect(context.files.paths(answers)).toEqual([]);
    expect(await next.text()).toMatch(/interrupted; nothing was changed\s*$/);
  });

  test('a text that was not ended is there again', async () => {
    const terminal = new FakeTerminal(world());
    const until: Turn[] = [...all.slice(0, 5), ['Summary', paste('반쯤 쓴\n요약')]];
    const ended = runCli(['add-paper'], terminal.context);
    await terminal.answer(...until, [/^ {2}요약$/m, ctrlC]);
    expect((await ended).code).toBe(130);
    const next = new FakeTerminal({ env, files: terminal.context.files });
    const turns: Turn[] = [[/\? Go on with/, enter], [/Enter keeps “반쯤 쓴”/, enter], ...rest.slice(1), add];
    const { code, context } = await at(next, [], turns);
    expect([code, context.files.text(path)]).toEqual([
      0,
      expect.stringContaining('    summary: |\n      반쯤 쓴\n      요약\n'),
    ]);
  });

  test('what one answer of several steps has until then is kept, and the step that was typed', async () => {
    const terminal = new FakeTerminal(world());
    const until: Turn[] = [
      ...all.slice(0, -1),
      ['Further reading 2', 'https://example.org/2', enter],
      ['Further reading 3', 'https://exa'],
    ];
    const ended = runCli(['add-paper'], terminal.context);
    await terminal.answer(...until, [/exa$/m, ctrlC]);
    expect((await ended).code).toBe(130);
    const next = new FakeTerminal({ env, files: terminal.context.files });
    const turns: Turn[] = [
      [/\? Go on with/, enter],
      ['Further reading', enter],
      ['Further reading 2', enter],
      [/Further reading 3[^]*https:\/\/exa/, 'mple.org/3', enter],
      ['Further reading 4', enter],
      add,
    ];
    const { code, context } = await at(next, [], turns);
    expect([code, context.files.text(path)]).toEqual([
      0,
      expect.stringContaining(
        `url: https://example.org/a?b=c\n      - https://example.org/2\n      - https://example.org/3\n`,
      ),
    ]);
  });

  test('texts that were begun at two questions both wait', async () => {
    const terminal = new FakeTerminal(world());
    const ended = runCli(['add-paper'], terminal.context);
    await terminal.answer(noRef, ...title, ['Authors', 'Kim, Lee'], [/Lee$/m, keys.escape]);
    await terminal.answer([/Title in English[^]*Title in English/, ' again'], [/again$/m, ctrlC]);
    expect((await ended).code).toBe(130);
    const next = new FakeTerminal({ env, files: terminal.context.files });
    await at(
      next,
      [],
      [
        [/\? Go on with/, enter],
        [/Title in English\s+Embodied Web Agents again/, enter],
        [/Authors\s+Kim, Lee/, ctrlC],
      ],
    );
  });

  test('what an earlier version kept is offered', async () => {
    const terminal = new FakeTerminal(world());
    const { context } = await at(terminal, [], [noRef, ...title, ['Authors', ctrlC]]);
    const { files } = context;
    const [kept = ''] = files.paths(answers);
    const card = {
      name: '',
      data: { title: '가' },
      isWritten: false,
      asked: ['title.ko', 'title.en', 'ref'],
      isReady: false,
      unfinished: { question: 'authors', text: 'Kim' },
    };
    files.drop(kept);
    files.put(
      `${kept.slice(0, answers.length + 17)}.json`,
      JSON.stringify({ version: 1, issue: `issues/${week}.yaml`, at: '2025-07-08T03:00:00Z', cards: [card] }),
    );
    await at(
      new FakeTerminal({ env, files }),
      [],
      [
        [/\? Go on with the card of "가", from yesterday/, enter],
        [/Authors\s+Kim/, ctrlC],
      ],
    );
    expect(files.paths(answers)).toEqual([expect.stringContaining('.left-')]);
  });

  test('a day that may be two is typed already where the question which one is interrupted', async () => {
    const terminal = new FakeTerminal(world());
    const turns: Turn[] = [noRef, ...title, ['Authors', enter], ['Published', '6/7/2025', enter]];
    const { code, context } = await at(terminal, [], [...turns, ['Which day', ctrlC]]);
    expect([code, context.files.text(context.files.paths(answers)[0] ?? '')]).toEqual([
      130,
      expect.stringContaining('6/7/2025'),
    ]);
  });

  test.each([
    ['a signal', (terminal: FakeTerminal) => terminal.context.interrupt()],
    ['a closed terminal', (terminal: FakeTerminal) => terminal.raw.end()],
  ])('by %s', async (_, end) => {
    const terminal = new FakeTerminal(world());
    const ended = runCli(['add-paper'], terminal.context);
    await terminal.answer(noRef, ...title, ['Authors']);
    end(terminal);
    expect((await ended).code).toBe(130);
    expect(terminal.context.files.paths(answers)).toHaveLength(1);
  });

  test('the same ref again completes what was kept, and is not asked about twice', async () => {
    const terminal = new FakeTerminal(world());
    const { context } = await at(terminal, ['2506.15677'], [...title, ['Authors', ctrlC]]);
    const next = new FakeTerminal({ env, files: context.files });
    const turns: Turn[] = [[/\? Go on with/, enter], ['Published', enter], ...rest, add];
    const { code, stderr } = await at(next, ['2506.15677v2', '--author', 'Kim'], turns);
    expect(code).toBe(0);
    expect(stderr).toMatch(/added 1 paper /);
    expect(context.files.text(path)).toMatch(
      /"Embodied Web Agents"\n {4}authors:\n {6}- Kim\n {4}arxiv: "2506.15677v2"/,
    );
  });

  test('cards that were said yes to wait too', async () => {
    const terminal = new FakeTerminal(world(), { rows: 80 });
    const { context } = await at(
      terminal,
      [],
      [
        ...all,
        ['Add it as paper 1', down, enter],
        [/Paper 2 of/],
        ['arXiv id', '10.1000/x', enter],
        ['Title in Korean', '둘', enter],
        ['Title in English', ctrlC],
      ],
    );
    expect(context.files.text(path)).toBe(draft);
    const next = new FakeTerminal({ env, files: context.files });
    const turns: Turn[] = [
      [/\? Go on with the 2 cards, begun today\?/, enter],
      [/Paper 2 of .* · 둘/],
      ['Title in English', enter],
      ['Authors', enter],
      ['Published', enter],
      ['Summary', enter],
      ['Abstract in Korean', enter],
      ['Abstract in English', enter],
      ['Further reading', enter],
      ['Add it as paper 2', enter],
    ];
    expect((await at(next, [], turns)).code).toBe(0);
    expect(context.files.text(path)).toMatch(/"구현형 웹 에이전트"[\s\S]*"둘"/);
  });

  test('a card that was discarded is not offered again', async () => {
    const terminal = new FakeTerminal(world(), { rows: 80 });
    const turns: Turn[] = [
      ...title,
      ['Authors', enter],
      ['Published', enter],
      ...rest,
      ['Add it as paper 1', 'Disc', enter],
      ['Title in Korean', ctrlC],
    ];
    const { code, context } = await at(terminal, ['2506.15677', '10.1000/x'], turns);
    expect(code).toBe(130);
    expect(context.files.text(context.files.paths(answers)[0] ?? '')).not.toContain('Embodied');
  });

  test('nothing is kept where nothing was said', async () => {
    const terminal = new FakeTerminal(world());
    const { code, context } = await at(terminal, [], [['arXiv id', ctrlC]]);
    expect([code, context.files.paths(answers)]).toEqual([130, []]);
  });

  test('answers that cannot be kept are no reason to fail otherwise', async () => {
    const terminal = new FakeTerminal(world(draft, { env: {} }));
    const { code, context, stderr } = await at(terminal, [], [...all, add]);
    expect([code, context.files.text(path)]).toEqual([0, withCard]);
    // That is said once, not after each answer.
    expect(stderr.match(/cannot be saved: HOME is not set/g)).toHaveLength(1);
  });

  /** A run in another terminal, on the same disk. */
  const beside = (files: MemoryFiles, pid: number, alive: readonly number[] = []): FakeTerminal =>
    new FakeTerminal({ env, files, self: { pid, isAlive: (one) => alive.includes(one) } });

  test('two terminals at once each keep their own', async () => {
    const one = new FakeTerminal(world());
    const first = runCli(['add-paper'], one.context);
    await one.answer(noRef, ...title, ['Authors']);
    const { files } = one.context;
    // The card of the first is not offered to the second, which ends without touching it.
    const two = beside(files, 2, [4242]);
    const turns: Turn[] = [
      ['arXiv id', '10.1000/x', enter],
      ['Title in Korean', '둘', enter],
    ];
    expect((await at(two, [], [...turns, ['Title in English', ctrlC]])).code).toBe(130);
    expect(files.paths(answers)).toHaveLength(2);
    one.type(ctrlC);
    expect((await first).code).toBe(130);
    expect(files.paths(answers)).toHaveLength(2);
    // Both wait, whoever has the number of the first by now.
    const three = beside(files, 3, [2, 4242]);
    const thrown: Turn = [/\? Go on with the card of "(?:둘|구현형 웹 에이전트)"/, down, enter];
    const { stderr } = await at(
      three,
      [],
      [thrown, [/Throw it away[^]*\? Go on/, enter], [/^\? T|^\? A/m, ctrlC]],
    );
    expect(stderr).not.toContain('arXiv id');
    expect(files.paths(answers)).toHaveLength(1);
  });

  test('one that finishes leaves what the other has kept', async () => {
    const one = new FakeTerminal(world());
    const first = runCli(['add-paper'], one.context);
    await one.answer(...all.slice(0, 3), ['Authors']);
    const { files } = one.context;
    const second = await at(beside(files, 2, [4242]), [], [noRef, ...title, ['Authors', ctrlC]]);
    expect(second.code).toBe(130);
    await one.answer(['Authors', enter], ['Published', enter], ...rest, add);
    expect((await first).code).toBe(0);
    expect(files.paths(answers)).toHaveLength(1);
  });

  test('of two that are offered the same card, the faster one goes on with it', async () => {
    const terminal = new FakeTerminal(world());
    const { context } = await at(terminal, [], [noRef, ...title, ['Authors', ctrlC]]);
    const [one, two] = [beside(context.files, 1), beside(context.files, 2)];
    const first = runCli(['add-paper'], one.context);
    const second = runCli(['add-paper'], two.context);
    await one.answer([/\? Go on with/]);
    await two.answer([/\? Go on with/]);
    await one.answer([/\? Go on with/, enter], ['Authors']);
    await two.answer(
      [/\? Go on with/, down, enter],
      [/another digest goes on with it[^]*\? arXiv id/, ctrlC],
    );
    one.type(ctrlC);
    expect([(await first).code, (await second).code]).toEqual([130, 130]);
    expect(context.files.paths(answers)).toHaveLength(1);
  });

  describe.each<[string, (files: MemoryFiles) => unknown, Record<string, string>, RegExp]>([
    ['without a home', () => {}, { NO_COLOR: '1' }, /: HOME is not set\n/],
    [
      'on a full disk',
      (files) => {
        files.makeDirectory = () => {
          throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
        };
      },
      env,
      /answers\S* cannot be\s+written:\s+no\s+space/,
    ],
    [
      'where the folder is a file',
      (files) => files.put('/home/editor/.local/state/digest', ''),
      env,
      /cannot be\s+written/,
    ],
  ])('%s', (_, spoil, given, reason) => {
    test('it says so and prints the cards, which --from - reads', async () => {
      const start = world(draft, { env: given });
      const terminal = new FakeTerminal(start, { rows: 80 });
      spoil(terminal.context.files);
      const more: Turn[] = [
        ['Add it as paper', down, enter],
        ['arXiv id', '10.1000/x', enter],
        ['Title in Korean', '둘: "그리고" #1', enter],
        ['Title in English', '- half a title'],
      ];
      const ended = runCli(['add-paper'], terminal.context);
      await terminal.answer(...all, ...more, [/half a title$/m, ctrlC]);
      const { code, stdout, stderr } = await ended;
      expect([code, stderr]).toEqual([130, expect.stringMatching(reason)]);
      expect(stderr).toMatch(
        /interrupted; nothing was changed, but the answers so far could not\s+be\s+saved/,
      );
      terminal.context.files.revive();
      const again = await runCli('add-paper --from - --yes --offline', {
        env,
        files: terminal.context.files,
        stdin: stdout,
      });
      expect([again.code, again.stdout]).toEqual([0, `issues/${week}.yaml\n`]);
      const second = `  - title:
      ko: "둘: \\"그리고\\" #1"
      en: "- half a title"
    doi: "10.1000/x"
`;
      expect(terminal.context.files.text(path)).toBe(withCard.replace('# end', `${second}# end`));
    });
  });

  test('what has no place in a card is a comment in it', async () => {
    const terminal = new FakeTerminal(world(draft, { env: {} }));
    const ended = runCli(['add-paper'], terminal.context);
    await terminal.answer(noRef, ...title, ['Authors', 'Kim,'], [/Kim,$/m, ctrlC]);
    expect((await ended).stdout).toBe(
      '# authors, not finished: "Kim,"\n- title:\n    ko: "구현형 웹 에이전트"\n    en: "Embodied Web Agents"\n',
    );
  });

  test('where the issue cannot be written either, the cards are printed', async () => {
    const terminal = new FakeTerminal(world(draft, { env: {} }));
    const ended = runCli(['add-paper'], terminal.context);
    await terminal.answer(...all, ['Add it as paper']);
    terminal.context.files.break('rename', 'ENOSPC');
    terminal.type(enter);
    const { code, stdout, stderr } = await ended;
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/could not be saved: HOME is not set\. They were printed[^]*no space/),
    ]);
    expect(stdout).toMatch(/^- title:\n {4}ko: "구현형 웹 에이전트"\n/);
  });

  test('those that cannot be read are told of before the first question', async () => {
    const terminal = new FakeTerminal(world());
    const { context } = await at(terminal, [], [noRef, ...title, ['Authors', ctrlC]]);
    const { files } = context;
    const [kept = ''] = files.paths(answers);
    const read = files.read.bind(files);
    files.read = (file) => {
      if (file !== kept) return read(file);
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    };
    const { stderr } = await at(new FakeTerminal({ env, files }), [], [['arXiv id', ctrlC]]);
    expect(stderr).toContain(`${kept} cannot be read`);
    expect(files.paths(answers)).toEqual([kept]);
  });

  test('after a dry run they wait', async () => {
    const terminal = new FakeTerminal(world());
    const { code, context } = await at(terminal, ['--dry-run'], [...all, add]);
    expect([code, context.files.paths(answers)]).toEqual([0, [expect.stringContaining('.left-')]]);
  });

  test('with --yes they are neither asked about nor touched', async () => {
    const terminal = new FakeTerminal(world());
    const { context } = await at(terminal, [], [noRef, ...title, ['Authors', ctrlC]]);
    const { code, stderr } = await runCli('add-paper 2506.15677 --yes --offline', {
      env,
      files: context.files,
      tty: true,
    });
    expect([code, stderr.includes('Go on')]).toEqual([0, false]);
    expect(context.files.paths(answers)).toHaveLength(1);
  });
});

describe.concurrent('the editor', () => {
  const editing = (write: (text: string) => string, status: number | null = 0): FakeWorld => {
    const files = new MemoryFiles(newsletter({ [week]: draft }));
    return {
      files,
      env: { ...env, EDITOR: 'nano -w', TMPDIR: '/scratch' },
      exec: (command) => {
        const [, file = ''] = /'(.*)'$/.exec(command) ?? [];
        files.put(file, write(files.text(file)));
        return { status, stdout: '', stderr: '' };
      },
    };
  };

  test('it opens with what was typed, and gives what was saved', async () => {
    const terminal = new FakeTerminal(editing((text) => `${text}\n\n저장한 글.\n`));
    terminal.context.files.makeDirectory('/scratch');
    const turns: Turn[] = [...all.slice(0, 5), [/Ctrl-O opens nano/, '친 글.', ctrlO], ...rest.slice(1), add];
    const { code, context } = await at(terminal, [], turns);
    expect([code, context.files.text(path)]).toEqual([
      0,
      expect.stringContaining('    summary: |\n      친 글.\n\n      저장한 글.\n'),
    ]);
    expect(context.ran).toEqual([expect.stringMatching(/^nano -w '\/scratch\/digest-4242-1-summary.md'/)]);
    expect(context.files.paths('/scratch')).toEqual([]);
  });

  /** Until the summary, at which Ctrl-O opens the editor. */
  const opened: Turn[] = [...all.slice(0, 5), ['Summary', '친 글.', ctrlO]];

  test('one that saves and crashes has written the text', async () => {
    const terminal = new FakeTerminal(editing((text) => `${text} 저장한 글.`, 139));
    terminal.context.files.makeDirectory('/scratch');
    const { code, context } = await at(terminal, [], [...opened, ...rest.slice(1), add]);
    expect([code, context.files.text(path)]).toEqual([
      0,
      expect.stringContaining('    summary: |\n      친 글. 저장한 글.\n'),
    ]);
    expect(context.stderr.text.replaceAll(/\s+/g, ' ')).toContain(
      'the editor nano -w could not be used: it ended with 139; what was saved in it is the answer',
    );
    expect(context.files.paths('/scratch')).toEqual([]);
  });

  test.each([
    ['has saved', (text: string) => `${text} 저장한 글.`, '친 글. 저장한 글.'],
    ['has saved nothing', (text: string) => text, '친 글.'],
    ['has emptied it', () => '', '친 글.'],
  ])('one that %s and is hung up with the program: all is kept', async (_, write, wanted) => {
    const world = editing(write, null);
    const { exec = () => ({ status: 0, stdout: '', stderr: '' }) } = world;
    const terminal: FakeTerminal = new FakeTerminal({
      ...world,
      exec(...args) {
        terminal.context.interrupt();
        return exec(...args);
      },
    });
    terminal.context.files.makeDirectory('/scratch');
    expect((await at(terminal, [], opened)).code).toBe(130);
    const { files } = terminal.context;
    const next = new FakeTerminal({ env, files });
    await at(
      next,
      [],
      [
        [/\? Go on with/, enter],
        [wanted === '친 글.' ? 'Summary' : 'Abstract', ctrlC],
      ],
    );
    expect(JSON.stringify(Object.values(JSON.parse(files.text(files.paths(answers)[0] ?? ''))))).toContain(
      wanted,
    );
  });

  test('one that is killed with the program leaves its file, which is named the next time', async () => {
    const world = editing((text) => `${text} 저장한 글.`);
    const { exec = () => ({ status: 0, stdout: '', stderr: '' }) } = world;
    const terminal: FakeTerminal = new FakeTerminal({
      ...world,
      exec(...args) {
        exec(...args);
        // No time for anything.
        throw new Killed('kill -9');
      },
    });
    terminal.context.files.makeDirectory('/scratch');
    await at(terminal, [], opened);
    const { files } = terminal.context;
    const next = new FakeTerminal({ env, files, self: { pid: 4243, isAlive: () => false } });
    const { stderr } = await at(
      next,
      [],
      [
        [/\? Go on with/, enter],
        [/Enter keeps “친 글.”/, ctrlC],
      ],
    );
    expect(stderr).toContain('may stand in /scratch/digest-4242-1-summary.md');
    expect(files.text('/scratch/digest-4242-1-summary.md')).toContain('저장한 글.');
  });

  test('without one the hint does not name it, and nothing is lost', async () => {
    const terminal = new FakeTerminal(world());
    terminal.context.files.makeDirectory('/tmp');
    const turns: Turn[] = [
      ...all.slice(0, 5),
      ['Summary', '친 글.', ctrlO],
      [/the editor \$EDITOR could not be used: it is not set[\s\S]*Enter keeps “친 글.”/, enter],
      ...rest.slice(1),
      add,
    ];
    const { code, context, stderr } = await at(terminal, [], turns);
    expect([code, context.files.text(path)]).toEqual([
      0,
      expect.stringContaining('    summary: |\n      친 글.\n'),
    ]);
    expect(stderr).not.toContain('Ctrl-O');
  });

  test('where there is no place for the file, nothing is lost either', async () => {
    const terminal = new FakeTerminal(editing((text) => text));
    const turns: Turn[] = [
      ...all.slice(0, 5),
      ['Summary', '친 글.', ctrlO],
      [/\/scratch\/.* cannot be written[\s\S]*Enter keeps “친 글.”/, ctrlC],
    ];
    expect((await at(terminal, [], turns)).code).toBe(130);
  });
});
