import { describe, expect, test } from 'vitest';
import { good, goodAnswer, kindOf, LanguageModel } from '../../support/language-model.ts';
import { soundIssue } from '../../support/issues.ts';
import { runCli } from '../../support/run-cli.ts';
import { card, issuePath, lookedUp, Week } from './week.ts';

const one = { issue: lookedUp([card(1)]) };

describe('before anybody is asked', () => {
  test('nothing is, without a terminal and --yes', async () => {
    const week = new Week(one);
    const ran = await week.draft('');
    expect([ran.code, week.model.asked]).toEqual([2, []]);
    expect(ran.stderr).toContain('titles: 1, abstracts: 1, summaries: 1, intro: 1\n4 requests, ');
    expect(ran.stderr).toContain('to test-model at model.example');
    expect(ran.stderr).toContain('--yes');
  });

  test('--dry-run prints every prompt, and needs no model', async () => {
    const week = new Week(one);
    const before = week.issue;
    const ran = await week.draft('--dry-run', { env: { HOME: '/home/editor' } });
    expect([ran.code, week.issue]).toEqual([0, before]);
    expect(ran.stdout.match(/^# the .*$/gm)).toEqual([
      '# the title of paper 1 in Korean',
      '# the abstract of paper 1 in Korean',
      '# the summary of paper 1',
      '# the introduction',
    ]);
    expect(ran.stdout).toBe((await week.draft('--dry-run')).stdout);
  });

  test('--what and --paper say what is wanted', async () => {
    const week = new Week();
    const headings = async (flags: string): Promise<(string | undefined)[]> =>
      [...(await week.draft(`--dry-run ${flags}`)).stdout.matchAll(/^# (.*)$/gm)].map(([, what]) => what);
    expect(await headings('--what titles')).toEqual([
      'the title of paper 1 in Korean',
      'the title of paper 2 in Korean',
    ]);
    expect(await headings('--what summaries,titles --paper 2')).toEqual([
      'the title of paper 2 in Korean',
      'the summary of paper 2',
    ]);
    expect(await headings('--paper 1 2 --what abstracts')).toHaveLength(2);
    expect(await headings('--paper 1')).not.toContain('the introduction');
    expect((await week.draft('--dry-run --what intro --paper 2')).stdout.match(/^Paper \d$/gm)).toEqual([
      'Paper 2',
    ]);
    const none = await week.draft('--dry-run --paper 3');
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('there is no paper 3')]);
    expect((await week.draft('--what poems')).stderr).toContain('Allowed choices are titles, abstracts');
  });

  test('an issue that lacks nothing asks for nothing', async () => {
    const week = new Week({ issue: soundIssue() });
    const ran = await week.draft('');
    expect([ran.code, ran.stdout, week.model.asked]).toEqual([0, '', []]);
    expect(ran.stderr).toContain('has every text');
  });

  describe('a card without an abstract is named, with what to do', () => {
    const bare = (n: number): string => card(n).replace(/ {4}abstract:\n(?: {6,}.*\n)+/, '');

    test.each([
      ['alone', [bare(1)], '', 'paper 1 has no abstract in issues/2025-07-07.yaml, so ', 0],
      ['two of three', [bare(1), card(2), bare(3)], '', 'papers 1 and 3 have no abstract', 1],
      ['the one that is asked for', [bare(1), bare(2)], '--paper 2', 'paper 2 has no abstract', 0],
      ['with a placeholder', [bare(1) + '    abstract: TODO\n'], '', 'paper 1 has no abstract', 0],
    ])('%s', async (_, cards, flags, words, summaries) => {
      const week = new Week({ issue: lookedUp(cards) });
      const ran = await week.draft(`--yes ${flags}`);
      expect(ran.stderr).toContain(words);
      expect(ran.stderr).toContain('below abstract: and en:');
      expect(ran.stderr).not.toContain('has every text');
      expect(week.issue.match(/^ {4}summary:/gm) ?? []).toHaveLength(summaries);
      // Its title can be translated all the same.
      expect(week.issue).toContain('title.ko: ');
    });

    test('where nothing of it is asked for, nothing is said', async () => {
      const week = new Week({ issue: lookedUp([bare(1), card(2)]) });
      for (const flags of ['--what titles', '--paper 2'])
        expect((await week.draft(`--yes ${flags}`)).stderr).not.toContain('no abstract');
      const written = bare(1) + '    summary: |\n      사람이 쓴 글입니다.\n';
      week.files.put(issuePath, lookedUp([written]));
      expect((await week.draft('--yes --what summaries')).stderr).toContain('has every text');
    });
  });

  test('a card between braces has no place for a text, which is said without asking', async () => {
    const flow =
      '  - { title: { en: "A Title of a Paper" }, arxiv: "2506.15009", abstract: { en: "We did it." } }\n';
    const week = new Week({ issue: lookedUp([flow]) });
    const ran = await week.draft('--yes --what summaries,titles');
    expect([ran.code, week.model.asked]).toEqual([1, []]);
    expect(ran.stderr).toContain('the summary of paper 1 was not written');
  });
});

