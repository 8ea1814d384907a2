import { afterEach, describe, expect, test } from 'vitest';
import {
  Interrupted,
  type LineQuestion,
  type Prompter,
  type TextQuestion,
} from '../../src/terminal/prompter.ts';
import { openPrompter } from '../../src/terminal/prompt.ts';
import { FakeTerminal, keys, pause } from '../support/terminal.ts';

const question: LineQuestion = { message: 'Title in Korean', hint: 'As the paper has it' };
const long: TextQuestion = {
  message: 'Summary',
  hint: () => 'An empty line ends it',
  editor: () => undefined,
};
const korean = '현실-디지털 융합 에이전트를 위한 구현형 웹 에이전트 그리고 더 긴 제목';

let open: Prompter[] = [];
afterEach(() => {
  for (const prompter of open) prompter.close();
  open = [];
});

function at(columns = 80, env?: Record<string, string>): { terminal: FakeTerminal; prompter: Prompter } {
  const terminal = new FakeTerminal({ env: { HOME: '/home/editor', ...env } }, { columns });
  const prompter = openPrompter(terminal.context);
  open.push(prompter);
  return { terminal, prompter };
}

async function typeLine(
  typed: readonly string[],
  more: Partial<LineQuestion> = {},
  columns = 80,
): Promise<string> {
  const { terminal, prompter } = at(columns);
  const answer = prompter.line({ ...question, ...more });
  await terminal.answer(['Title in Korean', ...typed]);
  return answer;
}

async function typeText(typed: readonly string[], more: Partial<TextQuestion> = {}): Promise<string> {
  const { terminal, prompter } = at();
  const answer = prompter.text({ ...long, ...more });
  await terminal.answer(['Summary', ...typed]);
  return answer;
}

describe('suggestions', () => {
  const all = ['apple pie', 'apricot', 'avocado', 'artichoke', 'asparagus'];
  const suggest = (text: string) =>
    all.filter((one) => one.startsWith(text)).map((line) => ({ line, name: `${line}!` }));
  const { enter, down, up, backspace } = keys;
  const tab = '\t';

  test.each<[string, string[], string]>([
    ['Tab takes the first', ['ap', tab, enter], 'apple pie'],
    ['an arrow chooses, and Enter takes what is chosen', ['ap', down, down, enter, enter], 'apricot'],
    ['Tab takes what is chosen, too', ['ap', down, down, tab, enter], 'apricot'],
    ['up begins at the last of four', ['a', up, enter, enter], 'artichoke'],
    ['up from the first chooses none', ['ap', down, up, enter], 'ap'],
    ['Enter without a choice takes what was typed', ['ap', enter], 'ap'],
    ['typing on forgets the choice', ['ap', down, 'p', enter], 'app'],
    [
      'what was taken can be changed',
      ['ap', tab, backspace, backspace, backspace, 'sauce', enter],
      'apple sauce',
    ],
    ['a pasted tab takes nothing', [keys.paste('ap\tb'), enter], 'ap\tb'],
    ['nothing suggests nothing', [down, enter], ''],
  ])('%s', async (_, typed, answer) => {
    const { terminal, prompter } = at();
    const given = prompter.line({ ...question, suggest });
    for (const key of typed) {
      await terminal.answer([question.message, key]);
      await pause(key === enter ? 40 : 5);
    }
    expect(await given).toBe(answer);
  });

  test.each([40, 80])('stand below the line while it is typed, in %i columns', async (columns) => {
    const { terminal, prompter } = at(columns);
    const long = { line: 'abc', name: `abc · ${korean}` };
    const given = prompter.line({
      ...question,
      suggest: (text) => (text === 'z' ? [] : [long, ...suggest(text)]),
    });
    await terminal.answer([question.message, 'a']);
    await terminal.until(/Tab takes the first/);
    const cursor = await terminal.cursor();
    expect(await terminal.rows()).toEqual([
      '? Title in Korean',
      '  a',
      columns === 80 ? `  abc · ${korean}` : expect.stringMatching(/^ {2}abc · 현실-디지털 .*…$/),
      '  apple pie!',
      '  apricot!',
      '  avocado!',
      '  Tab takes the first, ↑ ↓ another',
    ]);
    expect(cursor).toEqual({ row: 1, column: 3 });
    terminal.type(down);
    await terminal.until(/^› abc/m);
    terminal.type(backspace);
    await terminal.until(question.hint);
    expect(await terminal.rows()).toEqual(
      ['? Title in Korean', '', '  As the paper has it'].map(
        (row) => expect.stringMatching(`^ *${row.trim().replace('?', '\\?')}$`) as string,
      ),
    );
    terminal.type('z', enter);
    expect(await given).toBe('z');
    expect(await terminal.rows()).toEqual(['✔ Title in Korean', '  z']);
  });

  test('what stands there to be accepted suggests nothing', async () => {
    const { terminal, prompter } = at();
    const given = prompter.line({ ...question, suggest, initial: 'ap' });
    await terminal.answer([question.message]);
    expect(await terminal.until(question.hint)).not.toContain('apricot');
    terminal.type(enter);
    expect(await given).toBe('ap');
  });
});

