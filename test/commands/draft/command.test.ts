import { expect, test } from 'vitest';
import type { ExecLong } from '../../../src/context.ts';
import { good, goodAnswer, kindOf } from '../../support/language-model.ts';
import { card, lookedUp, Week } from './week.ts';

type Ran = Awaited<ReturnType<ExecLong>>;

const done = (text: string | Uint8Array, more: Partial<Ran> = {}): Ran => ({
  status: 0,
  stdout: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  stderr: '',
  ...more,
});

const env = {
  HOME: '/home/editor',
  OPENAI_API_KEY: 'the program’s own',
  DIGEST_DRAFT_COMMAND: '["/usr/bin/llm", "-m", "a model; rm -rf /", "--no-log"]',
  DIGEST_FORUM_KEY: 'forum-key',
  DIGEST_MAIL_PASSWORD: 'mail-key',
};

test('a program gets its arguments as they are, the prompt on its input, and none of our keys', async () => {
  const asked: Parameters<ExecLong>[] = [];
  const week = new Week({ issue: lookedUp([card(1)]) });
  const execLong: ExecLong = (...call) => {
    asked.push(call);
    return Promise.resolve(done(`${goodAnswer(call[2].input)}\n`));
  };
  const ran = await week.draft('--yes', { env, execLong });
  expect([ran.code, asked.length, week.model.asked]).toEqual([0, 4, []]);
  expect(ran.stderr).toContain('to llm at llm');
  for (const [command, args, options] of asked) {
    expect([command, args]).toEqual(['/usr/bin/llm', ['-m', 'a model; rm -rf /', '--no-log']]);
    expect(options.env).toEqual({ HOME: '/home/editor', OPENAI_API_KEY: 'the program’s own' });
    expect(options.input).toContain('<<< ');
  }
  expect(week.issue).toContain('summary: "llm · 2025-07-09 · sha256:');
});

test('the mark has the name that is set', async () => {
  const week = new Week({ issue: lookedUp([card(1)]) });
  const execLong: ExecLong = (_, __, { input }) => Promise.resolve(done(goodAnswer(input)));
  await week.draft('--yes --what titles', { env: { ...env, DIGEST_DRAFT_MODEL: ' qwen ·  3 ' }, execLong });
  expect(week.issue).toContain('title.ko: "qwen 3 · 2025-07-09 · sha256:');
});

test.each<[string, Partial<Ran> | Uint8Array, string, number]>([
  ['not UTF-8', Uint8Array.of(0xea, 0xb0, 0x41), 'the answer is not in UTF-8', 4],
  ['too much', { ended: 'size', status: null }, 'larger than 1 MB', 4],
  ['too slow', { ended: 'time', status: null }, 'no answer came within 5 minutes', 4],
  [
    'it is not there',
    { status: null, error: new Error('ENOENT') },
    'the program llm gave no answer: it could not be started',
    2,
  ],
  [
    'it fails',
    { status: 3, stderr: 'Traceback\nNo such model\n' },
    'the program llm gave no answer: No such model',
    2,
  ],
  ['it is killed', { status: null }, 'it ended with a signal', 2],
])('%s', async (_, how, why, most) => {
  const week = new Week({ issue: lookedUp([card(1)]) });
  const before = week.issue;
  let count = 0;
  const execLong: ExecLong = () => {
    count++;
    return Promise.resolve(how instanceof Uint8Array ? done(how) : done('', how));
  };
  const ran = await week.draft('--yes', { env, execLong });
  expect([ran.code > 0, week.issue, ran.stderr]).toEqual([true, before, expect.stringContaining(why)]);
  expect(count).toBeLessThanOrEqual(most);
});

test('Ctrl-C ends it', async () => {
  const week = new Week({ issue: lookedUp([card(1)]) });
  const context = week.context({
    env,
    execLong: async (_, __, { input, signal }) => {
      if (kindOf(input) !== 'summary') return done(goodAnswer(input));
      await Promise.resolve();
      context.interrupt();
      expect(signal.aborted).toBe(true);
      return done('', { ended: 'signal', status: null });
    },
  });
  const { runCli } = await import('../../support/run-cli.ts');
  const ran = await runCli('draft --yes', context);
  expect(ran.code).toBe(130);
  expect(week.issue).toContain(good.title);
});

test.each(['./model.sh', '../bin/model', 'bin/model'])('%s is looked for from nowhere', async (program) => {
  const week = new Week({ issue: lookedUp([card(1)]) });
  const ran = await week.draft('--yes', { env: { DIGEST_DRAFT_COMMAND: JSON.stringify([program]) } });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('is started in an empty folder; write the whole path');
});
