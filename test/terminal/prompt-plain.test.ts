import { afterEach, describe, expect, test } from 'vitest';
import {
  Interrupted,
  type LineQuestion,
  type Prompter,
  type TextQuestion,
} from '../../src/terminal/prompter.ts';
import { openPrompter } from '../../src/terminal/prompt.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';
import { FakeTerminal, pause } from '../support/terminal.ts';

const env = { HOME: '/home/editor', TERM: 'dumb', EDITOR: 'nano' };
const line: LineQuestion = { message: 'Title', hint: 'As the paper has it' };
const text: TextQuestion = { message: 'Summary', hint: () => 'Type it', editor: () => undefined };

let open: Prompter | undefined;
afterEach(() => open?.close());

function at(columns = 80): { terminal: FakeTerminal; prompter: Prompter } {
  const terminal = new FakeTerminal({ env }, { columns });
  open = openPrompter(terminal.context);
  return { terminal, prompter: open };
}

/** Types each part by itself, as a hand does. */
async function type(terminal: FakeTerminal, ...typed: readonly string[]): Promise<void> {
  for (const one of typed) {
    terminal.type(one);
    await pause(60);
  }
}

describe('a line', () => {
  test.each<[string, string[], Partial<LineQuestion>, string]>([
    ['is what was typed', ['a title\n'], {}, 'a title'],
    ['may be empty', ['\n'], {}, ''],
    ['that is there is kept by an empty answer', ['\n'], { initial: 'as it was' }, 'as it was'],
    ['is replaced', ['new\n'], { initial: 'as it was' }, 'new'],
    ['is taken out', ['-\n'], { initial: 'as it was' }, ''],
    ['may be a dash', ['-\n'], {}, '-'],
    ['joins the lines of a paste', ['Kim\nLee\n'], { join: '; ' }, 'Kim; Lee'],
    [
      'is asked for again where it is refused',
      ['no\n', 'yes\n'],
      { check: (typed) => (typed === 'yes' ? undefined : 'Say yes.') },
      'yes',
    ],
  ])('%s', async (_, typed, more, answer) => {
    const { terminal, prompter } = at();
    const given = prompter.line({ ...line, ...more });
    await type(terminal, ...typed);
    expect(await given).toBe(answer);
  });
});

describe('a text', () => {
  test.each<[string, string[], Partial<TextQuestion>, string]>([
    ['ends with an empty line', ['one\n', 'two\n', '\n'], {}, 'one\ntwo\n'],
    ['may be pasted, empty lines and all', ['one\n\ntwo\n', '\n'], {}, 'one\n\ntwo\n'],
    ['may be empty', ['\n'], {}, ''],
    ['that is there is kept', ['\n'], { initial: 'as it was\n' }, 'as it was\n'],
    ['that is there is taken out', ['-\n'], { initial: 'as it was\n' }, ''],
  ])('%s', async (_, typed, more, answer) => {
    const { terminal, prompter } = at();
    const given = prompter.text({ ...text, ...more });
    await type(terminal, ...typed);
    expect(await given).toBe(answer);
  });
});

test.each([
  [['\n'], 'a'],
  [['2\n'], 'b'],
  [['thr\n'], 'c'],
  [['t\n', '4\n', '0\n', '3\n'], 'c'],
])('a choice: %j', async (typed, value) => {
  const { terminal, prompter } = at();
  const choices = [
    { name: 'One', value: 'a' },
    { name: 'Two', value: 'b' },
    { name: 'Three', value: 'c' },
  ];
  const given = prompter.choose({ message: 'Which?', choices });
  await type(terminal, ...typed);
  expect(await given).toBe(value);
  expect(terminal.context.stderr.text).toMatch(/^\? Which\?\n {2}1 One\n {2}2 Two\n {2}3 Three\n {2}> /);
});

test('the end of input, and the wish to end', async () => {
  const one = at();
  const waiting = expect(one.prompter.line(line)).rejects.toThrow(Interrupted);
  one.terminal.raw.end();
  await waiting;
  const two = at();
  const asked = expect(two.prompter.line(line)).rejects.toThrow(Interrupted);
  expect(two.terminal.context.interrupt()).toBe(1);
  await asked;
  const three = at();
  const refused = expect(three.prompter.line(line)).rejects.toThrow(Interrupted);
  three.terminal.raw.emit('error', new Error('read EIO'));
  await refused;
});

test('the lines of a text that was not ended are known at its end', async () => {
  const { terminal, prompter } = at();
  const waiting = expect(prompter.text(text)).rejects.toThrow(Interrupted);
  await type(terminal, 'one\n', 'two\n');
  terminal.context.interrupt();
  await waiting;
  expect(prompter.unfinished).toBe('one\ntwo');
});

test.each([40, 80])('a paper from the first question to the file, in %i columns', async (columns) => {
  const week = '2025-07-14';
  const draft = `week: ${week}\ndraft: true\npapers: []\n`;
  const terminal = new FakeTerminal(
    { env, files: newsletter({ '2025-07-07': soundIssue(), [week]: draft }) },
    { columns, rows: 100 },
  );
  const ended = runCli('add-paper --offline', terminal.context);
  // Such a terminal shows by itself what is typed.
  const answer = async (question: string, typed: string): Promise<void> => {
    await terminal.until(new RegExp(`^. ${question}[^>]* > $`, 'm'));
    terminal.print(typed);
    await type(terminal, typed);
  };
  await answer('arXiv id', '2506.15677\n');
  await answer('Title in Korean', '제목\n');
  await answer('Title in English', '\n');
  await answer('Authors', 'Ada Lovelace\nKim\n');
  await answer('Published', 'yesterday\n');
  await answer('Write a day with year, month and day', '2025-06-18\n');
  await answer('Summary', '첫 문단.\n\n둘째 문단.\n');
  terminal.print('\n');
  await type(terminal, '\n');
  await answer('Abstract in Korean', '\n');
  await answer('Abstract in English', '\n');
  await answer('Further reading', '\n');
  await answer('Add it as paper 1', '1\n');
  const { code, context, stderr } = await ended;
  expect([code, context.files.text(`/desk/issues/${week}.yaml`)]).toEqual([
    0,
    `${draft.replace(' []', '')}  - title:
      ko: "제목"
    authors:
      - Ada Lovelace
      - Kim
    published: 2025-06-18
    arxiv: "2506.15677"
    summary: |
      첫 문단.

      둘째 문단.
`,
  ]);
  // oxlint-disable-next-line no-control-regex -- nothing of that kind may be written
  expect(stderr).not.toMatch(/[\u001b\r]/);
  expect(stderr).not.toContain('Ctrl-O');
});