describe('a line', () => {
  test.each<[string, string[], Partial<LineQuestion>, string]>([
    ['is what was typed', ['a title', keys.enter], {}, 'a title'],
    ['may be empty', [keys.enter], {}, ''],
    ['starts from what is there', [keys.enter], { initial: 'as it was' }, 'as it was'],
    ['can be changed', [' now', keys.enter], { initial: 'as it is' }, 'as it is now'],
    ['can be changed in the middle', ['ac', keys.left, 'b', keys.enter], {}, 'abc'],
    ['can be emptied', [keys.ctrlU, keys.enter], { initial: 'as it was' }, ''],
    ['takes Korean', [korean, keys.enter], {}, korean],
    ['joins the lines of a paste', [keys.paste('one\ntwo\nthree'), keys.enter], {}, 'one two three'],
    ['joins them as it is told', [keys.paste('Kim\nLee'), keys.enter], { join: '; ' }, 'Kim; Lee'],
    [
      'joins them where the terminal does not mark a paste',
      ['one\rtwo\rthree', keys.enter],
      {},
      'one two three',
    ],
    ['takes CR LF for one line break', ['one\r\ntwo', keys.enter], { join: '|' }, 'one|two'],
  ])('%s', async (_, typed, more, answer) => {
    expect(await typeLine(typed, more)).toBe(answer);
  });

  test('says why an answer is refused, and lets it be mended', async () => {
    const { terminal, prompter } = at();
    const check = (text: string): string | undefined => (text === 'right' ? undefined : 'That is wrong.');
    const answer = prompter.line({ ...question, check });
    await terminal.answer(['Title in Korean', 'wrong', keys.enter]);
    expect(await terminal.until('That is wrong.')).toMatch(/^ {2}wrong$/m);
    terminal.type(...Array.from('wrong', () => keys.backspace), 'right', keys.enter);
    expect(await answer).toBe('right');
  });

  test.each([40, 80])('shows a wide title in %i columns with the cursor behind it', async (columns) => {
    const { terminal, prompter } = at(columns);
    const answer = prompter.line(question);
    await terminal.answer(['Title in Korean', korean]);
    const shown =
      columns === 80
        ? ['? Title in Korean', `  ${korean}`, '  As the paper has it']
        : [
            '? Title in Korean',
            '  현실-디지털 융합 에이전트를 위한 구현',
            '  형 웹 에이전트 그리고 더 긴 제목',
            '  As the paper has it',
          ];
    await terminal.until('긴 제목');
    expect(await terminal.rows()).toEqual(shown);
    expect(await terminal.cursor()).toEqual(columns === 80 ? { row: 1, column: 71 } : { row: 2, column: 34 });
    terminal.type(keys.left, keys.left);
    await pause(40);
    expect(await terminal.rows()).toEqual(shown);
    expect(await terminal.cursor()).toEqual(columns === 80 ? { row: 1, column: 67 } : { row: 2, column: 30 });
    terminal.type(keys.enter);
    expect(await answer).toBe(korean);
    const after = await terminal.rows();
    expect(after[0]).toBe('✔ Title in Korean');
    expect(after.slice(1).join('').replaceAll('  ', '')).toBe(korean);
    expect(await terminal.cursor()).toEqual({ row: columns === 80 ? 2 : 3, column: 0 });
  });

  test.each([40, 80])('every length leaves the screen whole in %i columns', async (columns) => {
    const { terminal, prompter } = at(columns);
    prompter.say('above\n');
    const answer = prompter.line(question);
    await terminal.answer(['Title in Korean']);
    for (let n = 0; n < 60; n++) {
      terminal.type(n % 3 === 0 ? 'a' : '가');
      await pause(3);
    }
    await pause(30);
    const rows = await terminal.rows();
    expect(rows.slice(0, 2)).toEqual(['above', '? Title in Korean']);
    expect(rows.filter((row) => row.includes('?'))).toHaveLength(1);
    expect(rows.at(-1)).toBe('  As the paper has it');
    terminal.type(keys.enter);
    expect(await answer).toHaveLength(60);
  });
});