describe('the environment says who is asked', () => {
  const refusal = async (
    env: Readonly<Record<string, string | undefined>>,
  ): Promise<[number, string, number]> => {
    const week = new Week(one);
    const ran = await week.draft('--yes', { env: { HOME: '/home/editor', ...env } });
    return [ran.code, ran.stderr, week.model.asked.length];
  };
  const url = 'https://model.example';
  const model = 'm';

  test.each([
    ['nobody', {}, 'no language model is set'],
    [
      'both',
      { DIGEST_DRAFT_URL: url, DIGEST_DRAFT_COMMAND: '["llm"]', DIGEST_DRAFT_MODEL: model },
      'both DIGEST_DRAFT_URL and',
    ],
    ['no model', { DIGEST_DRAFT_URL: url }, 'DIGEST_DRAFT_MODEL is not set'],
    [
      'no address',
      { DIGEST_DRAFT_URL: 'model', DIGEST_DRAFT_MODEL: model },
      'DIGEST_DRAFT_URL is no address',
    ],
    [
      'a password',
      { DIGEST_DRAFT_URL: 'https://a:b@model.example', DIGEST_DRAFT_MODEL: model },
      'DIGEST_DRAFT_URL is no address',
    ],
    [
      'a key in clear',
      { DIGEST_DRAFT_URL: 'http://model.example', DIGEST_DRAFT_MODEL: model, DIGEST_DRAFT_KEY: 'secret-key' },
      'without encryption',
    ],
    [
      'a key in clear in the network',
      {
        DIGEST_DRAFT_URL: 'http://192.168.0.2:11434',
        DIGEST_DRAFT_MODEL: model,
        DIGEST_DRAFT_KEY: 'secret-key',
      },
      'without encryption',
    ],
    [
      'a key for no header',
      { DIGEST_DRAFT_URL: url, DIGEST_DRAFT_MODEL: model, DIGEST_DRAFT_KEY: 'secret key' },
      'DIGEST_DRAFT_KEY has characters',
    ],
    ['no list', { DIGEST_DRAFT_COMMAND: 'llm -m x' }, 'DIGEST_DRAFT_COMMAND is no list'],
    ['an empty list', { DIGEST_DRAFT_COMMAND: '[]' }, 'DIGEST_DRAFT_COMMAND is no list'],
    ['no words', { DIGEST_DRAFT_COMMAND: '["llm", 1]' }, 'DIGEST_DRAFT_COMMAND is no list'],
  ])('%s', async (_, env, why) => {
    const [code, stderr, asked] = await refusal(env);
    expect([code, asked]).toEqual([2, 0]);
    expect(stderr).toContain(why);
    expect(stderr).not.toMatch(/secret.key/);
  });

  test.each([
    ['https://model.example', 'https://model.example/v1/chat/completions'],
    ['https://model.example/', 'https://model.example/v1/chat/completions'],
    ['https://model.example/v1', 'https://model.example/v1/chat/completions'],
    ['https://model.example/api/v1/', 'https://model.example/api/v1/chat/completions'],
    ['https://model.example/v1beta/openai', 'https://model.example/v1beta/openai/chat/completions'],
    ['https://model.example/x/chat/completions?v=1', 'https://model.example/x/chat/completions?v=1'],
    ['http://localhost:11434', 'http://localhost:11434/v1/chat/completions'],
    ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1/chat/completions'],
  ])('%s is asked at %s', async (given, asked) => {
    const week = new Week(one);
    const env = { ...week.model.env, DIGEST_DRAFT_URL: given };
    await week.draft('--yes --what titles', { env });
    expect(week.model.asked.map((request) => request.url)).toEqual([asked]);
  });

  test('the config cannot', async () => {
    const week = new Week({
      ...one,
      config: 'name: Test\nlocale: ko\ndraft: { url: https://evil.example }\n',
    });
    const ran = await week.draft('--yes');
    expect([ran.code, week.model.asked]).toEqual([2, []]);
  });
});

describe('a server that will not answer', () => {
  const refusing = (status: number, headers: Record<string, string> = {}): Response =>
    Response.json({ error: { message: 'no way' } }, { status, headers });

  test.each([
    [
      'a redirect is not followed',
      () => refusing(307, { location: 'https://evil.example/v1' }),
      'redirects to https://evil.example/v1',
    ],
    ['a key is refused', () => refusing(401), 'model.example refused the key: "no way"'],
    ['no such model', () => refusing(404), 'answered HTTP 404: "no way"'],
    [
      'no server is there',
      () => {
        throw new TypeError('fetch failed', {
          cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
        });
      },
      'hint: Is DIGEST_DRAFT_URL right, and does the server run?',
    ],
    [
      'a server hangs up',
      () =>
        new Response(
          new ReadableStream({
            start: (controller) => controller.error(new TypeError('terminated')),
          }),
        ),
      'in the middle of its answer\nhint: Run it again: it asks only for what is left.',
    ],
  ])('%s, and nothing more is asked', async (_, response, why) => {
    const week = new Week();
    week.model.answer = response;
    const before = week.issue;
    const ran = await week.draft();
    expect([ran.code, week.issue]).toEqual([2, before]);
    expect(ran.stderr).toContain(why);
    // Two are on their way at once.
    expect(week.model.asked.length).toBeLessThanOrEqual(2);
  });

  test.each([429, 500, 503])('after %d it is waited, and gone on', async (status) => {
    const week = new Week(one);
    week.model.answer = ({ prompt }, nth) =>
      nth === 1 ? refusing(status, { 'retry-after': '3' }) : goodAnswer(prompt);
    const context = week.context();
    const ran = await runCli('draft --yes', context);
    expect([ran.code, week.model.asked.length]).toEqual([0, 5]);
    expect(context.waits.filter((pause) => pause === 1000)).toHaveLength(3);
    expect(ran.stderr).toContain('model.example is busy; going on in 3 seconds');
  });

  test('what never ends is given up, and what came before stays', async () => {
    const week = new Week(one);
    week.model.answer = ({ prompt }) => (kindOf(prompt) === 'summary' ? refusing(503) : goodAnswer(prompt));
    const ran = await week.draft('--yes');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('answered HTTP 503');
    expect(week.issue).toContain(good.title);
  });
});