describe('a text', () => {
  test.each<[string, string[], Partial<TextQuestion>, string]>([
    ['may be empty', [keys.enter], {}, ''],
    ['keeps what is there', [keys.enter], { initial: 'as it was' }, 'as it was'],
    [
      'ends at a marked paste and two Enters',
      [keys.paste('one\n\ntwo'), keys.enter, keys.enter],
      {},
      'one\n\ntwo\n',
    ],
    ['ends at an empty line behind a paste', ['one\r\rtwo\r', keys.enter], {}, 'one\n\ntwo\n'],
    ['ends at Ctrl-D', ['one', keys.enter, keys.ctrlD], {}, 'one\n'],
    ['takes CR LF for one line break', ['one\r\ntwo\r\n', keys.enter], {}, 'one\ntwo\n'],
    [
      'lets a line be taken back',
      ['one', keys.enter, keys.backspace, keys.backspace, 'ly', keys.enter, keys.enter],
      {},
      'only\n',
    ],
  ])('%s', async (_, typed, more, answer) => {
    expect(await typeTextSlowly(typed, more)).toBe(answer);
  });

  async function typeTextSlowly(typed: readonly string[], more: Partial<TextQuestion>): Promise<string> {
    const { terminal, prompter } = at();
    const answer = prompter.text({ ...long, ...more });
    await terminal.answer(['Summary']);
    for (const key of typed) {
      terminal.type(key);
      await pause(40);
    }
    return answer;
  }

  test('a paste of one very long line stays within a few rows', async () => {
    const { terminal, prompter } = at(40);
    prompter.say('above\n');
    const answer = prompter.text(long);
    const text = '한 줄로 아주 길게 이어지는 초록입니다. '.repeat(80).trim();
    await terminal.answer(['Summary', keys.paste(text)]);
    await terminal.until(/… \d+ rows above/);
    expect((await terminal.rows()).length).toBeLessThan(14);
    expect((await terminal.rows())[0]).toBe('above');
    terminal.type(keys.enter);
    await pause(40);
    terminal.type(keys.enter);
    expect(await answer).toBe(`${text}\n`);
  });

  test('says how much was given', async () => {
    const { terminal, prompter } = at();
    const answer = prompter.text(long);
    await terminal.answer(['Summary', keys.paste('one\ntwo\n'), keys.enter]);
    await answer;
    expect(await terminal.rows()).toEqual(['✔ Summary', '  one (2 lines)']);
  });

  test('refuses an empty answer where there must be one', async () => {
    const { terminal, prompter } = at();
    const answer = prompter.text({
      ...long,
      check: (text) => (text.trim() === '' ? 'It needs a summary.' : undefined),
    });
    await terminal.answer(['Summary', keys.enter]);
    await terminal.until('It needs a summary.');
    terminal.type(keys.paste('here\n'), keys.enter);
    expect(await answer).toBe('here\n');
  });

  test('Ctrl-O hands what was typed to the editor, and takes what was saved', async () => {
    const handed: string[] = [];
    const editor = (text: string): string => {
      handed.push(text);
      return 'from the editor\n';
    };
    expect(await typeText(['typed\rbefore', keys.ctrlO], { editor })).toBe('from the editor\n');
    expect(handed).toEqual(['typed\nbefore']);
  });

  test('an editor that fails loses nothing', async () => {
    const { terminal, prompter } = at();
    const answer = prompter.text({ ...long, hint: (initial) => `has ${initial.length}` });
    await terminal.answer(['Summary', 'typed before', keys.ctrlO]);
    await terminal.until('has 12');
    await pause(20);
    terminal.type(keys.enter);
    expect(await answer).toBe('typed before');
  });
});