describe('answers are kept', () => {
  test('a second run asks for what is left alone; --offline asks nobody', async () => {
    const week = new Week();
    const before = week.issue;
    await week.draft('--yes --what titles,abstracts');
    expect(week.model.asked).toHaveLength(4);
    // The editor throws it all away.
    week.files.put(issuePath, before);
    week.model.asked.length = 0;
    const offline = await week.draft('--offline');
    expect([offline.code, week.model.asked]).toEqual([0, []]);
    expect(offline.stderr).toContain('3 texts were not asked for');
    expect(week.issue).toContain(good.abstract);
    week.files.put(issuePath, before);
    const ran = await week.draft();
    expect(ran.stderr).toContain('(4 of them asked for before)');
    expect([ran.code, week.model.asked.length]).toEqual([0, 3]);
  });

  test('another model answers for itself', async () => {
    const week = new Week();
    const before = week.issue;
    await week.draft('--yes --what titles');
    week.files.put(issuePath, before);
    await week.draft('--yes --what titles', { env: { ...week.model.env, DIGEST_DRAFT_MODEL: 'other' } });
    expect(week.model.asked.map(({ body }) => body.model)).toEqual([
      'test-model',
      'test-model',
      'other',
      'other',
    ]);
    expect(week.issue).toContain('title.ko: "other · 2025-07-09 · sha256:');
  });
});

test('at most two are asked at once, and at a terminal one sees how far it is', async () => {
  const week = new Week({ issue: lookedUp([1, 2, 3, 4].map((n) => card(n))) });
  const ran = await week.draft('--yes', { tty: { stdin: false, stdout: false, stderr: true } });
  expect([ran.code, week.model.most, week.model.asked.length]).toEqual([0, 2, 13]);
  expect(ran.stderr).toContain('drafting … 12/13 · ');
});

test('Ctrl-C keeps what came, and the next run asks for the rest', async () => {
  const week = new Week({ issue: lookedUp([1, 2, 3].map((n) => card(n))) });
  const context = week.context();
  week.model.answer = ({ prompt }, nth) => {
    if (nth === 4) context.interrupt();
    return goodAnswer(prompt);
  };
  const ran = await runCli('draft --yes', context);
  expect([ran.code, ran.stdout]).toEqual([130, 'issues/2025-07-07.yaml\n']);
  const came = Number(/the (\d) drafts that came before are in/.exec(ran.stderr)?.[1]);
  expect(came).toBeGreaterThanOrEqual(2);
  expect(week.issue).toContain(good.title);
  week.model.asked.length = 0;
  week.model.answer = ({ prompt }) => goodAnswer(prompt);
  expect((await week.draft()).code).toBe(0);
  expect(week.model.asked).toHaveLength(10 - came);
});

test('what a person writes meanwhile stays', async () => {
  const week = new Week(one);
  const own = '    summary: |\n      제가 직접 쓴 소개입니다.\n    abstract:\n';
  week.model.answer = ({ prompt }) => {
    if (!week.issue.includes('직접')) week.files.put(issuePath, week.issue.replace('    abstract:\n', own));
    return goodAnswer(prompt);
  };
  const ran = await week.draft();
  expect(ran.code).toBe(0);
  expect(week.issue).toContain(own);
  expect(week.issue).not.toContain(good.summary);
  expect(week.issue).toContain(good.title);
});

test('the key is nowhere but in the header', async () => {
  const model = new LanguageModel();
  const forms = [model.key, Buffer.from(model.key).toString('base64')];
  const week = new Week(one, model);
  // A server repeats it, in an answer and in a refusal.
  model.answer = ({ prompt, headers }) => {
    expect(headers.get('authorization')).toBe(`Bearer ${model.key}`);
    const kind = kindOf(prompt);
    if (kind === 'summary') return `${good.summary} ${model.key}`;
    if (kind === 'title')
      return Response.json({ error: { message: `the key ${model.key} is bad` } }, { status: 400 });
    return goodAnswer(prompt);
  };
  const ran = await week.draft();
  expect(week.model.asked).toHaveLength(4);
  expect(ran.stderr).toContain('the key [key] is bad');
  // A text that has it is refused whole: without it, it would say something else.
  expect(ran.stderr).toContain('the summary of paper 1 was not written: the answer has the key in it');
  expect(week.issue).not.toContain('[key]');
  const all = week.files.paths('/').map((path) => week.files.text(path));
  expect(all.length).toBeGreaterThan(5);
  for (const form of forms)
    expect([ran.stdout, ran.stderr, ...all].filter((text) => text.includes(form))).toEqual([]);
  for (const { prompt } of week.model.asked) expect(prompt).not.toContain(model.key);
});