describe('a choice', () => {
  const choices = [
    { name: 'Add it', value: 'add' },
    { name: 'Discard it', value: 'drop' },
  ];

  test.each([
    ['Enter takes the first', [keys.enter], 'add'],
    ['the arrows move', [keys.down, keys.enter], 'drop'],
    ['a letter finds', ['d', keys.enter], 'drop'],
  ])('%s', async (_, typed, value) => {
    const { terminal, prompter } = at();
    const answer = prompter.choose({ message: 'Add it?', choices });
    await terminal.answer(['Add it?', ...typed]);
    expect(await answer).toBe(value);
  });

  test('a long message breaks between words in 40 columns', async () => {
    const { terminal, prompter } = at(40);
    const answer = prompter.choose({ message: `Go on with "${korean}"?`, choices });
    await terminal.answer([/Add it/, keys.enter]);
    await answer;
    for (const row of await terminal.rows()) expect(row.length).toBeLessThan(40);
    expect((await terminal.text()).replaceAll(/\s+/g, ' ')).toContain(korean);
  });
});

describe('the end of it', () => {
  const kinds: readonly [string, (prompter: Prompter) => Promise<unknown>][] = [
    ['a line', (prompter) => prompter.line(question)],
    ['a text', (prompter) => prompter.text({ ...long, message: 'Title in Korean' })],
    [
      'a choice',
      (prompter) => prompter.choose({ message: 'Title in Korean', choices: [{ name: 'One', value: 1 }] }),
    ],
  ];
  const ends: readonly [string, (terminal: FakeTerminal) => unknown][] = [
    ['Ctrl-C', (terminal) => terminal.type(keys.ctrlC)],
    ['Ctrl-D', (terminal) => terminal.type(keys.ctrlD)],
    ['a closed terminal', (terminal) => terminal.raw.end()],
    ['a signal', (terminal) => terminal.context.interrupt()],
  ];
  test.each(kinds.flatMap(([kind, ask]) => ends.map(([name, end]) => ({ kind, name, ask, end }))))(
    '$name at $kind',
    async ({ ask, end }) => {
      const { terminal, prompter } = at();
      const answer = ask(prompter);
      const outcome = expect(answer).rejects.toBeInstanceOf(Interrupted);
      await terminal.answer(['Title in Korean']);
      end(terminal);
      await outcome;
      expect(terminal.raw.isRaw && !terminal.raw.readableEnded).toBe(false);
    },
  );

  test('what was typed until then is known', async () => {
    const { terminal, prompter } = at();
    const answer = prompter.text(long);
    const outcome = expect(answer).rejects.toBeInstanceOf(Interrupted);
    await terminal.answer(['Summary', 'one\rtwo']);
    await terminal.until('two');
    terminal.type(keys.ctrlC);
    await outcome;
    expect(prompter.unfinished).toBe('one\ntwo');
  });

  test('nothing is asked after an interruption', async () => {
    const { terminal, prompter } = at();
    terminal.context.interrupt();
    await expect(prompter.line(question)).rejects.toBeInstanceOf(Interrupted);
    expect(terminal.context.stderr.text).toBe('');
  });

  test('nobody listens once it is closed', () => {
    const { terminal, prompter } = at();
    prompter.close();
    expect(terminal.context.interrupt()).toBe(0);
    expect(terminal.raw.listenerCount('data')).toBe(0);
  });
});

describe('a program that is stopped for a while', () => {
  test('leaves the terminal as it was, and goes on below what others wrote', async () => {
    const { terminal, prompter } = at();
    const answer = prompter.line(question);
    await terminal.answer(['Title in Korean', 'one']);
    await terminal.until(/^ {2}one$/m);
    expect(terminal.raw.isRaw).toBe(true);
    terminal.type(keys.ctrlZ);
    while (terminal.context.job.stopped === 0) await pause(5);
    expect(terminal.raw.isRaw).toBe(false);
    expect(terminal.context.stderr.text).toMatch(/\x1b\[\?2004l[^h]*\x1b\[\?25h$/);
    terminal.print('[1]+  Stopped\n$ fg\n');
    terminal.context.job.goOn();
    terminal.context.job.goOn();
    expect(terminal.raw.isRaw).toBe(true);
    await terminal.until(/fg\n\? Title in Korean\n {2}one\n {2}As the paper has it$/);
    terminal.type(' two', keys.enter);
    expect(await answer).toBe('one two');
    expect(terminal.context.job.stopped).toBe(1);
    expect(await terminal.text()).toBe(
      '? Title in Korean\n  one\n  As the paper has it\n[1]+  Stopped\n$ fg\n✔ Title in Korean\n  one two',
    );
  });

  test('takes a key that comes before the question is drawn again', async () => {
    const { terminal, prompter } = at();
    const answer = prompter.text(long);
    await terminal.answer(['Summary', 'one\rtwo']);
    await terminal.until('two');
    terminal.type(keys.ctrlZ);
    while (terminal.context.job.stopped === 0) await pause(5);
    terminal.print('$ fg\n');
    terminal.context.job.goOn();
    terminal.type('!');
    await terminal.until(/fg\n\? Summary\n {2}one\n {2}two!\n/);
    terminal.type(keys.enter);
    await pause(60);
    terminal.type(keys.enter);
    expect(await answer).toBe('one\ntwo!\n');
    expect((await terminal.text()).match(/Summary/g)).toHaveLength(2);
  });

  test('a choice is drawn again too', async () => {
    const { terminal, prompter } = at();
    const choices = [
      { name: 'this', value: 1 },
      { name: 'that', value: 2 },
    ];
    const answer = prompter.choose({ message: 'Which one?', choices });
    await terminal.answer(['Which one?', keys.down]);
    await terminal.until('❯ that');
    terminal.type(keys.ctrlZ);
    while (terminal.context.job.stopped === 0) await pause(5);
    terminal.print('$ fg\n');
    terminal.context.job.goOn();
    await terminal.until(/fg\n\? Which one\?[\s\S]*❯ that/);
    terminal.type(keys.enter);
    expect(await answer).toBe(2);
  });

  test('nobody listens to that between two questions', async () => {
    const { terminal, prompter } = at();
    const answer = prompter.line(question);
    await terminal.answer(['Title in Korean', keys.enter]);
    await answer;
    const before = terminal.context.stderr.text;
    terminal.context.job.goOn();
    await pause(40);
    expect(terminal.context.stderr.text).toBe(before);
  });
});

describe('colours', () => {
  const escapes = (text: string): string[] => text.match(/\x1b\[[\d;]*m/g) ?? [];

  test.each([
    ['are there', {}, true],
    ['respect NO_COLOR', { NO_COLOR: '1' }, false],
    ['are not for a terminal that has none', { TERM: 'dumb' }, false],
  ])('%s', async (_, env, coloured) => {
    const { terminal, prompter } = at(80, env);
    const answer = prompter.line(question);
    await terminal.answer(['Title in Korean', 'x', keys.enter]);
    await answer;
    expect(escapes(terminal.context.stderr.text).length > 0).toBe(coloured);
  });
});
